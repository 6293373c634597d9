package dev.colophon.cli.language;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.colophon.cli.Cli;
import dev.colophon.service.settings.Variables;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs commands in a language of China, and keeps what they print. */
final class ChineseCommands {

    private final String language;
    private final List<String> printed = new ArrayList<>();
    private Path home;

    ChineseCommands(String language, Path home) {
        this.language = language;
        this.home = home;
    }

    Path home() {
        return home;
    }

    /** From now on in another home. */
    void move(Path other) {
        home = other;
    }

    void run(String... arguments) {
        run(Map.of(), arguments);
    }

    void run(Map<String, String> variables, String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--lang", language));
        Cli.Result result = Cli.run(new Variables(variables), home, all.toArray(String[]::new));
        printed.add("$ " + String.join(" ", arguments));
        result.out().lines().forEach(printed::add);
        result.err().lines().forEach(printed::add);
    }

    /** A field of the first answer of a command. */
    String first(String field, String... command) throws IOException {
        List<String> all = new ArrayList<>(List.of(command));
        all.add("--json");
        return new ObjectMapper()
                .readTree(Cli.run(home, all.toArray(String[]::new)).lines().getFirst())
                .path(field)
                .asText();
    }

    /** Of what was printed no line has a word of English that is no name, command or technical word. */
    void assertNoEnglish(int fewestLines) {
        assertNoWordOfEnglish(fewestLines);
        if (language.equals("zh-Hant")) {
            assertThat(ChineseLines.simplified(String.join("", printed)))
                    .as("simplified characters")
                    .isEmpty();
        }
    }

    /** The same of what cites laws of China, and holds notices under them, which are in simplified script. */
    void assertNoWordOfEnglish(int fewestLines) {
        assertThat(printed).hasSizeGreaterThan(fewestLines);
        assertThat(ChineseLines.withEnglish(printed)).isEmpty();
    }
}
