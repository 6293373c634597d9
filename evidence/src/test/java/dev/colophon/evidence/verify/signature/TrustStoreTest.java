package dev.colophon.evidence.verify.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.colophon.evidence.verify.SampleBundle;
import dev.colophon.evidence.verify.read.MalformedPart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrustStoreTest {

    private static final String GOOD = """
            {"claimant": "Somebody",
             "authorities": [{"name": "Sample time", "operator": "Sample Ltd", "certificate": "root.pem"}],
             "witnesses": [{"vkey": "%s", "operator": "Library"}],
             "logs": [{"vkey": "%s", "operator": "Somebody"}],
             "signers": ["signer.pem", "key.pem"],
             "quorum": 1}
            """.formatted(SampleBundle.WITNESS.verifier(), SampleBundle.LOG.verifier());

    @TempDir
    Path folder;

    private TrustStore read(String json) throws IOException, MalformedPart {
        Files.writeString(folder.resolve("trust.json"), json);
        Files.write(folder.resolve("root.pem"), SampleBundle.pem(SampleBundle.AUTHORITY.root()));
        Files.write(folder.resolve("signer.pem"), SampleBundle.pem(SampleBundle.REPORT.certificate()));
        Files.writeString(
                folder.resolve("key.pem"),
                "-----BEGIN PUBLIC KEY-----\n%s\n-----END PUBLIC KEY-----\n"
                        .formatted(Base64.getMimeEncoder(64, new byte[] {'\n'})
                                .encodeToString(SampleBundle.KEY.getPublic().getEncoded())));
        return TrustStore.read(folder);
    }

    @Test
    void readsWhoIsKnown() throws Exception {
        TrustStore trust = read(GOOD);
        assertThat(trust.claimant()).contains("Somebody");
        assertThat(trust.authorities().getFirst().certificate()).isEqualTo(SampleBundle.AUTHORITY.root());
        assertThat(trust.witnesses().getFirst().key()).isEqualTo(SampleBundle.WITNESS.verifier());
        assertThat(trust.signers())
                .containsExactly(SampleBundle.REPORT.certificate().getPublicKey(), SampleBundle.KEY.getPublic());
        assertThat(trust.quorum()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "root.pem"                | "gone.pem"              | gone.pem   | cannot be read
            "root.pem"                | "../root.pem"           | trust.json | outside its folder
            "root.pem"                | "trust.json"            | trust.json | X.509
            "quorum": 1               | "quorum": 0             | trust.json | quorum
            "claimant": "Somebody"    | "claimant": 7           | trust.json | claimant
            "claimant": "Somebody",   | ``                      | trust.json | claimant
            "signers"                 | "signrs"                | trust.json | signrs
            "vkey": "witness.example/ | "vkey": "witness.sample/| trust.json | witnesses
            "claimant": "Somebody"    | claimant: "Somebody"    | trust.json | not JSON: line 1, column 2 cannot be understood
            "quorum": 1               | "quorum": 1, "quorum": 2 | trust.json | the member `quorum` stands there twice
            "quorum": 1               | "quorum": 99999999999999999999 | trust.json | too large to be read
            "quorum": 1}              | "quorum": 1             | trust.json | ends too early
            """)
    void saysWhatIsWrong(String from, String to, String part, String why) throws IOException {
        String wrong = GOOD.replace(from, to);
        assertThat(wrong).isNotEqualTo(GOOD);
        assertThatThrownBy(() -> read(wrong))
                .isInstanceOfSatisfying(
                        MalformedPart.class, e -> assertThat(e.part()).isEqualTo(part))
                .hasMessageContaining(why)
                .message()
                .doesNotContain("java", "Source", "StreamRead");
    }

    @Test
    void aLogsKeyIsNoWitness() {
        assertThatThrownBy(() -> read(GOOD.replace(
                        SampleBundle.WITNESS.verifier().toString(),
                        SampleBundle.LOG.verifier().toString())))
                .hasMessageContaining("wrong type");
    }
}
