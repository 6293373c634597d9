package dev.colophon.cli.sighting;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.colophon.cli.Cli;
import dev.colophon.cli.output.ExitCode;
import dev.colophon.operators.SiteSignals;
import dev.colophon.page.signal.SignalKind;
import dev.colophon.page.signal.SiteSignal;
import dev.colophon.store.Database;
import dev.colophon.store.DatabaseSettings;
import dev.colophon.store.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OperatorsCommandTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    @TempDir
    Path folder;

    private Path home = Path.of("unset");
    private final List<SiteSignal> signals = new ArrayList<>();

    @BeforeEach
    void sites() {
        home = folder.resolve("home");
        share(SignalKind.ADVERTISING_ID, "pub-4711", "films.example", "movies.example", "kino.example");
        share(SignalKind.CONTACT, "ada@mail.test", "films.example", "movies.example", "series.example");
        for (int i = 0; i < 312; i++) {
            share(SignalKind.SHARED_FILE, "%064x".formatted(i), "films.example", "movies.example");
        }
        for (int i = 0; i < 26; i++) {
            share(SignalKind.CONTACT, i + "@mail.test", "other%d.example".formatted(i));
        }
        store();
    }

    private void share(SignalKind kind, String value, String... sites) {
        for (String site : sites) {
            signals.add(new SiteSignal(site, kind, value, "https://" + site + "/about"));
        }
    }

    private void store() {
        try (Database database = Database.open(new Home(home), DatabaseSettings.SQLITE)) {
            new SiteSignals(database).record(signals, Instant.parse("2026-03-01T12:00:00Z"));
        }
    }

    private JsonNode json(String... arguments) throws IOException {
        Cli.Result result = Cli.run(home, arguments);
        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.lines()).hasSize(1);
        return MAPPER.readTree(result.out());
    }

    @Test
    void listsWhoRunsMoreThanOneSiteAndWhy() throws IOException {
        Cli.Result list = Cli.run(home, "operators");
        assertThat(list.exitCode()).isZero();
        assertThat(list.lines())
                .hasSize(2)
                .satisfies(lines -> assertThat(lines.get(0)).matches("films\\.example  2 sites, 99\\.. %, 0 sightings"))
                .satisfies(lines -> assertThat(lines.get(1))
                        .isEqualTo(
                                "    same AdSense id pub-4711 (3 of 30 sites), same contact ada@mail.test (3 of 30 sites)"
                                        + " and 312 identical files"));
        JsonNode line = json("operators", "--json");
        assertThat(line.get("operator").asText()).isEqualTo("films.example");
        assertThat(line.get("sites")).hasSize(2);
        assertThat(line.get("confidence").asDouble()).isBetween(0.99, 1.0);
        assertThat(line.get("reasons").get(0).get("seenOn").get("films.example").asText())
                .isEqualTo("https://films.example/about");
        assertThat(Cli.run(home, "operators", "--all").lines()).hasSize(30);
    }

    @Test
    void showsOneWithWhatMayBelongToItHoweverItIsNamed() throws IOException {
        Cli.Result shown = Cli.run(home, "operators", "show", "https://movies.example/some/page?x=1");
        assertThat(shown.out())
                .contains("operator    films.example", "sites       films.example, movies.example")
                .contains("312 identical files")
                .contains("perhaps     kino.example too, too few bits to join them")
                .contains("colophon operators merge films.example series.example");
        JsonNode line = json("operators", "show", "movies.example", "--json");
        assertThat(line.get("links")).hasSize(1);
        assertThat(line.get("suggestions")).hasSize(2);
        Cli.Result unknown = Cli.run(home, "operators", "show", "nowhere.example");
        assertThat(unknown.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(unknown.err()).contains("nothing was seen of nowhere.example yet");
    }

    @Test
    void whatAPersonRulesStandsTheNextDay() throws IOException {
        assertThat(json("operators", "merge", "kino.example", "movies.example", "--json")
                        .get("operators"))
                .singleElement()
                .satisfies(operator -> assertThat(operator.get("sites")).hasSize(3));
        assertThat(json("operators", "show", "kino.example", "--json").get("rulings"))
                .hasSize(1);
        assertThat(json("operators", "split", "films.example", "movies.example", "--json")
                        .get("operators"))
                .hasSize(2);
        assertThat(Cli.run(home, "operators", "show", "films.example").out())
                .contains("sites       films.example")
                .doesNotContain("films.example, movies.example");
        assertThat(Cli.run(home, "operators", "merge", "films.example", "films.example")
                        .exitCode())
                .isEqualTo(ExitCode.REFUSED);
    }

    @Test
    void drawsWithTextThatCannotBreakThePicture() throws IOException {
        share(SignalKind.PAYMENT_ADDRESS, "<script>&\"", "films.example", "movies.example");
        store();
        Path svg = folder.resolve("why.svg");
        assertThat(Cli.run(home, "operators", "show", "films.example", "--picture", svg.toString())
                        .exitCode())
                .isZero();
        assertThat(Files.readString(svg))
                .startsWith("<svg ")
                .contains("&lt;script&gt;&amp;", ">kino.example<")
                .doesNotContain("<script");
        byte[] first = Files.readAllBytes(svg);
        Cli.run(home, "operators", "show", "films.example", "--picture", svg.toString());
        assertThat(svg).as("drawn alike every time").hasBinaryContent(first);
        Path png = folder.resolve("all.png");
        assertThat(Cli.run(home, "operators", "--picture", png.toString()).exitCode())
                .isZero();
        assertThat(ImageIO.read(png.toFile()).getWidth()).isGreaterThan(1_000);
        assertThat(Cli.run(
                                home,
                                "operators",
                                "--picture",
                                folder.resolve("a.gif").toString())
                        .exitCode())
                .isEqualTo(ExitCode.USAGE);
    }

    @Test
    void aHomeWithoutAnythingSaysSo() {
        Cli.Result nothing = Cli.run(folder.resolve("nowhere"), "operators");
        assertThat(nothing.exitCode()).isEqualTo(ExitCode.ENVIRONMENT);
        assertThat(nothing.err()).contains("there is no home at");
    }
}
