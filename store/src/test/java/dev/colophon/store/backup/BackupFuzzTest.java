package dev.colophon.store.backup;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.colophon.store.StoreException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever bytes it is given, the reader answers; CONTRIBUTING.md says how to search for bytes at which it does not. */
class BackupFuzzTest {

    @TempDir
    static Path folder;

    static List<byte[]> backups() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (String name : List.of(BackupManifest.NAME, BackupWriter.SUMS, "keys/log.key")) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write("{}".getBytes(UTF_8));
            }
        }
        return List.of(bytes.toByteArray());
    }

    @MethodSource("backups")
    @FuzzTest(maxDuration = "1m")
    void backup(byte[] data) throws IOException {
        try (BackupReader reader = BackupReader.open(Files.write(folder.resolve("backup.zip"), data))) {
            reader.manifest();
        } catch (StoreException refused) {
            // As it should be.
        }
    }
}
