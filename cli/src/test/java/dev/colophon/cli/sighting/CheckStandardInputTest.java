package dev.colophon.cli.sighting;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.colophon.cli.Cli;
import dev.colophon.cli.output.ExitCode;
import dev.colophon.samples.text.Stories;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckStandardInputTest {

    private final InputStream before = System.in;

    @TempDir
    Path folder;

    private Path home = Path.of("");

    @BeforeEach
    void register() throws IOException {
        home = folder.resolve("home");
        Path leaf = Files.writeString(folder.resolve("leaf.txt"), Stories.theLastLeaf());
        Cli.run(home, "register", leaf.toString(), "--owner", "Ada");
    }

    @AfterEach
    void restore() {
        System.setIn(before);
    }

    private Cli.Result check(String input, String... arguments) {
        System.setIn(new ByteArrayInputStream(input.getBytes(UTF_8)));
        return Cli.run(home, arguments);
    }

    @Test
    void oneFileComesByStandardInput() {
        Cli.Result found = check("Found: " + Stories.theLastLeaf(), "check", "-", "--fail-on-match");
        assertThat(found.exitCode()).as(found.err()).isEqualTo(ExitCode.FOUND);
        assertThat(found.out()).contains("STRONG", "leaf.txt by Ada");
        Cli.Result named = check("Found: " + Stories.theLastLeaf(), "check", "-", "--name", "upload.txt", "--json");
        assertThat(named.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(named.out()).startsWith("{\"file\":\"upload.txt\"");
        assertThat(check("", "check", "-").exitCode()).as("nothing came").isEqualTo(ExitCode.REFUSED);
    }

    /** What Java had opened in place of it was looked into. */
    @Test
    void oneThatIsClosedIsNotLookedInto() throws Exception {
        assumeTrue(Files.isDirectory(Path.of("/proc/self/fd")));
        Path errors = folder.resolve("errors.txt");
        Process closed = new ProcessBuilder(
                        "/bin/sh",
                        "-c",
                        "exec \"$0\" -cp \"$1\" dev.colophon.cli.Colophon check - --home \"$2\" <&-",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        System.getProperty("java.class.path"),
                        home.toString())
                .redirectError(errors.toFile())
                .start();
        assertThat(closed.waitFor()).isEqualTo(ExitCode.ENVIRONMENT);
        assertThat(Files.readString(errors)).contains("standard input is closed");
        assertThat(new String(closed.getInputStream().readAllBytes(), UTF_8)).isEmpty();
    }

    @Test
    void itStandsAlone() {
        assertThat(check("", "check", "-", folder.toString()).exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(check("", "check", folder.toString(), "--name", "x").err()).contains("--name is for standard input");
    }
}
