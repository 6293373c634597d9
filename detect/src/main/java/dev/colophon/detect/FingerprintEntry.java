package dev.colophon.detect;

import dev.colophon.fingerprint.ContentDigest;
import dev.colophon.fingerprint.Fingerprint;
import dev.colophon.fingerprint.ForeignFingerprint;
import dev.colophon.fingerprint.Medium;
import dev.colophon.fingerprint.TextFingerprint;
import dev.colophon.fingerprint.text.Fold;
import dev.colophon.media.refusal.MediaLimits;
import dev.colophon.media.refusal.Unreadable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** The fingerprints of one file in a {@link FingerprintFile}, read from there when they are asked for. */
public final class FingerprintEntry {

    /** No longer sound or film is read from any file. */
    static final long LONGEST_MILLIS = 24L * 60 * 60 * 1_000;

    /**
     * Where the code of one part stands.
     *
     * @param version of the constants that made it
     * @param held bytes or characters that reading it takes, about
     */
    record Code(
            Medium medium,
            int version,
            OptionalLong millis,
            Optional<String> partial,
            long start,
            int length,
            long held) {}

    private final String inside;
    private final Optional<FingerprintedFile> of;
    private final Optional<Unreadable> refusal;
    private final Path file;
    private final List<Code> codes;

    FingerprintEntry(
            String inside, Optional<FingerprintedFile> of, Optional<Unreadable> refusal, Path file, List<Code> codes) {
        this.inside = inside;
        this.of = of;
        this.refusal = refusal;
        this.file = file;
        this.codes = List.copyOf(codes);
    }

    /** Where in the file that the fingerprint was taken of: empty for itself, else as places in archives go on. */
    public String inside() {
        return inside;
    }

    /** The file; of one that could not be read nothing is known. */
    public Optional<FingerprintedFile> of() {
        return of;
    }

    /** Whether reading and searching it takes much memory. */
    boolean isLarge() {
        return codes.stream().anyMatch(code -> code.held() > LargeTexts.LARGE);
    }

    /** Its fingerprints; never fails for what somebody made up: the answer then says what is wrong with it. */
    public Reading reading() {
        if (refusal.isPresent()) {
            return new Refusal(refusal.get());
        }
        for (Code code : codes) {
            if (code.version() != Fingerprint.version(code.medium())) {
                return refused(
                        "the fingerprint was taken by another version of this program (%s %d, this one reads %d): take it again with the same version"
                                .formatted(
                                        code.medium().name().toLowerCase(Locale.ROOT),
                                        code.version(),
                                        Fingerprint.version(code.medium())));
            }
        }
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "r")) {
            require(isOfItsType());
            List<Part> parts = new ArrayList<>();
            for (Code code : codes) {
                parts.add(new Part(fingerprint(bytes, code), code.millis(), code.partial()));
            }
            return new Readable(parts);
        } catch (IllegalArgumentException e) {
            return refused("the fingerprint is none that this program takes of a file (%s): take it again"
                    .formatted(e.getMessage()));
        } catch (IOException e) {
            return refused("the fingerprint is damaged or cut: get it again, or take it again");
        } catch (RuntimeException | Error e) {
            return new Refusal(Unreadable.internal(e));
        }
    }

    /** Of what is seen or heard more than the text in it: else nobody would be told that it was not looked at. */
    private boolean isOfItsType() {
        return switch (of.orElseThrow().type().kind()) {
            case PICTURE, FOREIGN_PICTURE, SOUND, FILM -> codes.stream().anyMatch(code -> code.medium() != Medium.TEXT);
            case TEXT, DOCUMENT, ARCHIVE, PLAYLIST, OTHER -> true;
        };
    }

    private Fingerprint fingerprint(RandomAccessFile bytes, Code code) throws IOException {
        byte[] encoded = new byte[code.length()];
        bytes.seek(code.start());
        bytes.readFully(encoded);
        if (code.medium() == Medium.TEXT) {
            require(TextFingerprint.mostCharacters(encoded) <= 3L * MediaLimits.DEFAULT.textCharacters());
        }
        Fingerprint fingerprint = ForeignFingerprint.decode(code.medium(), encoded);
        String sha256 = of.orElseThrow().sha256();
        require(fingerprint.digest().basis() != ContentDigest.Basis.FILE
                || fingerprint.digest().equals(ContentDigest.of(ContentDigest.Basis.FILE, sha256)));
        if (fingerprint instanceof TextFingerprint text) {
            require(Fold.fitting(text.text(), FileFingerprinter.MOST_FOLDED_CHARACTERS)
                    == text.text().length());
        }
        return fingerprint;
    }

    private static void require(boolean holds) {
        if (!holds) {
            throw new IllegalArgumentException("it contradicts itself");
        }
    }

    private static Refusal refused(String why) {
        return new Refusal(new Unreadable(Unreadable.Reason.UNDECODABLE, why));
    }
}
