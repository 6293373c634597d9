package dev.colophon.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.colophon.fingerprint.ContentDigest;
import dev.colophon.fingerprint.Fingerprint;
import dev.colophon.fingerprint.Medium;
import dev.colophon.fingerprint.Role;
import dev.colophon.fingerprint.TextFingerprint;
import dev.colophon.index.Access;
import dev.colophon.index.FingerprintIndex;
import dev.colophon.index.ReferenceId;
import dev.colophon.index.SearchOptions;
import dev.colophon.index.local.LocalIndex;
import dev.colophon.media.MediaReader;
import dev.colophon.media.file.FileType;
import dev.colophon.media.refusal.RefusedException;
import dev.colophon.media.refusal.Unreadable;
import dev.colophon.samples.picture.Pictures;
import dev.colophon.samples.text.Stories;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file of fingerprints, and what somebody may have made of one. */
class FingerprintFileTest {

    private static final int SHA256_BYTES = 32;

    /** Magic and form; the mark of the first entry, its place, how many parts. */
    private static final int FIRST_PARTS = 9 + 1 + 2;

    @TempDir
    Path folder;

    private final MediaReader media = new MediaReader();
    private final FileFingerprinter fingerprinter = new FileFingerprinter(media);

    private Path picture() throws IOException {
        Path file = folder.resolve("picture.png");
        assertThat(ImageIO.write(Pictures.picture(3, 480, 320), "png", file.toFile()))
                .isTrue();
        return file;
    }

    private Path text() throws IOException {
        return Files.writeString(folder.resolve("leaf.txt"), "Read this: " + Stories.theLastLeaf());
    }

    private Path taken(Path file) throws Exception {
        Path target = folder.resolve(file.getFileName() + ".fingerprint");
        try (FingerprintFileWriter out = new FingerprintFileWriter(Files.newOutputStream(target))) {
            out.add("", FingerprintedFile.of(file, media), (Readable) fingerprinter.read(file, Role.COPY));
            out.end();
        }
        return target;
    }

    private static FingerprintEntry only(Path fingerprint) throws Exception {
        assertThat(FingerprintFile.read(fingerprint).entries()).hasSize(1);
        return FingerprintFile.read(fingerprint).entries().getFirst();
    }

    private static String refusal(Path fingerprint) {
        try {
            return ((Refusal) only(fingerprint).reading()).why().detail();
        } catch (RefusedException e) {
            assertThat(e.why().detail().lines()).hasSize(1);
            return e.why().reason() + ": " + e.why().detail();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** With the digest that is right for it, as whoever makes one up would write it. */
    private Path written(byte[] bytes) throws IOException {
        MessageDigest sha = ContentDigest.start();
        sha.update(bytes, 0, bytes.length - SHA256_BYTES);
        System.arraycopy(sha.digest(), 0, bytes, bytes.length - SHA256_BYTES, SHA256_BYTES);
        return Files.write(folder.resolve("made-up.fingerprint"), bytes);
    }

    @Test
    void noneIsRegistered() throws Exception {
        for (Path file : List.of(picture(), text())) {
            assertThat(((Refusal) fingerprinter.read(taken(file), Role.REFERENCE)).why())
                    .isEqualTo(new Unreadable(
                            Unreadable.Reason.UNKNOWN_TYPE,
                            "a fingerprint is checked, not registered: register the file that it was taken of"));
        }
    }

    @Test
    void whatWasTakenIsReadBack() throws Exception {
        for (Path file : List.of(picture(), text())) {
            Path fingerprint = taken(file);
            assertThat(FingerprintFile.isOne(fingerprint)).isTrue();
            assertThat(FingerprintFile.isOne(file)).isFalse();
            FingerprintEntry entry = only(fingerprint);
            assertThat(entry.inside()).isEmpty();
            assertThat(entry.reading()).isEqualTo(fingerprinter.read(file, Role.COPY));
            MessageDigest sha = ContentDigest.start();
            assertThat(ContentDigest.of(
                            ContentDigest.Basis.FILE, entry.of().orElseThrow().sha256()))
                    .isEqualTo(ContentDigest.of(ContentDigest.Basis.FILE, fed(sha, Files.readAllBytes(file))));
            byte[] first = Files.readAllBytes(fingerprint);
            assertThat(Files.readAllBytes(taken(file))).isEqualTo(first);
        }
        assertThat(only(folder.resolve("picture.png.fingerprint")).of())
                .hasValueSatisfying(of -> assertThat(of.pixels()).hasValue(480 * 320));
    }

    private static MessageDigest fed(MessageDigest sha, byte[] bytes) {
        sha.update(bytes);
        return sha;
    }

    @Test
    void oneOfSeveralThatWasNotReadIsSaid() throws Exception {
        Path text = text();
        Path target = folder.resolve("several.fingerprint");
        try (FingerprintFileWriter out = new FingerprintFileWriter(Files.newOutputStream(target))) {
            out.add("!/a\n.zip", new Unreadable(Unreadable.Reason.ENCRYPTED, "it is protected by a password"));
            out.add("!/leaf.txt", FingerprintedFile.of(text, media), (Readable) fingerprinter.read(text, Role.COPY));
            out.end();
        }
        List<FingerprintEntry> entries = FingerprintFile.read(target).entries();
        assertThat(entries).extracting(FingerprintEntry::inside).containsExactly("!/a\uFFFD.zip", "!/leaf.txt");
        assertThat(entries.getFirst().reading())
                .isEqualTo(new Refusal(new Unreadable(Unreadable.Reason.ENCRYPTED, "it is protected by a password")));
        assertThat(entries.getLast().reading()).isInstanceOf(Readable.class);
    }

    @Test
    void whatIsCutOrChangedIsRefusedInOneLine() throws Exception {
        byte[] whole = Files.readAllBytes(taken(picture()));
        for (int length : new int[] {0, 5, 8, 9, 40, 200, whole.length / 2, whole.length - 33, whole.length - 1}) {
            Path cut = Files.write(folder.resolve("cut"), Arrays.copyOf(whole, length));
            assertThat(refusal(cut)).startsWith("UNDECODABLE: the fingerprint is damaged or cut");
        }
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 200; i++) {
            byte[] changed = whole.clone();
            changed[9 + random.nextInt(whole.length - 9)] ^= (byte) (1 << random.nextInt(8));
            assertThat(refusal(Files.write(folder.resolve("changed"), changed)))
                    .as("seed %d", seed)
                    .startsWith("UNDECODABLE: the fingerprint is damaged or cut");
        }
        byte[] longer = Arrays.copyOf(whole, whole.length + 1);
        assertThat(refusal(Files.write(folder.resolve("longer"), longer))).contains("damaged or cut");
        byte[] other = whole.clone();
        other[8] = 2;
        assertThat(refusal(written(other)))
                .contains("a fingerprint of form 2, and this program reads form 1: take it again");
        byte[] text = Files.readAllBytes(text());
        assertThat(refusal(Files.write(folder.resolve("a"), text))).startsWith("UNKNOWN_TYPE: no fingerprint: ");
    }

    @Test
    void twoGigabytesOfZerosAreNotRead() throws Exception {
        byte[] whole = Files.readAllBytes(taken(text()));
        Path large = Files.write(folder.resolve("large"), Arrays.copyOf(whole, FIRST_PARTS));
        try (RandomAccessFile file = new RandomAccessFile(large.toFile(), "rw")) {
            file.setLength(2L << 30);
        }
        assertThat(refusal(large)).startsWith("TOO_LARGE: a fingerprint has at most 134,217,728 bytes");
        try (RandomAccessFile file = new RandomAccessFile(large.toFile(), "rw")) {
            file.setLength(FingerprintFile.MOST_BYTES);
        }
        assertThat(refusal(large)).contains("damaged or cut");
    }

    /** Lengths are compared with what is there before memory is asked for: 127 codes of 2 GB would be none that it has. */
    @Test
    void lengthsThatLieAreRefused() throws Exception {
        byte[] whole = Files.readAllBytes(taken(text()));
        int length = behind(whole, "TEXT") + 1 + 8 + 2;
        int right = ByteBuffer.wrap(whole).getInt(length);
        assertThat(length + 4 + right + 1 + SHA256_BYTES).isEqualTo(whole.length);
        for (int lie : new int[] {0, 1, -1, right - 1, right + 1, Integer.MAX_VALUE, FingerprintFile.MOST_BYTES}) {
            byte[] lying = whole.clone();
            ByteBuffer.wrap(lying).putInt(length, lie);
            assertThat(refusal(written(lying))).as("%d bytes", lie).contains("fingerprint is");
        }
        byte[] text = whole.clone();
        ByteBuffer.wrap(text).putInt(length + 4 + 18, Integer.MAX_VALUE);
        assertThat(refusal(written(text))).startsWith("TOO_LARGE: a fingerprint has at most 134,217,728 bytes");
        ByteBuffer.wrap(text).putInt(length + 4 + 18, 100_000_000);
        assertThat(refusal(written(text)))
                .isEqualTo(
                        "the fingerprint is none that this program takes of a file (it contradicts itself): take it again");
    }

    /** 20 MB of one letter are 20 kB there, and many such were held at once. */
    @Test
    void textsThatPackWellAreCountedAsTheyAreUnpacked() throws Exception {
        Path file = Files.writeString(folder.resolve("a.txt"), "a".repeat(20_000_000));
        FingerprintedFile of = FingerprintedFile.of(file, media);
        Readable read = (Readable) fingerprinter.read(file, Role.COPY);
        Path target = folder.resolve("many");
        try (FingerprintFileWriter out = new FingerprintFileWriter(Files.newOutputStream(target))) {
            for (int i = 0; i < 6; i++) {
                out.add("!/" + i, of, read);
            }
            assertThatThrownBy(() -> out.add("!/7", of, read))
                    .isInstanceOf(RefusedException.class)
                    .hasMessageContaining("more in it than one fingerprint holds");
            out.end();
        }
        assertThat(refusal(target)).contains("damaged or cut");
        assertThat(Files.size(target)).isLessThan(1 << 20);
    }

    /** Behind a text that stands there with its length before it. */
    private static int behind(byte[] bytes, String text) {
        byte[] sought = ByteBuffer.allocate(2 + text.length())
                .putShort((short) text.length())
                .put(text.getBytes(StandardCharsets.UTF_8))
                .array();
        for (int at = 0; at + sought.length <= bytes.length; at++) {
            if (Arrays.equals(bytes, at, at + sought.length, sought, 0, sought.length)) {
                return at + sought.length;
            }
        }
        throw new AssertionError("not there");
    }

    @Test
    void anotherVersionOfADescriptorIsNamed() throws Exception {
        byte[] whole = Files.readAllBytes(taken(text()));
        whole[behind(whole, "TEXT")]++;
        int now = Fingerprint.version(Medium.TEXT);
        assertThat(refusal(written(whole)))
                .isEqualTo(
                        "the fingerprint was taken by another version of this program (text %d, this one reads %d): take it again with the same version"
                                .formatted(now + 1, now));
    }

    @Test
    void aFailureThereIsNoneHere() throws Exception {
        Path target = folder.resolve("failure");
        try (FingerprintFileWriter out = new FingerprintFileWriter(Files.newOutputStream(target))) {
            out.add("", new Unreadable(Unreadable.Reason.INTERNAL, "an error"));
            out.end();
        }
        assertThat(refusal(target)).contains("damaged or cut");
    }

    /** A text that is not the one of its digest would be EXACT where nothing is alike. */
    @Test
    void whatContradictsItselfIsRefused() throws Exception {
        Path file = text();
        Path target = folder.resolve("other.fingerprint");
        Readable read = (Readable) fingerprinter.read(file, Role.COPY);
        TextFingerprint text = (TextFingerprint) read.parts().getFirst().fingerprint();
        TextFingerprint other =
                new TextFingerprint(text.version(), text.digest(), Optional.empty(), "Nothing of it is the same.");
        try (FingerprintFileWriter out = new FingerprintFileWriter(Files.newOutputStream(target))) {
            out.add(
                    "",
                    FingerprintedFile.of(file, media),
                    new Readable(List.of(new Part(other, OptionalLong.empty(), Optional.empty()))));
            out.end();
        }
        assertThat(refusal(target)).contains("a text is not the one that its digest is of");
    }

    /** The text of a picture alone would leave open whether the picture was looked at. */
    @Test
    void aPictureOfWhichThereIsOnlyATextIsRefused() throws Exception {
        Path target = folder.resolve("picture.fingerprint");
        Readable text = (Readable) fingerprinter.read(text(), Role.COPY);
        for (FileType type : List.of(FileType.PNG, FileType.FILM, FileType.SOUND, FileType.PLAIN_TEXT)) {
            try (FingerprintFileWriter out = new FingerprintFileWriter(Files.newOutputStream(target))) {
                FingerprintedFile of = FingerprintedFile.of(text(), media);
                out.add("", new FingerprintedFile(of.sha256(), of.bytes(), type, OptionalLong.empty()), text);
                out.end();
            }
            assertThat(only(target).reading() instanceof Readable)
                    .as(type.words())
                    .isEqualTo(type == FileType.PLAIN_TEXT);
        }
    }

    /** Whatever bits of a code are turned over, it is refused, or searched for without failing. */
    @Test
    void madeUpCodesAreRefusedOrSearched() throws Exception {
        try (FingerprintIndex index = LocalIndex.open(folder.resolve("index"), Access.WRITE)) {
            Path picture = picture();
            index.put(
                    new ReferenceId("picture"),
                    ((Readable) fingerprinter.read(picture, Role.REFERENCE))
                            .parts()
                            .getFirst()
                            .fingerprint());
            index.commit(1);
            Detector detector = new Detector(media, index, SearchOptions.DEFAULT);
            byte[] whole = Files.readAllBytes(taken(picture));
            int start = behind(whole, "IMAGE") + 1 + 8 + 2 + 4;
            long seed = System.nanoTime();
            Random random = new Random(seed);
            int searched = 0;
            for (int i = 0; i < 300; i++) {
                byte[] madeUp = whole.clone();
                int head = i % 2 == 0 ? 40 : madeUp.length - start - SHA256_BYTES - 1;
                madeUp[start + random.nextInt(head)] ^= (byte) (1 << random.nextInt(8));
                Path file = written(madeUp);
                FingerprintEntry entry = only(file);
                Sighting sighting = detector.detect(new FoundFile(file, "made-up", Instant.EPOCH, entry.of()), entry);
                assertThat(sighting.isFailure())
                        .as("seed %d: %s", seed, sighting.reason())
                        .isFalse();
                searched += sighting.isReadable() ? 1 : 0;
            }
            assertThat(searched).isBetween(50, 299);
        }
    }

    @Test
    void theTypeIsThatOfTheContent() throws Exception {
        Path called = Files.copy(picture(), folder.resolve("called.mp3"));
        assertThat(FingerprintedFile.of(called, media).type()).isEqualTo(FileType.PNG);
        assertThatThrownBy(() -> FingerprintFile.read(folder.resolve("none"))).isInstanceOf(IOException.class);
    }
}
