package dev.colophon.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.cli.Colophon;
import dev.colophon.cli.output.ExitCode;
import dev.colophon.service.settings.Variables;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoCommandTest {

    private static final Variables NONE = new Variables(Map.of());

    @TempDir
    Path folder;

    private final StringWriter printed = new StringWriter();
    private final PrintWriter writer = new PrintWriter(printed);

    @Test
    void anotherKindOfFileIsRefusedBeforeAnyWork() throws Exception {
        for (List<String> arguments : List.of(
                List.of("demo", "--picture", folder.resolve("demo.pdf").toString()),
                List.of("demo", "--web", "--picture", folder.resolve("demo.svg").toString()))) {
            printed.getBuffer().setLength(0);
            assertThat(Demo.run(writer, writer, NONE, arguments.toArray(String[]::new)))
                    .isEqualTo(ExitCode.USAGE);
            assertThat(printed.toString()).contains("--picture").doesNotContain("Rendering");
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void whatDoesNotGoTogetherIsRefused() {
        for (List<String> arguments : List.of(
                List.of("demo", "--web", "--acts"),
                List.of("demo", "--acts", "--picture", "demo.svg"),
                List.of("demo", "--json"))) {
            printed.getBuffer().setLength(0);
            assertThat(Demo.run(writer, writer, NONE, arguments.toArray(String[]::new)))
                    .isEqualTo(ExitCode.USAGE);
            assertThat(printed.toString()).startsWith("colophon: --");
        }
    }

    @Test
    void itsOptionsAreInTheHelpAndCompleted() {
        for (List<String> arguments :
                List.of(List.of("demo", "--help"), List.of("help", "demo"), List.of("completion"))) {
            printed.getBuffer().setLength(0);
            assertThat(Demo.run(writer, writer, NONE, arguments.toArray(String[]::new)))
                    .isEqualTo(ExitCode.OK);
            assertThat(printed.toString()).contains("--web", "--acts", "--keep", "--picture", "--force");
        }
    }

    /** Launchers start the program without it for all other commands. */
    @Test
    void theListOfCommandsIsTheSameWithoutIt() {
        Demo.run(writer, writer, NONE, "help");
        String with = printed.toString();
        printed.getBuffer().setLength(0);
        Colophon.run(writer, writer, NONE, "help");
        assertThat(printed.toString()).isEqualTo(with).containsPattern("(?m)^  demo +Render a small catalogue");
    }

    @Test
    void theProgramWithoutItSaysHowToStartIt() {
        assertThat(Colophon.run(writer, writer, NONE, "demo", "--keep", "there"))
                .isEqualTo(ExitCode.ENVIRONMENT);
        assertThat(printed.toString())
                .isEqualToIgnoringNewLines("colophon: the demonstration is not in this program: "
                        + "start it with the launcher, `colophon demo --keep there`");
    }
}
