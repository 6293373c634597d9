package dev.colophon.benchmark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** External programs that make the corpus and its copies: run with argument lists, failing loudly. */
final class Tools {

    private Tools() {}

    /** Whether all of these programs are on the path. */
    static boolean present(String... programs) {
        return Arrays.stream(programs).allMatch(Tools::present);
    }

    private static boolean present(String program) {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(java.io.File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    /** Runs a program to its end and returns what it printed on standard output. */
    static byte[] run(Path folder, List<String> command) throws IOException {
        Path errors = Files.createTempFile("tool", ".err");
        try {
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectError(errors.toFile())
                    .start();
            byte[] output = process.getInputStream().readAllBytes();
            if (!process.waitFor(5, TimeUnit.MINUTES) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IOException(String.join(" ", command) + " failed: "
                        + Files.readString(errors).strip());
            }
            return output;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while running " + command.getFirst(), e);
        } finally {
            Files.deleteIfExists(errors);
        }
    }

    /** Length of a sound or film in seconds, as ffprobe tells it. */
    static double duration(Path file) throws IOException {
        byte[] printed = run(
                Path.of("."),
                List.of(
                        "ffprobe",
                        "-v",
                        "error",
                        "-show_entries",
                        "format=duration",
                        "-of",
                        "csv=p=0",
                        file.toString()));
        return Double.parseDouble(new String(printed, StandardCharsets.US_ASCII).strip());
    }
}
