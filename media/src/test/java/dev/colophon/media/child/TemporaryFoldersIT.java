package dev.colophon.media.child;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

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

    private static Process start(Path temporary) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djava.io.tmpdir=" + temporary,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Program.class.getName())
                .start();
    }

    private static Path folderOf(Process process) throws IOException {
        BufferedReader said = process.inputReader(StandardCharsets.UTF_8);
        Path folder = Path.of(String.valueOf(said.readLine()));
        assertThat(folder.resolve("file")).exists();
        return folder;
    }

    @Test
    @Timeout(60)
    void anInterruptedProgramLeavesNothing(@TempDir Path temporary) throws Exception {
        Process process = start(temporary);
        Path folder = folderOf(process);
        process.destroy();
        process.waitFor();
        assertThat(folder).doesNotExist();
        assertThat(temporary).isEmptyDirectory();
    }

    @Test
    @Timeout(60)
    void whatAKilledProgramLeavesIsDeletedByTheNextAndWhatALivingOneHasIsNot(@TempDir Path temporary) throws Exception {
        Path others = Files.createDirectories(temporary.resolve("colophon-of-nobody/inside"));
        Process living = start(temporary);
        Process killed = start(temporary);
        Path kept = folderOf(living);
        Path left = folderOf(killed);
        killed.destroyForcibly().waitFor();
        assertThat(left.resolve("file")).exists();
        Process next = start(temporary);
        Path own = folderOf(next);
        assertThat(left).doesNotExist();
        assertThat(left.getParent()).doesNotExist();
        assertThat(kept.resolve("file")).exists();
        assertThat(own.resolve("file")).exists();
        assertThat(others).exists();
        next.destroy();
        living.destroy();
        next.waitFor();
        living.waitFor();
    }

    @Test
    void whatIsDeletedIsGoneWithAllInIt() throws IOException {
        Path folder = TemporaryFolders.create("colophon-test-");
        Files.writeString(Files.createDirectory(folder.resolve("inside")).resolve("file"), "content");
        TemporaryFolders.delete(folder);
        assertThat(folder).doesNotExist();
    }
}
