package dev.colophon.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.colophon.cli.output.ExitCode;
import dev.colophon.samples.sound.Music;
import dev.colophon.samples.text.Stories;
import dev.colophon.service.settings.Variables;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where no ffmpeg works, each command says so and what to do; it does not call files damaged. */
class MissingFfmpegIT {

    private static final String WHY = "which does not run (libva.so.2 is missing): correct or unset it";

    @TempDir
    Path folder;

    private Path broken = Path.of("");

    @BeforeEach
    void files() throws IOException {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "needs /bin/sh");
        broken = folder.resolve("ffmpeg");
        Files.writeString(
                broken,
                "#!/bin/sh\necho 'ffmpeg: error while loading shared libraries: libva.so.2: cannot open shared object "
                        + "file: No such file or directory' >&2\nexit 127\n");
        assertThat(broken.toFile().setExecutable(true)).isTrue();
        Path works = Files.createDirectory(folder.resolve("works"));
        Music.piece(1, 3).writeWav(works.resolve("song.wav"));
        Files.writeString(works.resolve("story.txt"), Stories.theLastLeaf());
    }

    @Test
    @Tag("full")
    void registerSaysItAndKeepsTheRest() {
        Cli.Result result = run("register", works(""), "--owner", "Ada", "--home", home());

        assertThat(result.exitCode()).isEqualTo(ExitCode.ENVIRONMENT);
        assertThat(result.out())
                .contains("song.wav: TOOL_MISSING: COLOPHON_FFMPEG names " + broken + ", " + WHY)
                .containsPattern("registered .*story.txt");
    }

    @Test
    void checkSaysIt() {
        Cli.made(folder.resolve("home"));
        Cli.Result result = run("check", works("song.wav"), "--home", home());

        assertThat(result.exitCode()).isEqualTo(ExitCode.ENVIRONMENT);
        assertThat(result.out()).contains("TOOL_MISSING: COLOPHON_FFMPEG names " + broken + ", " + WHY);
    }

    @Test
    @Tag("full")
    void scanLooksAgainWhenTheToolIsThere() {
        run("register", works("story.txt"), "--owner", "Ada", "--home", home());
        assertThat(run("scan", works(""), "--home", home()).exitCode()).isEqualTo(ExitCode.ENVIRONMENT);

        Cli.Result result = Cli.run(folder.resolve("home"), "scan", works(""));

        assertThat(result.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(result.out()).doesNotContain("TOOL_MISSING");
    }

    @Test
    void doctorSaysItAndWatchEndsWithOneLine() {
        Cli.made(folder.resolve("home"));
        assertThat(run("doctor", "--home", home()).out())
                .containsPattern("ffmpeg +COLOPHON_FFMPEG names .*" + "libva.so.2 is missing");
        Cli.Result result = run("watch", "--once", "--home", home());

        assertThat(result.exitCode()).as(result.err()).isEqualTo(ExitCode.ENVIRONMENT);
        assertThat(result.err().lines()).containsExactly("colophon: COLOPHON_FFMPEG names " + broken + ", " + WHY);
    }

    private Cli.Result run(String... arguments) {
        Map<String, String> variables = new HashMap<>(Cli.VARIABLES.values());
        variables.put("COLOPHON_FFMPEG", broken.toString());
        variables.put("COLOPHON_CONTACT", "https://example.org/who-we-are");
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode = Colophon.run(new PrintWriter(out), new PrintWriter(err), new Variables(variables), arguments);
        return new Cli.Result(exitCode, out.toString(), err.toString());
    }

    private String home() {
        return folder.resolve("home").toString();
    }

    private String works(String name) {
        return folder.resolve("works").resolve(name).toString();
    }
}
