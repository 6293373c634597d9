package dev.colophon.media.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.colophon.media.file.TypeSniffer;
import dev.colophon.media.refusal.MediaLimits;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.zip.CRC32;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriter;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PictureDecoderTest {

    /** Corners of the upright test picture: top left, top right, bottom left, bottom right. */
    private static final List<Color> CORNERS = List.of(Color.RED, Color.GREEN, Color.BLUE, Color.WHITE);

    @TempDir
    Path folder;

    private final PictureDecoder decoder =
            new PictureDecoder(MediaLimits.DEFAULT.pixels(), MediaLimits.DEFAULT.side(), Picture.SHORT_SIDE);

    private Picture decode(Path file) throws Exception {
        return decoder.decode(file, TypeSniffer.sniff(file));
    }

    private Path write(BufferedImage image, String format) throws Exception {
        Path file = folder.resolve("picture." + format);
        assertThat(ImageIO.write(image, format, file.toFile()))
                .as("written as " + format)
                .isTrue();
        return file;
    }

    /** Four quarters, 160 x 96. */
    private static BufferedImage quarters(int type) {
        BufferedImage image = new BufferedImage(160, 96, type);
        for (int y = 0; y < 96; y++) {
            for (int x = 0; x < 160; x++) {
                image.setRGB(
                        x, y, CORNERS.get((y < 48 ? 0 : 2) + (x < 80 ? 0 : 1)).getRGB());
            }
        }
        return image;
    }

    private static Color at(RgbImage pixels, int x, int y) {
        int i = 3 * (y * pixels.width() + x);
        return new Color(pixels.rgb()[i] & 255, pixels.rgb()[i + 1] & 255, pixels.rgb()[i + 2] & 255);
    }

    private static List<Color> corners(RgbImage p) {
        int right = p.width() - 10;
        int bottom = p.height() - 10;
        return List.of(at(p, 10, 10), at(p, right, 10), at(p, 10, bottom), at(p, right, bottom));
    }

    private static void assertQuarters(RgbImage pixels, int tolerance) {
        List<Color> corners = corners(pixels);
        for (int i = 0; i < 4; i++) {
            assertThat(corners.get(i).getRed()).isCloseTo(CORNERS.get(i).getRed(), within(tolerance));
            assertThat(corners.get(i).getGreen()).isCloseTo(CORNERS.get(i).getGreen(), within(tolerance));
            assertThat(corners.get(i).getBlue()).isCloseTo(CORNERS.get(i).getBlue(), within(tolerance));
        }
    }

    @ParameterizedTest
    @CsvSource({"png,0", "bmp,0", "gif,0", "tiff,0", "jpeg,8"})
    void decodesEveryFormat(String format, int tolerance) throws Exception {
        Picture picture = decode(write(quarters(BufferedImage.TYPE_INT_RGB), format));

        assertThat(picture.partial()).isEmpty();
        assertThat(picture.renderings()).hasSize(1);
        assertThat(picture.renderings().getFirst().width()).isEqualTo(160);
        assertQuarters(picture.renderings().getFirst(), tolerance);
    }

    /** Exif 2.32, 4.6.4: what row 0 and column 0 of the stored picture show; corners as stored for an upright view. */
    @ParameterizedTest
    @CsvSource({"1,0123", "2,1032", "3,3210", "4,2301", "5,0213", "6,1302", "7,3120", "8,2031"})
    void appliesAllOrientations(int orientation, String storedCorners) throws Exception {
        boolean sideways = orientation >= 5;
        BufferedImage stored = new BufferedImage(sideways ? 96 : 160, sideways ? 160 : 96, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < stored.getHeight(); y++) {
            for (int x = 0; x < stored.getWidth(); x++) {
                int quarter = (y < stored.getHeight() / 2 ? 0 : 2) + (x < stored.getWidth() / 2 ? 0 : 1);
                stored.setRGB(
                        x, y, CORNERS.get(storedCorners.charAt(quarter) - '0').getRGB());
            }
        }
        Path file = write(stored, "jpeg");
        Files.write(file, withOrientation(Files.readAllBytes(file), orientation));

        RgbImage upright = decode(file).renderings().getFirst();

        assertThat(upright.width()).isEqualTo(160);
        assertThat(upright.height()).isEqualTo(96);
        assertQuarters(upright, 8);
    }

    /** An APP1 segment with an IFD of one entry, after the start marker. */
    private static byte[] withOrientation(byte[] jpeg, int orientation) {
        ByteBuffer exif = ByteBuffer.allocate(4 + 6 + 8 + 2 + 12 + 4).order(ByteOrder.BIG_ENDIAN);
        exif.putShort((short) 0xFFE1).putShort((short) (exif.capacity() - 2));
        exif.put("Exif\0\0".getBytes(StandardCharsets.US_ASCII))
                .put(new byte[] {'M', 'M', 0, 42})
                .putInt(8);
        exif.putShort((short) 1).putShort((short) 274).putShort((short) 3).putInt(1);
        exif.putShort((short) orientation).putShort((short) 0).putInt(0);
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.write(jpeg, 0, 2);
        all.writeBytes(exif.array());
        all.write(jpeg, 2, jpeg.length - 2);
        return all.toByteArray();
    }

    @Test
    void transparencyGivesTwoRenderings() throws Exception {
        BufferedImage image = quarters(BufferedImage.TYPE_INT_ARGB);
        image.setRGB(0, 0, 0);
        image.setRGB(1, 0, 0x80FF0000);

        List<RgbImage> renderings = decode(write(image, "png")).renderings();

        assertThat(renderings).hasSize(2);
        assertThat(at(renderings.get(0), 0, 0)).isEqualTo(new Color(128, 128, 128));
        assertThat(at(renderings.get(1), 0, 0)).isEqualTo(Color.WHITE);
        assertThat(at(renderings.get(0), 1, 0)).isEqualTo(new Color(192, 64, 64));
        assertThat(at(renderings.get(1), 1, 0)).isEqualTo(new Color(255, 127, 127));
    }

    @Test
    void anOpaqueAlphaChannelGivesOne() throws Exception {
        List<RgbImage> renderings =
                decode(write(quarters(BufferedImage.TYPE_INT_ARGB), "png")).renderings();

        assertThat(renderings).hasSize(1);
        assertQuarters(renderings.getFirst(), 0);
    }

    @Test
    void transparentColoursOfAPaletteCount() throws Exception {
        byte[] values = {0, (byte) 200};
        IndexColorModel palette = new IndexColorModel(1, 2, values, values, values, 0);
        BufferedImage image = new BufferedImage(100, 100, BufferedImage.TYPE_BYTE_BINARY, palette);
        image.getRaster().setSample(50, 50, 0, 1);

        List<RgbImage> renderings = decode(write(image, "png")).renderings();

        assertThat(renderings).hasSize(2);
        assertThat(at(renderings.get(1), 50, 50)).isEqualTo(new Color(200, 200, 200));
        assertThat(at(renderings.get(1), 0, 0)).isEqualTo(Color.WHITE);
    }

    @Test
    void greyKeepsItsValues() throws Exception {
        for (int type : new int[] {BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_USHORT_GRAY}) {
            BufferedImage image = new BufferedImage(80, 80, type);
            for (int x = 0; x < 80; x++) {
                int sample = 3 * x;
                image.getRaster().setSample(x, 40, 0, type == BufferedImage.TYPE_BYTE_GRAY ? sample : sample * 257);
            }
            RgbImage pixels = decode(write(image, "png")).renderings().getFirst();
            for (int x = 0; x < 80; x++) {
                assertThat(at(pixels, x, 40)).isEqualTo(new Color(3 * x, 3 * x, 3 * x));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpeg", "bmp"})
    void bigPicturesAreThinnedToAShortSideOfAtLeast512(String format) throws Exception {
        BufferedImage image = new BufferedImage(2_600, 1_700, BufferedImage.TYPE_INT_RGB);

        RgbImage pixels = decode(write(image, format)).renderings().getFirst();

        assertThat(pixels.height()).isBetween(512, 567);
        assertThat(pixels.width() / (double) pixels.height()).isCloseTo(2_600 / 1_700.0, within(0.01));
    }

    @Test
    void aCutJpegIsUsedAndMarked() throws Exception {
        Path file = write(quarters(BufferedImage.TYPE_INT_RGB), "jpeg");
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length * 9 / 10));

        Picture picture = decode(file);

        assertThat(picture.partial()).contains("the file is cut: its last rows are missing");
        assertThat(corners(picture.renderings().getFirst()).getFirst().getRed()).isGreaterThan(240);
    }

    @Test
    void ofThePagesOfATiffTheFirstIsReadAndThatIsSaid() throws Exception {
        Path file = folder.resolve("pages.tiff");
        ImageWriter writer = ImageIO.getImageWritersByFormatName("tiff").next();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(file.toFile())) {
            writer.setOutput(out);
            writer.prepareWriteSequence(null);
            for (int page = 0; page < 3; page++) {
                writer.writeToSequence(new IIOImage(quarters(BufferedImage.TYPE_INT_RGB), null, null), null);
            }
            writer.endWriteSequence();
        } finally {
            writer.dispose();
        }

        Picture picture = decode(file);

        assertThat(picture.partial()).contains("1 of 3 pages was read");
        assertThat(picture.whole()).as("the other pages may differ").isEmpty();
        assertQuarters(picture.renderings().getFirst(), 0);
    }

    /** One is a page, one a smaller version of it (NewSubfileType 1), and the last leads back to the first. */
    @ParameterizedTest
    @ValueSource(strings = {"II*", "MM*"})
    void smallerVersionsAreNoPages(String magic) throws Exception {
        boolean little = magic.equals("II*");
        ByteBuffer tiff = ByteBuffer.allocate(8 + 3 * 18)
                .order(little ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN)
                .put((byte) magic.charAt(0))
                .put((byte) magic.charAt(0))
                .putShort((short) 42)
                .putInt(8);
        for (int directory = 0; directory < 3; directory++) {
            tiff.putShort((short) 1)
                    .putShort((short) 254)
                    .putShort((short) 4)
                    .putInt(1)
                    .putInt(directory == 1 ? 1 : 0)
                    .putInt(directory == 2 ? 8 : 8 + 18 * (directory + 1));
        }
        assertThat(TiffPages.count(Files.write(folder.resolve("a.tiff"), tiff.array())))
                .isEqualTo(2);
        assertThat(TiffPages.count(Files.write(folder.resolve("cut.tiff"), Arrays.copyOf(tiff.array(), 40))))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"1,false", "2,true"})
    void ofAnAnimatedPngTheFirstPictureIsReadAndThatIsSaid(int frames, boolean animated) throws Exception {
        Path file = write(quarters(BufferedImage.TYPE_INT_RGB), "png");
        byte[] still = Files.readAllBytes(file);
        byte[] control = ByteBuffer.allocate(12)
                .put("acTL".getBytes(StandardCharsets.US_ASCII))
                .putInt(frames)
                .putInt(0)
                .array();
        CRC32 checksum = new CRC32();
        checksum.update(control);
        int header = 8 + 25;
        ByteBuffer png = ByteBuffer.allocate(still.length + 20)
                .put(still, 0, header)
                .putInt(8)
                .put(control)
                .putInt((int) checksum.getValue())
                .put(still, header, still.length - header);

        Picture picture = decode(Files.write(file, png.array()));

        assertThat(picture.partial())
                .isEqualTo(animated ? Optional.of("the first picture of an animated PNG") : Optional.empty());
        assertThat(picture.whole().isPresent()).isEqualTo(!animated);
    }

    /** A photograph in little: no two of its pixels need be alike. */
    private static BufferedImage noise(int width, int height, int type) {
        Random random = new Random(7);
        BufferedImage image = new BufferedImage(width, height, type);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, random.nextInt() | 0xff000000);
            }
        }
        return image;
    }

    @Test
    @Tag("full")
    void aSinglePixelOfALargePictureMakesAnotherDigest() throws Exception {
        BufferedImage image = noise(1_600, 1_600, BufferedImage.TYPE_3BYTE_BGR);
        Picture before = decode(write(image, "png"));
        image.setRGB(0, 0, image.getRGB(0, 0) ^ 1);
        Picture after = decode(write(image, "png"));
        assertThat(before.whole()).isPresent().isNotEqualTo(after.whole());
        assertThat(after.renderings().getFirst().rgb())
                .as("what fingerprints look at is every third pixel")
                .isEqualTo(before.renderings().getFirst().rgb());
    }

    @Test
    void theSamePixelsInAnotherFormatHaveTheSameDigest() throws Exception {
        BufferedImage image = noise(160, 96, BufferedImage.TYPE_3BYTE_BGR);
        assertThat(decode(write(image, "bmp")).whole())
                .isPresent()
                .isEqualTo(decode(write(image, "png")).whole());
    }

    @Test
    @Tag("full")
    void pixelsAreTakenAsAReaderSubsamplesThem() throws Exception {
        for (int type :
                new int[] {BufferedImage.TYPE_3BYTE_BGR, BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_INT_ARGB}) {
            Path file = write(noise(1_601, 1_543, type), "png");
            ImageReader reader = ImageIO.getImageReadersByFormatName("png").next();
            try (ImageInputStream in = new FileImageInputStream(file.toFile())) {
                reader.setInput(in);
                ImageReadParam param = reader.getDefaultReadParam();
                param.setSourceSubsampling(3, 3, 1, 1);
                RgbImage expected =
                        Flattening.renderings(reader.read(0, param), 1).getFirst();
                RgbImage taken = decode(file).renderings().getFirst();
                assertThat(taken.width()).isEqualTo(expected.width());
                assertThat(taken.rgb()).as("type %d", type).isEqualTo(expected.rgb());
            } finally {
                reader.dispose();
            }
        }
    }

    @Test
    void whatIsConvertedHasNoDigestOfItsPixels() throws Exception {
        BufferedImage transparent = quarters(BufferedImage.TYPE_INT_ARGB);
        transparent.setRGB(0, 0, 0);
        assertThat(decode(write(transparent, "png")).whole()).isEmpty();
        assertThat(decode(write(quarters(BufferedImage.TYPE_USHORT_GRAY), "png"))
                        .whole())
                .isEmpty();
    }
}
