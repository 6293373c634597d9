package dev.colophon.media.tag;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;

/** Writes small JPEG pictures with tags in all three places where they may stand. */
final class TaggedJpeg {

    private static final int APP1 = 0xE1;
    private static final int APP13 = 0xED;
    private static final int ASCII = 2;
    private static final int LONG = 4;

    private final List<byte[]> segments = new ArrayList<>();

    /** XMP: ISO 16684-1, in APP1. */
    TaggedJpeg xmp(String properties) {
        String packet = """
                <?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF
                  xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""
                  xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/">%s</rdf:Description>
                </rdf:RDF></x:xmpmeta><?xpacket end="w"?>""".formatted(properties);
        return segment(APP1, "http://ns.adobe.com/xap/1.0/\0", packet.getBytes(UTF_8));
    }

    /** IPTC-IIM record 2 in a resource of Photoshop, in APP13; in UTF-8, as 1:90 says. */
    TaggedJpeg iptc(Map<Integer, String> values) throws IOException {
        return iptc(new byte[] {0x1C, 1, 90, 0, 3, 0x1B, '%', 'G'}, values, UTF_8);
    }

    /** Likewise, in a charset that nothing says. */
    TaggedJpeg iptc(Map<Integer, String> values, Charset charset) throws IOException {
        return iptc(new byte[0], values, charset);
    }

    private TaggedJpeg iptc(byte[] envelope, Map<Integer, String> values, Charset charset) throws IOException {
        ByteArrayOutputStream iim = new ByteArrayOutputStream();
        iim.write(envelope);
        for (Map.Entry<Integer, String> value : values.entrySet()) {
            byte[] text = value.getValue().getBytes(charset);
            iim.write(new byte[] {0x1C, 2, value.getKey().byteValue(), (byte) (text.length >> 8), (byte) text.length});
            iim.write(text);
        }
        if (iim.size() % 2 == 1) {
            iim.write(0);
        }
        byte[] resource = ByteBuffer.allocate(12 + iim.size())
                .put("8BIM".getBytes(UTF_8))
                .putShort((short) 0x0404)
                .putShort((short) 0)
                .putInt(iim.size())
                .put(iim.toByteArray())
                .array();
        return segment(APP13, "Photoshop 3.0\0", resource);
    }

    /** EXIF 2.32: Artist and Copyright in the first directory, DateTimeOriginal in that of EXIF, in APP1. */
    TaggedJpeg exif(String artist, String copyright, String date) {
        ByteBuffer tiff = ByteBuffer.allocate(4_096).order(ByteOrder.LITTLE_ENDIAN);
        tiff.put("II".getBytes(UTF_8)).putShort((short) 42).putInt(8);
        int texts = 8 + 2 + 3 * 12 + 4 + 2 + 12 + 4;
        tiff.putShort((short) 3);
        texts = text(tiff, 0x013B, artist, texts);
        texts = text(tiff, 0x8298, copyright, texts);
        tiff.putShort((short) 0x8769).putShort((short) LONG).putInt(1).putInt(tiff.position() + 4 + 4);
        tiff.putInt(0);
        tiff.putShort((short) 1);
        int end = text(tiff, 0x9003, date, texts);
        tiff.putInt(0);
        byte[] bytes = new byte[end];
        tiff.get(0, bytes);
        return segment(APP1, "Exif\0\0", bytes);
    }

    /** EXIF 2.32: ImageDescription alone. */
    TaggedJpeg described(String description, Charset charset) {
        ByteBuffer tiff = ByteBuffer.allocate(4_096).order(ByteOrder.LITTLE_ENDIAN);
        tiff.put("II".getBytes(UTF_8)).putShort((short) 42).putInt(8);
        tiff.putShort((short) 1);
        int end = text(tiff, 0x010E, description, 8 + 2 + 12 + 4, charset);
        tiff.putInt(0);
        byte[] bytes = new byte[end];
        tiff.get(0, bytes);
        return segment(APP1, "Exif\0\0", bytes);
    }

    private static int text(ByteBuffer tiff, int tag, String value, int at) {
        return text(tiff, tag, value, at, UTF_8);
    }

    private static int text(ByteBuffer tiff, int tag, String value, int at, Charset charset) {
        byte[] text = (value + "\0").getBytes(charset);
        tiff.putShort((short) tag).putShort((short) ASCII).putInt(text.length).putInt(at);
        tiff.put(at, text);
        return at + text.length;
    }

    private TaggedJpeg segment(int marker, String name, byte[] content) {
        byte[] begin = name.getBytes(UTF_8);
        segments.add(ByteBuffer.allocate(4 + begin.length + content.length)
                .put((byte) 0xFF)
                .put((byte) marker)
                .putShort((short) (2 + begin.length + content.length))
                .put(begin)
                .put(content)
                .array());
        return this;
    }

    Path write(Path file) throws IOException {
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(32, 32, BufferedImage.TYPE_INT_RGB), "jpeg", plain);
        ByteArrayOutputStream tagged = new ByteArrayOutputStream();
        tagged.write(plain.toByteArray(), 0, 2);
        for (byte[] segment : segments) {
            tagged.write(segment);
        }
        tagged.write(plain.toByteArray(), 2, plain.size() - 2);
        return Files.write(file, tagged.toByteArray());
    }
}
