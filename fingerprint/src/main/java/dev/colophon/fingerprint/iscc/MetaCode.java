package dev.colophon.fingerprint.iscc;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.apache.commons.codec.digest.Blake3;

/**
 * The Meta-Code of what is said of a work.
 *
 * @param name as it went in: in one line of at most 128 bytes
 * @param description as it went in, at most 4,096 bytes; may be empty
 * @param metahash BLAKE3 of the metadata with its multihash prefix, in hexadecimal digits
 */
public record MetaCode(Iscc code, String name, String description, String metahash) {

    private static final int LONGEST_NAME = 128;
    private static final int LONGEST_DESCRIPTION = 4_096;
    private static final int LETTERS = 3;
    private static final int BYTES = 4;
    private static final int DIGEST = 32;
    static final String BLAKE3 = "1e20";

    /**
     * The code of a name and a description.
     *
     * @throws IllegalArgumentException when nothing is left of the name
     */
    public static MetaCode of(String name, String description, int bits) {
        String cleanName = name(name);
        String cleanDescription = IsccText.trim(IsccText.clean(description), LONGEST_DESCRIPTION);
        byte[] digest = cleanDescription.isEmpty()
                ? ofText(cleanName)
                : interleaved(ofText(cleanName), ofText(cleanDescription));
        byte[] payload = (cleanName + " " + cleanDescription).strip().getBytes(UTF_8);
        return of(cleanName, cleanDescription, payload, digest, bits);
    }

    /**
     * The code of a name and more metadata, which takes the place of the description.
     *
     * @param metadata such as JSON in its canonical form (RFC 8785)
     */
    public static MetaCode of(String name, String description, byte[] metadata, int bits) {
        String cleanName = name(name);
        byte[] digest = metadata.length == 0 ? ofText(cleanName) : interleaved(ofText(cleanName), ofBytes(metadata));
        return of(cleanName, IsccText.trim(IsccText.clean(description), LONGEST_DESCRIPTION), metadata, digest, bits);
    }

    private static MetaCode of(String name, String description, byte[] payload, byte[] digest, int bits) {
        return new MetaCode(
                Iscc.unit(MainType.META, SubType.TEXT, digest, bits),
                name,
                description,
                BLAKE3 + HexFormat.of().formatHex(Blake3.hash(payload)));
    }

    private static String name(String text) {
        String name = IsccText.trim(IsccText.oneLine(IsccText.clean(text)), LONGEST_NAME);
        if (name.isEmpty()) {
            throw new IllegalArgumentException("a Meta-Code needs a name");
        }
        return name;
    }

    private static byte[] ofText(String text) {
        int[] characters = IsccText.collapse(text).codePoints().toArray();
        List<byte[]> digests = new ArrayList<>();
        for (int i = 0; i == 0 || i + LETTERS <= characters.length; i++) {
            int count = Math.min(LETTERS, characters.length - i);
            digests.add(Blake3.hash(new String(characters, i, count).getBytes(UTF_8)));
        }
        return SimilarityHash.simhash(digests);
    }

    private static byte[] ofBytes(byte[] bytes) {
        List<byte[]> digests = new ArrayList<>();
        for (int i = 0; i == 0 || i + BYTES <= bytes.length; i++) {
            digests.add(Blake3.hash(Arrays.copyOfRange(bytes, i, Math.min(i + BYTES, bytes.length))));
        }
        return SimilarityHash.simhash(digests);
    }

    /** Four bytes of one and four of the other in turn, of the first half of each. */
    private static byte[] interleaved(byte[] name, byte[] more) {
        byte[] both = new byte[DIGEST];
        for (int i = 0; i < DIGEST / 2; i += 4) {
            System.arraycopy(name, i, both, 2 * i, 4);
            System.arraycopy(more, i, both, 2 * i + 4, 4);
        }
        return both;
    }
}
