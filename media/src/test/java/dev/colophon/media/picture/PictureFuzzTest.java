package dev.colophon.media.picture;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.colophon.media.FuzzSeeds;
import dev.colophon.media.file.FileType;
import dev.colophon.media.file.TypeSniffer;
import dev.colophon.media.refusal.RefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever bytes a picture has, its decoder answers; CONTRIBUTING.md says how to search for bytes at which it does not. */
class PictureFuzzTest {

    @TempDir
    static Path folder;

    private static Path file(byte[] data) throws IOException {
        return Files.write(folder.resolve("input"), data);
    }

    @MethodSource("dev.colophon.media.FuzzSeeds#pictures")
    @FuzzTest(maxDuration = FuzzSeeds.TIME)
    void picture(byte[] data) throws IOException {
        Path file = file(data);
        FileType type = TypeSniffer.sniff(file);
        if (type.kind() != FileType.Kind.PICTURE) {
            return;
        }
        try {
            new PictureDecoder(100_000, 2_000, Picture.SHORT_SIDE).decode(file, type);
        } catch (RefusedException | IOException refused) {
            // As it should be.
        }
    }
}
