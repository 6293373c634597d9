package dev.colophon.cases.message;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Programs and libraries of others, which judge what we write; where one is missing, its test is skipped and says so. */
public final class OtherProgram {

    private static final int SECONDS = 180;

    /** The Python that Debian's packages are for. */
    public static final String PYTHON = "/usr/bin/python3";

    private OtherProgram() {}

    /** What a program answered. */
    public record Result(int status, String output) {}

    /** The folder of published vectors, beside the checkout or where {@code colophon.vectors} says. */
    public static Path vectors(String name) {
        Path folder = Path.of(System.getProperty("colophon.vectors", "../../shared/vectors"), name)
                .toAbsolutePath()
                .normalize();
        assumeTrue(
                Files.isDirectory(folder),
                () -> "no vectors in " + folder + ": name their folder with -Dcolophon.vectors");
        return folder;
    }

    /** Skips the test where a program is missing. */
    public static void require(String program, String install) {
        boolean here = program.startsWith("/")
                ? Files.isExecutable(Path.of(program))
                : Stream.of(System.getenv("PATH").split(":"))
                        .anyMatch(path -> Files.isExecutable(Path.of(path, program)));
        assumeTrue(here, program + " is missing: " + install);
    }

    /** Skips the test where Python lacks a module. */
    public static void requirePython(String module, String install) {
        require(PYTHON, "apt-get install python3");
        assumeTrue(
                run(Path.of("/"), PYTHON, "-c", "import " + module).status() == 0, module + " is missing: " + install);
    }

    /** Installs packages of npm into a folder; skips the test where that is not possible. */
    public static void npm(Path folder, String... packages) {
        require("npm", "apt-get install npm");
        try {
            Files.writeString(folder.resolve("package.json"), "{\"private\": true, \"type\": \"module\"}");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Stream<String> command = Stream.of("npm", "install", "--no-audit", "--no-fund", "--ignore-scripts", "--silent");
        Result result = run(folder, Stream.concat(command, Stream.of(packages)).toArray(String[]::new));
        assumeTrue(
                result.status() == 0,
                "%s missing: let npm reach its registry (%s)"
                        .formatted(List.of(packages), result.output().strip()));
    }

    /** Runs a program to its end. */
    public static Result run(Path folder, String... command) {
        try {
            Path output = Files.createTempFile("program", ".out");
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            process.getOutputStream().close();
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
                throw new AssertionError(List.of(command) + " does not end");
            }
            String said = new String(Files.readAllBytes(output), UTF_8);
            Files.delete(output);
            return new Result(process.exitValue(), said);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
