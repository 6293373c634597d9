package dev.colophon.media.picture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.media.file.FileType;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MultiPictureJpegTest {

    private static final int PREVIEW = 0x010001;
    private static final int GAIN_MAP = 0x000000;
    private static final int PRIMARY = 0x030000;
    private static final int EYE = 0x020002;

    @TempDir
    Path folder;

    private Path jpeg(int... types) throws IOException {
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB), "jpg", plain);
        ByteBuffer index = ByteBuffer.allocate(8 + 2 + 12 + 4 + 16 * types.length);
        index.put("MM".getBytes(StandardCharsets.ISO_8859_1))
                .putShort((short) 42)
                .putInt(8);
        index.putShort((short) 1);
        index.putShort((short) 0xB002)
                .putShort((short) 7)
                .putInt(16 * types.length)
                .putInt(26);
        index.putInt(0);
        for (int type : types) {
            index.putInt(type).putInt(1_000).putInt(0).putInt(0);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] whole = plain.toByteArray();
        out.write(whole, 0, 2);
        out.writeBytes(ByteBuffer.allocate(8)
                .putShort((short) 0xFFE2)
                .putShort((short) (2 + 4 + index.capacity()))
                .put("MPF\0".getBytes(StandardCharsets.ISO_8859_1))
                .array());
        out.writeBytes(index.array());
        out.write(whole, 2, whole.length - 2);
        return Files.write(folder.resolve("a.jpg"), out.toByteArray());
    }

    @Test
    void thePicturesOfBothEyesAreTwo() throws Exception {
        Path file = jpeg(EYE, EYE);
        assertThat(MultiPictureJpeg.views(file)).isEqualTo(2);
        assertThat(new PictureDecoder(1 << 20, 1_000, Picture.SHORT_SIDE)
                        .decode(file, FileType.JPEG)
                        .partial())
                .contains("1 of 2 pictures was read");
    }

    @Test
    void previewsAndGainMapsAreNoOtherPictures() throws Exception {
        Path file = jpeg(PRIMARY, PREVIEW, GAIN_MAP);
        assertThat(MultiPictureJpeg.views(file)).isZero();
        assertThat(new PictureDecoder(1 << 20, 1_000, Picture.SHORT_SIDE)
                        .decode(file, FileType.JPEG)
                        .partial())
                .isEmpty();
    }

    @Test
    void aCutFileIsNoFailure() throws IOException {
        byte[] whole = Files.readAllBytes(jpeg(EYE, EYE, EYE));
        for (int length = 0; length < 120; length++) {
            Path cut = Files.write(folder.resolve("cut.jpg"), Arrays.copyOf(whole, length));
            assertThat(MultiPictureJpeg.views(cut)).as("%d bytes", length).isBetween(0, 3);
        }
    }
}
