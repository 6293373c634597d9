package dev.colophon.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.colophon.media.file.FileType;
import dev.colophon.media.picture.PictureReader;
import dev.colophon.media.refusal.MediaLimits;
import dev.colophon.media.refusal.RefusedException;
import dev.colophon.media.refusal.Unreadable.Reason;
import dev.colophon.media.walk.FileWalker;
import dev.colophon.media.walk.WalkedFile;
import java.awt.image.BufferedImage;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Small files that ask for more memory or time than there is: each is one refusal, and this JVM hardly notices. */
@Tag("full")
class HostileFilesIT {

    @TempDir
    Path folder;

    /** Nothing of it is an entry; the name of the first would fill any memory. */
    @Test
    @Tag("full")
    void aTarWithANameOfGigabytes() throws IOException {
        Path file = folder.resolve("name.tar.gz");
        try (OutputStream out = new BufferedOutputStream(new GZIPOutputStream(Files.newOutputStream(file), 1 << 16) {
            {
                def.setLevel(Deflater.BEST_SPEED);
            }
        })) {
            out.write(tarHeader("././@LongLink", 2_200_000_000L, 'L'));
            byte[] name = "a".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
            for (int i = 0; i < 2_200; i++) {
                out.write(name);
            }
        }
        assertThat(walk(file)).singleElement().satisfies(HostileFilesIT::isRefusedByALimit);
    }

    /** Each says that the name of the next follows. */
    @Test
    void aTarOfNamesForNames() throws IOException {
        Path file = folder.resolve("names.tar");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            for (int i = 0; i < 20_000; i++) {
                out.write(tarHeader("././@LongLink", 5, 'L'));
                out.write(Arrays.copyOf("name".getBytes(StandardCharsets.US_ASCII), 512));
            }
        }
        assertThat(walk(file)).singleElement().isInstanceOfSatisfying(WalkedFile.Refused.class, refused -> {
            assertThat(refused.why().reason()).isEqualTo(Reason.UNDECODABLE);
            assertThat(refused.why().detail()).contains("nested too deep");
        });
    }

    @Test
    void aZipOfThreeMillionEntries() throws IOException {
        Path file = folder.resolve("honest.zip");
        zipDirectory(file, 3_000_000, true);
        assertThat(walk(file)).singleElement().satisfies(HostileFilesIT::isRefusedByALimit);
    }

    @Test
    void aZipOfThreeMillionEntriesThatSaysTen() throws IOException {
        Path file = folder.resolve("lying.zip");
        zipDirectory(file, 3_000_000, false);
        assertThat(walk(file)).singleElement().satisfies(HostileFilesIT::isRefusedByALimit);
    }

    @Test
    void aPictureOfThousandsOfScans() throws Exception {
        Path file = folder.resolve("scans.jpg");
        Files.write(file, withScans(2_500));
        assertThat(Files.size(file)).isLessThan(8_000_000);
        PictureReader hurried = new PictureReader(MediaLimits.DEFAULT, Duration.ofSeconds(3));
        assertThatThrownBy(() -> hurried.read(file, FileType.JPEG))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        e -> assertThat(e.why().reason()).isEqualTo(Reason.DECODE_LIMIT));
        Path good = folder.resolve("good.png");
        ImageIO.write(new BufferedImage(70, 70, BufferedImage.TYPE_INT_RGB), "png", good.toFile());
        assertThat(hurried.read(good, FileType.PNG).renderings()).hasSize(1);
    }

    @Test
    void aSmallFileOfAGigabyteOfSamples() throws Exception {
        Path file = folder.resolve("wide.png");
        widePng(file, 30_000, 1_023);
        assertThat(Files.size(file)).isLessThan(2_000_000);
        assertThat(new MediaReader().read(file, new TrackSink()))
                .hasValueSatisfying(why -> assertThat(why.reason()).isEqualTo(Reason.TOO_LARGE));
    }

    @Test
    @Tag("long")
    void aPageOfFortyMegabytes() throws Exception {
        Path file = folder.resolve("page.html");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            byte[] piece = "<div><b a=1>".getBytes(StandardCharsets.US_ASCII);
            for (int i = 0; i < 40_000_000 / piece.length; i++) {
                out.write(piece);
            }
        }
        assertThat(new MediaReader().read(file, new TrackSink()))
                .hasValueSatisfying(why -> assertThat(why.reason()).isEqualTo(Reason.DECODE_LIMIT));
    }

    @Test
    void aScannedPageSaysThatNobodyReadItAndItsPictureIsLookedAt() throws Exception {
        Path file = folder.resolve("scan.pdf");
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage();
            document.addPage(page);
            BufferedImage scan = new BufferedImage(300, 400, BufferedImage.TYPE_INT_RGB);
            scan.setRGB(10, 10, 0xff8040);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.drawImage(LosslessFactory.createFromImage(document, scan), 0, 0);
            }
            document.save(file.toFile());
        }
        assertThat(new MediaReader().read(file, new TrackSink()))
                .hasValueSatisfying(why -> assertThat(why.reason()).isEqualTo(Reason.NO_TEXT));
        assertThat(walk(file))
                .hasSize(2)
                .allSatisfy(walked -> assertThat(walked).isInstanceOf(WalkedFile.Found.class))
                .last()
                .satisfies(picture -> assertThat(picture.place()).endsWith("scan.pdf!/picture-1"));
    }

    private static void isRefusedByALimit(WalkedFile walked) {
        assertThat(walked)
                .isInstanceOfSatisfying(
                        WalkedFile.Refused.class,
                        refused -> assertThat(refused.why().reason()).isEqualTo(Reason.ARCHIVE_LIMIT));
    }

    private static List<WalkedFile> walk(Path file) {
        List<WalkedFile> all = new ArrayList<>();
        new FileWalker().walk(file, walked -> {
            all.add(walked);
            if (walked instanceof WalkedFile.Found found) {
                try (found) {
                    assertThat(found.path()).isNotEmptyFile();
                } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            }
        });
        return all;
    }

    private static byte[] tarHeader(String name, long size, char type) {
        ByteBuffer header = ByteBuffer.allocate(512);
        header.put(0, name.getBytes(StandardCharsets.US_ASCII));
        header.put(100, "0000644\0".getBytes(StandardCharsets.US_ASCII));
        header.put(124, "%011o".formatted(size).getBytes(StandardCharsets.US_ASCII));
        header.put(148, "        ".getBytes(StandardCharsets.US_ASCII));
        header.put(156, (byte) type);
        header.put(257, "ustar  \0".getBytes(StandardCharsets.US_ASCII));
        int sum = 0;
        for (byte b : header.array()) {
            sum += b & 0xff;
        }
        header.put(148, "%06o\0 ".formatted(sum).getBytes(StandardCharsets.US_ASCII));
        return header.array();
    }

    /** A directory without the entries it lists. */
    private static void zipDirectory(Path file, int entries, boolean honest) throws IOException {
        int nameBytes = 7;
        long directoryBytes = entries * (46L + nameBytes);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
            out.write(little(30 + 1)
                    .putInt(0x04034b50)
                    .putShort(26, (short) 1)
                    .put(30, (byte) 'x')
                    .array());
            for (int i = 0; i < entries; i++) {
                out.write(little(46 + nameBytes)
                        .putInt(0x02014b50)
                        .putShort(28, (short) nameBytes)
                        .put(46, "%07d".formatted(i).getBytes(StandardCharsets.US_ASCII))
                        .array());
            }
            if (honest) {
                out.write(little(56)
                        .putInt(0x06064b50)
                        .putLong(44)
                        .putLong(24, entries)
                        .putLong(32, entries)
                        .putLong(40, directoryBytes)
                        .putLong(48, 31)
                        .array());
                out.write(little(20)
                        .putInt(0x07064b50)
                        .putLong(8, 31 + directoryBytes)
                        .putInt(16, 1)
                        .array());
            }
            short said = honest ? (short) 0xffff : 10;
            out.write(little(22)
                    .putInt(0x06054b50)
                    .putShort(8, said)
                    .putShort(10, said)
                    .putInt(12, honest ? -1 : (int) directoryBytes)
                    .putInt(16, honest ? -1 : 31)
                    .array());
        }
    }

    private static ByteBuffer little(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** A plain progressive picture whose last scan comes again and again. */
    private static byte[] withScans(int scans) throws IOException {
        BufferedImage plain = new BufferedImage(8_000, 8_000, BufferedImage.TYPE_BYTE_GRAY);
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ImageWriteParam progressive = writer.getDefaultWriteParam();
        progressive.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(plain, null, null), progressive);
        }
        writer.dispose();
        byte[] picture = bytes.toByteArray();
        int scan = picture.length - 2;
        while (picture[scan] != (byte) 0xff || picture[scan + 1] != (byte) 0xda) {
            scan--;
        }
        ByteArrayOutputStream many = new ByteArrayOutputStream();
        many.write(picture, 0, picture.length - 2);
        for (int i = 0; i < scans; i++) {
            many.write(picture, scan, picture.length - 2 - scan);
        }
        many.write(picture, picture.length - 2, 2);
        return many.toByteArray();
    }

    /** Red, green, blue and alpha of 16 bits, all zero. */
    private static void widePng(Path file, int width, int height) throws IOException {
        ByteArrayOutputStream rows = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflated = new DeflaterOutputStream(rows, new Deflater(Deflater.BEST_SPEED))) {
            byte[] row = new byte[1 + 8 * width];
            for (int y = 0; y < height; y++) {
                deflated.write(row);
            }
        }
        try (DataOutputStream out = new DataOutputStream(Files.newOutputStream(file))) {
            out.writeLong(0x89504e470d0a1a0aL);
            ByteBuffer header = ByteBuffer.allocate(13)
                    .putInt(width)
                    .putInt(height)
                    .put((byte) 16)
                    .put((byte) 6);
            chunk(out, "IHDR", header.array());
            chunk(out, "IDAT", rows.toByteArray());
            chunk(out, "IEND", new byte[0]);
        }
    }

    private static void chunk(DataOutputStream out, String type, byte[] content) throws IOException {
        byte[] named = new byte[4 + content.length];
        System.arraycopy(type.getBytes(StandardCharsets.US_ASCII), 0, named, 0, 4);
        System.arraycopy(content, 0, named, 4, content.length);
        CRC32 crc = new CRC32();
        crc.update(named);
        out.writeInt(content.length);
        out.write(named);
        out.writeInt((int) crc.getValue());
    }
}
