package dev.colophon.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.colophon.evidence.EvidenceException.Reason;
import dev.colophon.evidence.log.LogKey;
import dev.colophon.evidence.log.verify.LogException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrivateKeyFileTest {

    @TempDir
    Path folder;

    private static KeyPair pair() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(256);
        return generator.generateKeyPair();
    }

    private void assertWrong(Path file, String why) {
        assertThatThrownBy(() -> PrivateKeyFile.read(file, "EC"))
                .isInstanceOfSatisfying(
                        EvidenceException.class, e -> assertThat(e.reason()).isEqualTo(Reason.WRONG_KEY))
                .hasMessageContaining(why)
                .hasNoCause();
    }

    @Test
    void whatIsWrittenIsReadAndOnlyItsOwnerMayReadIt() throws Exception {
        Path file = folder.resolve("key");
        KeyPair pair = pair();
        PrivateKeyFile.write(file, pair);
        KeyPair read = PrivateKeyFile.read(file, "EC");
        assertThat(read.getPublic()).isEqualTo(pair.getPublic());
        assertThat(read.getPrivate()).isEqualTo(pair.getPrivate());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(folder).isDirectoryContaining(path -> path.endsWith("key"));
    }

    /** Its folder refuses, as a disk that is full does: nothing of a key is left, of whatever kind. */
    @Test
    void aKeyThatCannotBeWrittenLeavesNothing() throws Exception {
        Path nowhere = folder.resolve("gone").resolve("key");
        assertThatThrownBy(() -> PrivateKeyFile.write(nowhere, pair())).isInstanceOf(EvidenceException.class);
        assertThatThrownBy(() -> LogKey.generate("log.example").write(nowhere)).isInstanceOf(LogException.class);
        Path taken = Files.createDirectory(folder.resolve("taken"));
        assertThatThrownBy(() -> LogKey.generate("log.example").write(taken)).hasMessageContaining("exists already");
        assertThat(folder).isDirectoryNotContaining(path -> path.toString().endsWith(".new"));
    }

    @Test
    void aKeyIsNeverOverwritten() throws Exception {
        Path file = folder.resolve("key");
        PrivateKeyFile.write(file, pair());
        byte[] before = Files.readAllBytes(file);
        KeyPair other = pair();
        assertThatThrownBy(() -> PrivateKeyFile.write(file, other)).hasMessageContaining("exists already and is kept");
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----"})
    void aKeyThatOthersMayUseIsRefused(String permissions) throws Exception {
        Path file = folder.resolve("key");
        PrivateKeyFile.write(file, pair());
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
        assertWrong(file, "chmod 600");
    }

    @Test
    void twoHalvesOfTwoKeysAreRefused() throws Exception {
        Path first = folder.resolve("first");
        Path second = folder.resolve("second");
        PrivateKeyFile.write(first, pair());
        PrivateKeyFile.write(second, pair());
        String mixed = Files.readString(first).split("-----BEGIN PUBLIC", -1)[0] + "-----BEGIN PUBLIC"
                + Files.readString(second).split("-----BEGIN PUBLIC", -1)[1];
        Files.writeString(first, mixed);
        assertWrong(first, "both halves of one key");
    }

    @Test
    void somethingElseIsRefused() throws Exception {
        Path file = folder.resolve("key");
        assertWrong(file, "cannot be read");
        PrivateKeyFile.write(file, pair());
        assertThatThrownBy(() -> PrivateKeyFile.read(file, "RSA")).hasMessageContaining("both halves of one key");
        Files.writeString(file, "no key");
        assertWrong(file, "both halves of one key");
    }
}
