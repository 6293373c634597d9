package dev.colophon.media.walk;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.colophon.media.FuzzSeeds;
import dev.colophon.media.file.FileType;
import dev.colophon.media.file.TypeSniffer;
import dev.colophon.media.walk.WalkedFile.Found;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever bytes an archive has, its reader answers; CONTRIBUTING.md says how to search for bytes at which it does not. */
@Tag("full")
class ArchiveFuzzTest {

    @TempDir
    static Path folder;

    private static Path file(byte[] data) throws IOException {
        return Files.write(folder.resolve("input"), data);
    }

    @MethodSource("dev.colophon.media.FuzzSeeds#archives")
    @FuzzTest(maxDuration = FuzzSeeds.TIME)
    void archive(byte[] data) throws IOException {
        List<WalkedFile> seen = new ArrayList<>();
        Path file = file(data);
        if (TypeSniffer.sniff(file).kind() != FileType.Kind.ARCHIVE) {
            return;
        }
        new ArchiveWalk("input", new WalkLimits(3, 200, 1 << 22, 100, 1 << 16), walked -> {
                    seen.add(walked);
                    if (walked instanceof Found found) {
                        close(found);
                    }
                })
                .open(file);
        if (seen.isEmpty()) {
            throw new AssertionError("nothing was said");
        }
    }

    private static void close(Found found) {
        try (found) {
            TypeSniffer.sniff(found.path());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
