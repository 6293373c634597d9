package dev.colophon.scale.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The command as the build made it, with a home of its own. */
record InstalledColophon(Path home) {

    /** The folder of its jar; the build of another place may be named. */
    static final Path PROGRAM =
            Path.of(System.getProperty("colophon.program", "../cli/target")).toAbsolutePath();

    private static final int MINUTES = 20;

    Path index() {
        return home.resolve("index");
    }

    /** Runs a command; gives its lines. */
    List<String> run(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-jar",
                PROGRAM.resolve("colophon.jar").toString()));
        command.addAll(List.of(words));
        Path out = Files.createTempFile(home.getParent(), "command", ".out");
        Path error = Files.createTempFile(home.getParent(), "command", ".err");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(error.toFile());
        builder.environment().put("COLOPHON_HOME", home.toString());
        Process process = builder.start();
        assertThat(process.waitFor(MINUTES, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(error)).isZero();
        return Files.readAllLines(out);
    }
}
