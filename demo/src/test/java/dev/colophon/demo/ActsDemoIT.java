package dev.colophon.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.colophon.cli.output.Console;
import dev.colophon.demo.acts.ActOutcome;
import dev.colophon.demo.acts.ActOutcomeView;
import dev.colophon.demo.acts.ActsResult;
import dev.colophon.demo.acts.ActsWords;
import dev.colophon.demo.acts.HostScript;
import dev.colophon.evidence.messages.Language;
import dev.colophon.service.settings.Settings;
import dev.colophon.service.settings.Variables;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The acts from end to end: notices leave, hosts do what they are planted for, and the program tells what became of each copy. */
@Tag("full")
class ActsDemoIT {

    private static final Variables VARIABLES = new Variables(System.getenv());

    /** Host, mails, answers, what looks saw, how the notice ended. */
    private static final List<String> ROWS = List.of(
            "removes 1 [acknowledgement, removed] [STILL_UP, GONE] REMOVED_VERIFIED",
            "removes-for-good 1 [removed] [STILL_UP, GONE] REMOVED_VERIFIED",
            "does-nothing 1 [] [STILL_UP] SILENT",
            "only-says-so 1 [removed] [STILL_UP] STILL_UP",
            "uploads-again 1 [removed] [STILL_UP, REAPPEARED, GONE] REMOVED_VERIFIED",
            "uploads-again 1 [removed] [STILL_UP, GONE] REMOVED_VERIFIED",
            "counters 1 [removed, counter-notice, restored] [STILL_UP, GONE, REAPPEARED] RESTORED",
            "counters-in-part 1 [removed, counter-notice] [STILL_UP, GONE] REMOVED_VERIFIED",
            "is-licensed 0 [] [] -",
            "shows-a-licence 2 [removed, other] [STILL_UP, GONE, REAPPEARED] RETRACTED",
            "returns-mail 1 [bounce] [STILL_UP] BOUNCED",
            "refuses-mail 0 [] [STILL_UP] BOUNCED");

    @TempDir
    Path folder;

    @Test
    void becomesOfEachCopyWhatItWasPlantedFor() throws Exception {
        Path kept = folder.resolve("acts");
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode = Demo.run(
                new PrintWriter(out),
                new PrintWriter(err),
                VARIABLES,
                "demo",
                "--acts",
                "--json",
                "--keep",
                kept.toString());
        assertThat(exitCode).as("%s%n%s", out, err).isZero();
        assertThat(err.toString().lines().toList().getLast()).isEqualTo("12 of 12 as planted");
        List<String> rows = new ArrayList<>();
        ObjectMapper mapper = new ObjectMapper();
        Schema schema = schema();
        for (String line : out.toString().lines().toList()) {
            assertThat(schema.validate(line, InputFormat.JSON))
                    .as(line)
                    .extracting(Error::getMessage)
                    .isEmpty();
            JsonNode copy = mapper.readTree(line);
            rows.add(row(copy));
            assertThat(copy.get("asPlanted").asBoolean()).as(line).isTrue();
            assertThat(copy.path("noNotice").asText())
                    .as("why there is no notice: " + line)
                    .matches(copy.has("notice") ? "" : "it is licensed: .*Ada Example for 127\\.0\\.0\\.28.*");
        }
        assertThat(rows).isEqualTo(ROWS);
        try (Stream<Path> letters = Files.list(kept.resolve("answers"))) {
            assertThat(letters).hasSize(14);
        }
        assertThat(kept.resolve("record").resolve("statistics.json")).exists();
    }

    private static String row(JsonNode copy) {
        return "%s %d %s %s %s"
                .formatted(
                        copy.get("host").asText().replace(".example", ""),
                        copy.get("mails").asInt(),
                        words(copy.get("answers")),
                        words(copy.get("seen")),
                        copy.path("phase").asText("-"));
    }

    private static List<String> words(JsonNode array) {
        List<String> words = new ArrayList<>();
        array.forEach(word -> words.add(word.asText()));
        return words;
    }

    /** A host that does something else than it is planted for is told of, and so is what was expected of it. */
    @Test
    void whatIsNotAsPlantedIsSaid() throws Exception {
        Console console = new Console(new PrintWriter(new StringWriter()), new PrintWriter(new StringWriter()));
        Settings settings = Settings.of(VARIABLES).inHome(folder.resolve("home"));
        ActsResult result = new ActsDemo(
                        new DemoSteps(console, settings),
                        folder,
                        Map.of(
                                HostScript.REMOVES_FOR_GOOD, HostScript.DOES_NOTHING,
                                HostScript.DOES_NOTHING, HostScript.DOES_NOTHING),
                        new ActsWords(Language.ENGLISH),
                        _ -> {})
                .run();
        ActsWords english = new ActsWords(Language.ENGLISH);
        assertThat(result.isRight()).isFalse();
        assertThat(result.summary(english)).isEqualTo("1 of 2 as planted");
        assertThat(result.outcomes()).extracting(ActOutcome::isAsPlanted).containsExactly(false, true);
        assertThat(result.table(english))
                .contains(
                        "    expected: mails 1, answers removed, seen STILL_UP, GONE, removed verified",
                        "    became:   silent: no answer, and it is there");
        ActsWords chinese = new ActsWords(Language.of("zh").orElseThrow());
        assertThat(result.summary(chinese)).isEqualTo("2 件中 1 件与预设一致");
        assertThat(result.table(chinese))
                .contains(
                        "    预设：  该网站什么也不做，什么也不说",
                        "    应为：  邮件 1 封，答复 已移除，所见 仍在、已移除，已核实移除",
                        "    结果：  对方逾期未答复：没有答复，副本仍在");
    }

    private static Schema schema() throws IOException {
        try (InputStream in = ActOutcomeView.class.getResourceAsStream("act-outcome.schema.json")) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(in);
        }
    }
}
