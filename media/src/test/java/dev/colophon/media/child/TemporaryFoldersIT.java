package dev.colophon.media.child;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class TemporaryFoldersIT {

    /** A program that works in a temporary folder until it is stopped. */
    static final class Program {

        public static void main(String[] arguments) throws Exception {
            Path folder = TemporaryFolders.create("colophon-test-");
            Files.writeString(folder.resolve("file"), "content");
            System.out.println(folder);
            Thread.currentThread().join();
        }
    }

    @Test
    @Timeout(60)
    void anInterruptedProgramLeavesNothing() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Program.class.getName())
                .start();
        Path folder;
        try (BufferedReader said = process.inputReader(StandardCharsets.UTF_8)) {
            folder = Path.of(String.valueOf(said.readLine()));
            assertThat(folder.resolve("file")).exists();
            process.destroy();
            process.waitFor();
        }
        assertThat(folder).doesNotExist();
    }

    @Test
    void whatIsDeletedIsGoneWithAllInIt() throws IOException {
        Path folder = TemporaryFolders.create("colophon-test-");
        Files.writeString(Files.createDirectory(folder.resolve("inside")).resolve("file"), "content");
        TemporaryFolders.delete(folder);
        assertThat(folder).doesNotExist();
    }
}
