package dev.colophon.media.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeifItemsTest {

    @TempDir
    Path folder;

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] shorts(int... values) {
        ByteBuffer bytes = ByteBuffer.allocate(2 * values.length);
        Arrays.stream(values).forEach(value -> bytes.putShort((short) value));
        return bytes.array();
    }

    private static byte[] box(String name, byte[]... content) {
        byte[] bytes = joined(content);
        return joined(ByteBuffer.allocate(4).putInt(8 + bytes.length).array(), text(name), bytes);
    }

    private static byte[] item(int id, String type, boolean hidden) {
        return box("infe", shorts(0x0200, hidden ? 1 : 0, id, 0), text(type + "\0"));
    }

    private static byte[] heic(byte[] items, byte[] references) {
        return joined(
                box("ftyp", text("heic")),
                box(
                        "meta",
                        shorts(0, 0),
                        box("pitm", shorts(0, 0, 1)),
                        box("iinf", shorts(0, 0, 9), items),
                        box("iref", shorts(0, 0), references)),
                box("mdat", new byte[99]));
    }

    private int pictures(byte[] file) throws IOException {
        return HeifItems.pictures(Files.write(folder.resolve("a.heic"), file));
    }

    @Test
    void aPhotographOfATelephoneIsOnePicture() throws IOException {
        byte[] items = joined(
                item(1, "grid", false),
                item(2, "hvc1", true),
                item(3, "hvc1", false),
                item(4, "hvc1", false),
                item(5, "hvc1", false),
                item(6, "Exif", false));
        byte[] references = joined(
                box("dimg", shorts(1, 2, 2, 3)),
                box("thmb", shorts(4, 1, 1)),
                box("auxl", shorts(5, 1, 1)),
                box("cdsc", shorts(6, 1, 1)));
        assertThat(pictures(heic(items, references))).isEqualTo(1);
    }

    @Test
    void aBurstIsSeveral() throws IOException {
        byte[] items =
                joined(item(1, "hvc1", false), item(2, "hvc1", false), item(3, "hvc1", false), item(4, "hvc1", false));
        byte[] references = box("thmb", shorts(4, 3, 1, 2, 3));
        assertThat(pictures(heic(items, references))).isEqualTo(3);
    }

    @Test
    void aCutOrOtherFileIsNoFailure() throws IOException {
        byte[] whole = heic(joined(item(1, "hvc1", false), item(2, "hvc1", false)), new byte[0]);
        for (int length = 0; length < whole.length; length++) {
            assertThat(pictures(Arrays.copyOf(whole, length)))
                    .as("%d bytes", length)
                    .isBetween(0, 2);
        }
        assertThat(pictures(text("no boxes at all, but words"))).isZero();
    }
}
