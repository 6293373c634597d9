package dev.colophon.media.provenance;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.colophon.media.provenance.SignedFiles.Kind;
import dev.colophon.media.provenance.Signer.Algorithm;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Hash, assertions, signature and chain are told apart, in files that were written by {@link SignedFiles}. */
@Tag("full")
class CredentialsReadingTest {

    @TempDir
    private Path folder;

    static Stream<Arguments> files() {
        return Arrays.stream(Kind.values())
                .flatMap(kind -> Arrays.stream(Algorithm.values())
                        .flatMap(algorithm -> Stream.of(1, 2).map(version -> Arguments.of(kind, algorithm, version))));
    }

    private Credentials read(byte[] file, Optional<Path> trusted) throws IOException {
        return CredentialsReading.read(Files.write(folder.resolve("file.bin"), file), new TrustList(trusted))
                .orElseThrow();
    }

    private static byte[] replaced(byte[] file, byte[] from, byte[] to) {
        for (int at = 0; at <= file.length - from.length; at++) {
            if (Arrays.equals(file, at, at + from.length, from, 0, from.length)) {
                byte[] changed = file.clone();
                System.arraycopy(to, 0, changed, at, to.length);
                return changed;
            }
        }
        throw new AssertionError("not in the file");
    }

    static byte[] replaced(byte[] file, String from, String to) {
        return replaced(file, from.getBytes(US_ASCII), to.getBytes(US_ASCII));
    }

    @MethodSource("files")
    @ParameterizedTest
    void whatIsAsItWasIssuedIsOk(Kind kind, Algorithm algorithm, int version) throws Exception {
        Signer signer = Signer.of(algorithm);
        Credentials credentials = read(
                new SignedFiles(signer, version).signed(kind),
                Optional.of(signer.trustList(folder.resolve("trusted.pem"))));
        assertThat(credentials.hash()).isEqualTo(ProvenanceCheck.OK);
        assertThat(credentials.assertions()).isEqualTo(ProvenanceCheck.OK);
        assertThat(credentials.signature()).isEqualTo(ProvenanceCheck.OK);
        assertThat(credentials.chain()).isEqualTo(ProvenanceCheck.OK);
        assertThat(credentials.isGenuine()).isTrue();
        assertThat(credentials.issuer()).isEqualTo("Ada Pictures");
        assertThat(credentials.generator()).isIn("colophon-test/1.0", "colophon-test 1.0");
        assertThat(credentials.actions()).containsExactly("c2pa.opened", "c2pa.edited");
        assertThat(credentials.ingredients()).containsExactly("leaf.jpg (parentOf)");
        assertThat(credentials.trainingAndMining()).containsExactly("cawg.ai_training: notAllowed");
    }

    /** Types stand where nothing signs them. */
    @ParameterizedTest
    @ValueSource(strings = {"c2pa", "c2ma", "c2cl", "c2cs"})
    void aBoxOfAnotherTypeIsNoStoreManifestClaimOrSignature(String type) throws Exception {
        byte[] file = new SignedFiles(Signer.of(Algorithm.ES256), 2).signed(Kind.PNG);
        assertThat(isGenuine(file)).isTrue();
        String tail = new String(HexFormat.of().parseHex("00110010800000AA00389B71"), ISO_8859_1);
        String changed = new String(file, ISO_8859_1).replace(type + tail, "c2xx" + tail);
        assertThat(isGenuine(changed.getBytes(ISO_8859_1))).isFalse();
    }

    private boolean isGenuine(byte[] file) {
        try {
            return read(file, Optional.empty()).isGenuine();
        } catch (IOException e) {
            return false;
        }
    }

    @EnumSource
    @ParameterizedTest
    void otherBytesAreToldByTheHashAlone(Kind kind) throws Exception {
        byte[] file = new SignedFiles(Signer.of(Algorithm.ES256), 2).signed(kind);
        file[file.length - 5] ^= 1;
        Credentials credentials = read(file, Optional.empty());
        assertThat(credentials.hash().state()).isEqualTo(ProvenanceCheck.State.MISMATCH);
        assertThat(credentials.assertions()).isEqualTo(ProvenanceCheck.OK);
        assertThat(credentials.signature()).isEqualTo(ProvenanceCheck.OK);
        assertThat(credentials.isGenuine()).isFalse();
    }

    @EnumSource
    @ParameterizedTest
    void aWrongSignatureIsToldByItself(Algorithm algorithm) throws Exception {
        SignedFiles files = new SignedFiles(Signer.of(algorithm), 1);
        byte[] file = files.signed(Kind.PNG);
        byte[] wrong = files.signature().clone();
        wrong[40] ^= 1;
        Credentials credentials = read(replaced(file, files.signature(), wrong), Optional.empty());
        assertThat(credentials.signature().state()).isEqualTo(ProvenanceCheck.State.BAD);
        assertThat(credentials.hash()).isEqualTo(ProvenanceCheck.OK);
        assertThat(credentials.assertions()).isEqualTo(ProvenanceCheck.OK);
    }

    @Test
    void aChangedAssertionIsToldByItself() throws Exception {
        byte[] file = new SignedFiles(Signer.of(Algorithm.ES256), 2).signed(Kind.PNG);
        Credentials credentials = read(replaced(file, "leaf.jpg", "lead.jpg"), Optional.empty());
        assertThat(credentials.assertions())
                .isEqualTo(new ProvenanceCheck(ProvenanceCheck.State.MISMATCH, "c2pa.ingredient.v3__1 was changed"));
        assertThat(credentials.hash()).isEqualTo(ProvenanceCheck.OK);
        assertThat(credentials.signature()).isEqualTo(ProvenanceCheck.OK);
    }

    @Test
    void aChangedClaimIsNotWhatWasSigned() throws Exception {
        byte[] file = new SignedFiles(Signer.of(Algorithm.ES256), 2).signed(Kind.MP4);
        Credentials credentials = read(replaced(file, "colophon-test", "colophon-best"), Optional.empty());
        assertThat(credentials.signature())
                .isEqualTo(new ProvenanceCheck(ProvenanceCheck.State.BAD, "it does not fit the claim"));
        assertThat(credentials.hash()).isEqualTo(ProvenanceCheck.OK);
    }

    @Test
    void aChainThatIsNotTrustedIsToldByItself() throws Exception {
        Signer signer = Signer.of(Algorithm.ES256);
        Signer other = Signer.of(Algorithm.ES256);
        byte[] file = new SignedFiles(signer, 2).signed(Kind.JPEG);
        assertThat(read(file, Optional.empty()).chain())
                .isEqualTo(new ProvenanceCheck(ProvenanceCheck.State.UNKNOWN, "no trust list is set"));
        assertThat(read(file, Optional.of(folder.resolve("none.pem"))).chain())
                .isEqualTo(new ProvenanceCheck(ProvenanceCheck.State.UNKNOWN, "the trust list cannot be read"));
        Optional<Path> trusted = Optional.of(other.trustList(folder.resolve("other.pem")));
        Credentials strange = read(file, trusted);
        assertThat(strange.chain().isOk()).isFalse();
        assertThat(strange.isGenuine()).isTrue();
        Credentials broken = read(new SignedFiles(signer.underAnother(other), 2).signed(Kind.JPEG), trusted);
        assertThat(broken.chain())
                .isEqualTo(new ProvenanceCheck(ProvenanceCheck.State.BAD, "its certificates do not fit together"));
        Signer old = Signer.until(Algorithm.ES256, Instant.now().minus(Duration.ofDays(2)));
        Credentials expired =
                read(new SignedFiles(old, 2).signed(Kind.JPEG), Optional.of(old.trustList(folder.resolve("old.pem"))));
        assertThat(expired.chain().state()).isEqualTo(ProvenanceCheck.State.UNKNOWN);
        assertThat(expired.chain().reason()).contains("in force from");
    }

    @Test
    void aFileBesideSpeaksOfTheWhole() throws Exception {
        byte[] plain = SignedFiles.plain(Kind.JPEG);
        Path file = Files.write(folder.resolve("a.jpg"), plain);
        TrustList none = new TrustList(Optional.empty());
        assertThat(CredentialsReading.read(file, none)).isEmpty();
        Files.write(folder.resolve("a.c2pa"), new SignedFiles(Signer.of(Algorithm.PS256), 1).sidecar(plain));
        assertThat(CredentialsReading.read(file, none).orElseThrow().isGenuine())
                .isTrue();
        plain[plain.length - 3] ^= 1;
        Files.write(file, plain);
        assertThat(CredentialsReading.read(file, none).orElseThrow().hash().state())
                .isEqualTo(ProvenanceCheck.State.MISMATCH);
    }

    @EnumSource
    @ParameterizedTest
    void thereAreNoneInMostFiles(Kind kind) throws Exception {
        Path file = Files.write(folder.resolve("plain"), SignedFiles.plain(kind));
        assertThat(CredentialsReading.read(file, new TrustList(Optional.empty())))
                .isEmpty();
    }

    @EnumSource
    @ParameterizedTest
    void whatItWasMadeFromIsFollowedBack(Kind kind) throws Exception {
        byte[] file =
                new SignedFiles(Signer.of(Algorithm.ES256), 2).withHistory().signed(kind);
        assertThat(read(file, Optional.empty()).history()).isEqualTo(ProvenanceCheck.OK);
        Credentials changed = read(replaced(file, "raw.dng", "rbw.dng"), Optional.empty());
        assertThat(changed.history())
                .isEqualTo(new ProvenanceCheck(
                        ProvenanceCheck.State.MISMATCH,
                        "the manifest of what it was made from is not the one that was hashed"));
        assertThat(changed.isGenuine()).as("what it is now is what was issued").isTrue();
        assertThat(read(new SignedFiles(Signer.of(Algorithm.ES256), 2).signed(kind), Optional.empty())
                        .history())
                .isEqualTo(new ProvenanceCheck(
                        ProvenanceCheck.State.UNKNOWN, "it names no manifest of what it was made from"));
    }

    @Test
    void timeStampsAreToldAndNotChecked() throws Exception {
        Credentials without = read(new SignedFiles(Signer.of(Algorithm.ES256), 2).signed(Kind.PNG), Optional.empty());
        assertThat(without.timeStamp().words()).isEqualTo("UNKNOWN: there is none: when it was signed is not proved");
        byte[] stamped =
                new SignedFiles(Signer.of(Algorithm.ES256), 2).withStamp().signed(Kind.PNG);
        Credentials with = read(stamped, Optional.empty());
        assertThat(with.timeStamp().words()).isEqualTo("UNKNOWN: there is one, which is not checked");
        assertThat(with.isGenuine()).isTrue();
    }

    @Test
    void storesHaveLimits() {
        byte[] deep = SignedFiles.superbox("63626F72", "x");
        for (int i = 0; i < Jumbf.DEEPEST; i++) {
            deep = SignedFiles.superbox("63326D61", "x", deep);
        }
        byte[] tooDeep = deep;
        assertThatThrownBy(() -> Jumbf.read(tooDeep))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("deeper");
        byte[][] many = new byte[2 * Boxes.MOST][];
        Arrays.fill(many, SignedFiles.box("free", new byte[0]));
        assertThatThrownBy(() -> Jumbf.read(SignedFiles.superbox("63327061", "c2pa", many)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("boxes");
        byte[] png = SignedFiles.joined(
                "\u0089PNG\r\n\u001a\n".getBytes(ISO_8859_1),
                ByteBuffer.allocate(4).putInt(StoreFinder.MOST_BYTES + 1).array(),
                "caBX".getBytes(US_ASCII),
                new byte[20]);
        assertThatThrownBy(() -> read(png, Optional.empty()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("8 MiB");
    }
}
