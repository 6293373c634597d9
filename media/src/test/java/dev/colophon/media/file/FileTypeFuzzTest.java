package dev.colophon.media.file;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.colophon.media.FuzzSeeds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever bytes a file has, it has a type; CONTRIBUTING.md says how to search for bytes at which it does not. */
@Tag("full")
class FileTypeFuzzTest {

    @TempDir
    static Path folder;

    private static Path file(byte[] data) throws IOException {
        return Files.write(folder.resolve("input"), data);
    }

    @MethodSource("dev.colophon.media.FuzzSeeds#files")
    @FuzzTest(maxDuration = FuzzSeeds.TIME)
    void type(byte[] data) throws IOException {
        TypeSniffer.sniff(data);
        TypeSniffer.sniff(file(data));
    }
}
