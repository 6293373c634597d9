package dev.colophon.warc;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Programs by others that read WARC files. */
final class Tools {

    /** What a program said, both streams, and how it ended. */
    record Said(int exit, String text) {}

    private Tools() {}

    /** {@code jwarc validate}: digests, header fields by WARC 1.1, lengths, HTTP syntax. */
    static Said validate(List<Path> files) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "org.netpreserve.jwarc.tools.ValidateTool",
                "--forbid-extensions"));
        files.forEach(file -> command.add(file.toString()));
        return run(Path.of(System.getProperty("java.io.tmpdir")), 120, command.toArray(String[]::new));
    }

    /** Installs npm's warcio in a folder and returns its command; skips the test where that is not possible. */
    static Path warcio(Path folder) throws IOException, InterruptedException {
        boolean installed;
        try {
            installed = run(folder, 120, "npm", "install", "--no-audit", "--no-fund", "--silent", "warcio@2.4.11")
                            .exit()
                    == 0;
        } catch (IOException noNpm) {
            installed = false;
        }
        assumeTrue(installed, "npm or its registry is missing: apt-get install npm");
        return folder.resolve("node_modules/.bin/warcio");
    }

    public static Said run(Path folder, int seconds, String... command) throws IOException, InterruptedException {
        Path said = Files.createTempFile("said", ".txt");
        try {
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile())
                    .start();
            if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException(Arrays.toString(command) + " did not end within " + seconds + " s");
            }
            return new Said(process.exitValue(), Files.readString(said, StandardCharsets.ISO_8859_1));
        } finally {
            Files.delete(said);
        }
    }
}
