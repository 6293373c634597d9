package dev.colophon.cases.claimant;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.colophon.evidence.log.verify.Hash;
import dev.colophon.registry.work.RegistryException;
import java.util.Arrays;
import java.util.Optional;

/**
 * A copy of the document by which an owner authorises an agent. It goes with the notice that it is given for: under the Chinese
 * model form each notice needs its own.
 *
 * @param kind of file, by its first bytes
 */
public record PowerOfAttorney(Kind kind, byte[] content) {

    /** What it is scanned as. */
    public enum Kind {
        PDF("pdf", "application/pdf", "%PDF-"),
        PNG("png", "image/png", "\u0089PNG\r\n\u001a\n"),
        JPEG("jpg", "image/jpeg", "\u00ff\u00d8\u00ff");

        private static final int LONGEST_BEGIN = 16;

        private final String ending;
        private final String mediaType;
        private final String begin;

        Kind(String ending, String mediaType, String begin) {
            this.ending = ending;
            this.mediaType = mediaType;
            this.begin = begin;
        }

        /** Such as {@code application/pdf}. */
        public String mediaType() {
            return mediaType;
        }

        private static Optional<Kind> of(byte[] content) {
            String first = new String(content, 0, Math.min(content.length, LONGEST_BEGIN), ISO_8859_1);
            return Arrays.stream(values())
                    .filter(kind -> first.startsWith(kind.begin) && content.length > kind.begin.length())
                    .findFirst();
        }
    }

    /** A larger file is attached to no mail. */
    public static final int LONGEST = 5_000_000;

    public PowerOfAttorney {
        content = content.clone();
    }

    /**
     * The one that these bytes are.
     *
     * @throws RegistryException when they are no PDF, PNG or JPEG, or too many
     */
    public static PowerOfAttorney of(byte[] content) {
        if (content.length > LONGEST) {
            throw new RegistryException(
                    "the power of attorney has more than 5 MB, which no mail takes: scan it with fewer dots");
        }
        return new PowerOfAttorney(
                Kind.of(content)
                        .orElseThrow(() -> new RegistryException(
                                "the power of attorney is no PDF, PNG or JPEG: scan it as one of these")),
                content);
    }

    @Override
    public byte[] content() {
        return content.clone();
    }

    /** The name of the file that goes with the notice. */
    public String fileName() {
        return fileName("power-of-attorney");
    }

    /** The same of something else that is scanned so. */
    public String fileName(String what) {
        return what + "." + kind.ending;
    }

    /** Of its bytes, lower-case hexadecimal. */
    public String sha256() {
        return Hash.sha256(content).hex();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PowerOfAttorney power && Arrays.equals(content, power.content);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(content);
    }

    /** Nothing of what it says. */
    @Override
    public String toString() {
        return "PowerOfAttorney[" + kind + "]";
    }
}
