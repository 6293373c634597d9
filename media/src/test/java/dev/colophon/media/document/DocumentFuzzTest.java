package dev.colophon.media.document;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.colophon.media.FuzzSeeds;
import dev.colophon.media.file.FileType;
import dev.colophon.media.file.TextDecoder;
import dev.colophon.media.file.TypeSniffer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever bytes a text or document has, its reader answers; CONTRIBUTING.md says how to search for bytes at which it does not. */
class DocumentFuzzTest {

    @TempDir
    static Path folder;

    private static Path file(byte[] data) throws IOException {
        return Files.write(folder.resolve("input"), data);
    }

    @MethodSource("dev.colophon.media.FuzzSeeds#texts")
    @FuzzTest(maxDuration = FuzzSeeds.TIME)
    void text(byte[] data) throws IOException {
        TextDecoder.decode(data, Optional.empty(), 10_000);
        HtmlPage.read(file(data), 10_000);
    }

    @MethodSource("dev.colophon.media.FuzzSeeds#documents")
    @FuzzTest(maxDuration = FuzzSeeds.TIME)
    void document(byte[] data) throws IOException {
        Path file = file(data);
        FileType type = TypeSniffer.sniff(file);
        if (type.kind() == FileType.Kind.DOCUMENT) {
            DocumentText.write(type, file, 10_000, java.io.Writer.nullWriter());
        }
    }
}
