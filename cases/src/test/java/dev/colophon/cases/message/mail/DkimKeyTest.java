package dev.colophon.cases.message.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.colophon.cases.message.MessageRefused;
import dev.colophon.evidence.EvidenceException;
import dev.colophon.evidence.PrivateKeyFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("full")
class DkimKeyTest {

    @TempDir
    Path folder;

    @Test
    void aKeyIsLongAndItsOwnersAlone() throws Exception {
        DkimKey key = SampleMail.key(folder);
        Path file = folder.resolve("dkim.pem");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(((RSAPublicKey) key.pair().getPublic()).getModulus().bitLength())
                .isEqualTo(2_048);
        assertThat(DkimKey.read(file, "OWNER.example", "colophon").dnsRecord()).isEqualTo(key.dnsRecord());
        assertThat(key.dnsName()).isEqualTo("colophon._domainkey.owner.example");
        assertThat(key.toString()).doesNotContain("PRIVATE", "RSA");
        assertThatThrownBy(() -> SampleMail.key(folder))
                .isInstanceOf(EvidenceException.class)
                .hasMessageContaining("exists already");
    }

    @Test
    void aFileThatOthersReadIsRefused() throws Exception {
        SampleMail.key(folder);
        Path file = folder.resolve("dkim.pem");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        assertThatThrownBy(() -> DkimKey.read(file, "owner.example", "colophon"))
                .hasMessageContaining("chmod 600");
    }

    @Test
    void aShortKeyIsRefused() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(1_024);
        Path file = folder.resolve("short.pem");
        PrivateKeyFile.write(file, generator.generateKeyPair());
        assertThatThrownBy(() -> DkimKey.read(file, "owner.example", "colophon"))
                .isInstanceOf(MessageRefused.class)
                .hasMessageContaining("2048 bits");
    }

    @Test
    void aKeySignsMailOfItsDomainOnly() {
        DkimKey other = DkimKey.create(folder.resolve("other.pem"), "other.example", "colophon");
        assertThatThrownBy(() -> SignedMail.of(SampleMail.of(), other))
                .isInstanceOf(MessageRefused.class)
                .hasMessageContaining("does not sign mail of rights@owner.example");
        assertThatThrownBy(() -> DkimKey.create(folder.resolve("x.pem"), "owner.example", "a b"))
                .isInstanceOf(MessageRefused.class);
    }
}
