package dev.colophon.evidence.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.colophon.evidence.report.document.PdfPrinter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Prints with the Chromium of this machine as a child process; skips the test where there is none. */
record HeadlessPrinter(Path folder) implements PdfPrinter {

    static final String INSTALL =
            "apt-get install --no-install-recommends chromium fonts-noto-cjk fonts-dejavu-core poppler-utils qpdf";

    /** What {@link Tool#run} needs to be here, or the test is skipped. */
    HeadlessPrinter {
        assumeTrue(Tool.isHere("chromium"), "chromium is missing: " + INSTALL);
    }

    @Override
    public byte[] print(String html) {
        try {
            Path page = Files.writeString(folder.resolve("report.html"), html, UTF_8);
            Path pdf = folder.resolve("unsigned.pdf");
            Tool.Result result = Tool.run(
                    "chromium",
                    "--headless",
                    "--no-sandbox",
                    "--disable-gpu",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--user-data-dir=" + folder.resolve("profile"),
                    "--no-pdf-header-footer",
                    "--print-to-pdf=" + pdf,
                    page.toUri().toString());
            if (!Files.exists(pdf)) {
                throw new AssertionError("chromium printed nothing: " + result.output());
            }
            return Files.readAllBytes(pdf);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Programs that are not ours. */
    static final class Tool {

        /** Status and everything it said. */
        record Result(int status, String output) {}

        private Tool() {}

        static boolean isHere(String name) {
            return Stream.of(System.getenv("PATH").split(":"))
                    .anyMatch(path -> Files.isExecutable(Path.of(path, name)));
        }

        static Result run(String... command) {
            try {
                Path said = Files.createTempFile("tool", ".txt");
                try {
                    Process process = new ProcessBuilder(List.of(command))
                            .redirectErrorStream(true)
                            .redirectOutput(said.toFile())
                            .start();
                    if (!process.waitFor(5, TimeUnit.MINUTES)) {
                        process.descendants().forEach(ProcessHandle::destroyForcibly);
                        process.destroyForcibly();
                        throw new AssertionError(command[0] + " does not end");
                    }
                    return new Result(process.exitValue(), Files.readString(said, UTF_8));
                } finally {
                    Files.delete(said);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError(e);
            }
        }
    }
}
