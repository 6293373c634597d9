package dev.colophon.cli.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.colophon.cli.Cli;
import dev.colophon.cli.output.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Campaigns from the command line. */
@Tag("full")
class CampaignCommandTest {

    private static final Path ORDER = Path.of("../docs/order-of-2015.csv");
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @TempDir
    Path folder;

    private Path home = Path.of("");

    @BeforeEach
    void made() {
        home = Cli.made(folder.resolve("home"));
    }

    private Cli.Result run(String... arguments) {
        return Cli.run(home, arguments);
    }

    private Cli.Result order(String... more) {
        return run(Stream.concat(
                        Stream.of(
                                "campaign",
                                "open",
                                "order-2015",
                                "--deadline",
                                "2015-07-31",
                                "--scope",
                                "songs without licence, by the order of July 2015",
                                "--providers",
                                ORDER.toString()),
                        Stream.of(more))
                .toArray(String[]::new));
    }

    @Test
    void theOrderOf2015IsReproducedWithItsPrecisions() throws IOException {
        JsonNode opened = MAPPER.readTree(order("--json").lines().getFirst());
        assertThat(opened.get("providers")).hasSize(16);
        assertThat(opened.at("/published/value").asLong()).isEqualTo(2_196_867);
        assertThat(opened.at("/published/minima").asInt()).isEqualTo(2);
        assertThat(opened.at("/published/rounded").asInt()).isEqualTo(7);
        assertThat(opened.at("/providers/1/precision").asText()).isEqualTo("AT_LEAST");
        assertThat(run("campaign", "show", "order-2015", "--lang", "en").out())
                .contains(
                        "2,196,867 as published (two figures minima, seven rounded), about 2.2 million",
                        "600,000 (at least)",
                        "642,000 (rounded)",
                        "乐视 LeTV",
                        "178")
                .doesNotContain("at least 2");
        assertThat(run("campaign", "show", "order-2015", "--lang", "zh").out())
                .contains("2,196,867（2 项为最低数，7 项为约数），约 220 万");
        assertThat(run("campaign", "show", "order-2015", "--lang", "zh-TW").out())
                .contains("2,196,867（2 項為最低數，7 項為約數），約 220 萬");
        assertThat(run("campaign", "show", "order-2015", "--lang", "mn").out())
                .contains("2,196,867 (2 тоо нь доод хэмжээ, 7 бүхэлчилсэн), ойролцоогоор 2.2 сая");
        assertThat(run("campaign", "list").out()).contains("order-2015", "16 providers");
        assertThat(run("campaign", "report", "order-2015", "--lang", "en").out())
                .contains("2,196,867 as published", "cannot be compared");
    }

    @Test
    void aTableIsInertAndProved() throws IOException {
        Path providers = Files.writeString(
                folder.resolve("providers.csv"),
                "provider,sites\n\"=HYPERLINK(\"\"x\"\")\",pirate.example mirror.example\n");
        assertThat(run(
                                "campaign",
                                "open",
                                "spring",
                                "--deadline",
                                "2027-06-30",
                                "--scope",
                                "songs",
                                "--providers",
                                providers.toString())
                        .exitCode())
                .isZero();
        Path table = folder.resolve("spring.csv");
        Cli.Result reported = run("campaign", "report", "spring", "--csv", table.toString(), "--json");
        assertThat(reported.exitCode()).as(reported.err()).isZero();
        assertThat(MAPPER.readTree(reported.lines().getFirst()).at("/all/found").asInt())
                .isZero();
        assertThat(Files.readString(table)).contains("removed_by_itself", "\"'=HYPERLINK(\"\"x\"\")\"", "spring,");
        assertThat(Files.readString(folder.resolve("spring.csv.leaf.json"))).contains("\"type\":\"report\"");
        assertThat(folder.resolve("spring.csv.tlog-proof")).isNotEmptyFile();
        assertThat(run("campaign", "report", "spring", "--csv", table.toString())
                        .exitCode())
                .isEqualTo(ExitCode.REFUSED);
        assertThat(run("campaign", "report", "spring", "--csv", table.toString(), "--force")
                        .exitCode())
                .isZero();
    }

    @Test
    void whatCannotBeMeantIsSaidInOneLine() throws IOException {
        List<String> open = List.of("campaign", "open", "x", "--deadline", "2027-06-30", "--scope", "songs");
        assertThat(run(open.toArray(String[]::new)).err()).contains("say whose copies");
        assertThat(run(with(open, "--provider", "Com=com")).err()).contains("stands for the sites of many owners");
        assertThat(run(with(open, "--provider", "Nobody=")).err()).contains("names no site");
        assertThat(run(with(open, "--providers", folder.resolve("none.csv").toString()))
                        .err())
                .contains("cannot be read");
        Path bad = Files.writeString(folder.resolve("bad.csv"), "provider,published,precision\nA,12,about\n");
        assertThat(run(with(open, "--providers", bad.toString())).err())
                .contains("bad.csv, line 2", "write exact, rounded or at-least");
        Path twice = Files.writeString(
                folder.resolve("twice.csv"), "provider,sites,published\nA,a.com,12\nB,b.com,3\nA,c.com,\nA,d.com,13\n");
        Cli.Result two = run(with(open, "--providers", twice.toString()));
        assertThat(two.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(two.err()).contains("twice.csv, lines 2 and 5: both name `A`, with different numbers (12 and 13)");
        Path other = Files.writeString(folder.resolve("other.csv"), "name\nA\n");
        assertThat(run(with(open, "--providers", other.toString())).err()).contains("names no column `provider`");
        assertThat(run("campaign", "report", "none").err()).contains("there is no campaign `none`");
        assertThat(run("campaign", "add", "none", "--provider", "a.example").err())
                .contains("there is no campaign");
        assertThat(run("campaign", "list").err()).contains("no campaigns");
    }

    private static String[] with(List<String> command, String... more) {
        return Stream.concat(command.stream(), Stream.of(more)).toArray(String[]::new);
    }
}
