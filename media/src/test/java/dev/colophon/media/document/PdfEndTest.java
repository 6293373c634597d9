package dev.colophon.media.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PdfEndTest {

    private static final String WHOLE = "%PDF-1.7\n1 0 obj\n<<>>\nendobj\nstartxref\n9\n%%EOF\n";

    @TempDir
    Path folder;

    private boolean isThere(String pdf) throws IOException {
        return PdfEnd.isThere(Files.writeString(folder.resolve("a.pdf"), pdf, StandardCharsets.ISO_8859_1));
    }

    @Test
    void bytesBehindTheEndDoNotMatter() throws IOException {
        for (int more : new int[] {0, 1, 4_100, 65_530, 65_536, 65_540, 200_000}) {
            assertThat(isThere(WHOLE + "\0".repeat(more))).as("%d bytes", more).isTrue();
        }
        assertThat(isThere(WHOLE + "<html>an object of a page</html>".repeat(1_000)))
                .isTrue();
    }

    @Test
    void anEndBeforeOtherObjectsIsNotTheEnd() throws IOException {
        assertThat(isThere(WHOLE.replace("%%EOF", ""))).isFalse();
        for (int more : new int[] {0, 4_100, 65_500, 65_530, 200_000}) {
            assertThat(isThere(WHOLE + "2 0 obj\nstream\n" + "\0".repeat(more)))
                    .as("%d bytes", more)
                    .isFalse();
        }
        assertThat(isThere(WHOLE + "2 0 obj\nendobj\n%%EOF")).isTrue();
        assertThat(isThere("")).isFalse();
    }
}
