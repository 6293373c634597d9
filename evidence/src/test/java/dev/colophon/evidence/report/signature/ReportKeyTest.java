package dev.colophon.evidence.report.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.colophon.evidence.EvidenceException;
import dev.colophon.evidence.report.signature.ReportKey.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAKey;
import java.time.Instant;
import java.util.Date;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReportKeyTest {

    private static final Instant NOW = Instant.parse("2026-11-25T15:00:00.123Z");

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void theCertificateSaysWhoSignsAndForHowLong(Kind kind) throws Exception {
        X509Certificate certificate =
                ReportKey.generate("林间 Lin Jian, rights", kind, NOW).certificate();

        certificate.verify(certificate.getPublicKey());
        certificate.checkValidity(Date.from(NOW));
        assertThat(certificate.getSubjectX500Principal().getName()).contains("林间 Lin Jian\\, rights");
        assertThat(certificate.getNotBefore()).isEqualTo(Date.from(Instant.parse("2026-11-25T15:00:00Z")));
        assertThat(certificate.getNotAfter()).isEqualTo(Date.from(Instant.parse("2036-11-25T15:00:00Z")));
        assertThat(certificate.getBasicConstraints()).as("no authority").isEqualTo(-1);
        assertThat(certificate.getKeyUsage()).startsWith(true, true, false);
        if (certificate.getPublicKey() instanceof RSAKey rsa) {
            assertThat(rsa.getModulus().bitLength()).isEqualTo(3_072);
        }
    }

    @ParameterizedTest
    @EnumSource
    void isReadAsItWasWrittenAndByItsOwnerOnly(Kind kind) throws Exception {
        ReportKey key = ReportKey.generate("signer", kind, NOW);
        Path file = folder.resolve("report.key");

        key.write(file);

        assertThat(ReportKey.read(file).certificatePem()).isEqualTo(key.certificatePem());
        assertThat(Files.readString(file))
                .startsWith("-----BEGIN PRIVATE KEY-----\n")
                .endsWith(key.certificatePem());
        assertThat(key.toString()).contains("signer").doesNotContain("PRIVATE");
        if (posix()) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }
        assertThatThrownBy(() -> key.write(file))
                .isInstanceOf(EvidenceException.class)
                .hasMessageContaining("exists already and is kept");
    }

    @Test
    void aFileThatOthersMayReadIsRefused() throws Exception {
        assumeTrue(posix(), "a file system with POSIX permissions is needed");
        Path file = folder.resolve("report.key");
        ReportKey.generate("signer", Kind.P_256, NOW).write(file);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));

        refused(file, "chmod 600");
    }

    @Test
    void halvesOfTwoPairsAreRefused() throws Exception {
        Path file = folder.resolve("report.key");
        Path other = folder.resolve("other.key");
        ReportKey.generate("signer", Kind.P_256, NOW).write(file);
        ReportKey.generate("signer", Kind.P_256, NOW).write(other);
        String key = Files.readString(file);
        String certificate = Files.readString(other);

        Files.writeString(
                file,
                key.substring(0, key.indexOf("-----BEGIN CERT"))
                        + certificate.substring(certificate.indexOf("-----BEGIN CERT")));

        refused(file, "both halves of one key");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "key",
                "-----BEGIN PRIVATE KEY-----\n-----END PRIVATE KEY-----\n",
                "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n",
                "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"
            })
    void whatIsNoKeyFileIsRefused(String text) throws Exception {
        Path file = folder.resolve("report.key");
        Files.writeString(file, text);
        if (posix()) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }

        refused(file, file.toString());
        refused(folder.resolve("none"), "cannot be read");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "a\nb", "a\u202eb", "12345678901234567890123456789012345678901234567890123456789012345"
            })
    void aNameThatCannotBeSeenOrIsTooLongIsRefused(String name) {
        assertThatThrownBy(() -> ReportKey.generate(name, Kind.P_256, NOW))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static void refused(Path file, String why) {
        assertThatThrownBy(() -> ReportKey.read(file))
                .isInstanceOfSatisfying(
                        EvidenceException.class,
                        wrong -> assertThat(wrong.reason()).isEqualTo(EvidenceException.Reason.WRONG_KEY))
                .hasMessageContaining(why)
                .hasNoCause();
    }

    private boolean posix() {
        return folder.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
