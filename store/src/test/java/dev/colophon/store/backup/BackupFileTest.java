package dev.colophon.store.backup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.colophon.store.Database;
import dev.colophon.store.StoreException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BackupFileTest {

    private static final BackupManifest MANIFEST =
            BackupManifest.of(true, Instant.parse("2026-05-01T12:00:00Z"), "Colophon test");

    @TempDir
    Path folder;

    @Test
    void whatIsWrittenIsReadAndOnlyForItsOwner() throws IOException {
        Path backup = backup();
        assertThat(Files.getPosixFilePermissions(backup)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(folder.resolve("a.zip.part")).doesNotExist();
        Path into = Files.createDirectory(folder.resolve("into"));
        try (BackupReader reader = BackupReader.open(backup)) {
            assertThat(reader.manifest()).isEqualTo(MANIFEST);
            assertThat(reader.extract(into, _ -> {})).isEqualTo(3);
        }
        assertThat(tree(into)).isEqualTo(sources());
        assertThat(Files.getPosixFilePermissions(into.resolve("keys")))
                .isEqualTo(PosixFilePermissions.fromString("rwx------"));
        assertThat(Files.getPosixFilePermissions(into.resolve("keys/log.key")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void aNameThatIsTakenIsRefusedAndAnUnfinishedOneLeavesNothing() throws IOException {
        Path taken = Files.writeString(folder.resolve("taken.zip"), "mine");
        assertThatThrownBy(() -> BackupWriter.create(taken, MANIFEST, _ -> {}))
                .isInstanceOf(StoreException.class)
                .hasMessage(taken + " is there already: name a new file");
        assertThat(taken).hasContent("mine");
        BackupWriter.create(folder.resolve("b.zip"), MANIFEST, _ -> {}).close();
        assertThat(folder.resolve("b.zip")).doesNotExist();
        assertThat(folder.resolve("b.zip.part")).doesNotExist();
    }

    /** Each byte of a small backup inverted: it is refused, or what it restores is right. */
    @Test
    @Tag("full")
    void noDamagedByteIsRestored() throws IOException {
        byte[] whole = Files.readAllBytes(backup());
        int refused = 0;
        for (int i = 0; i < whole.length; i++) {
            byte[] damaged = whole.clone();
            damaged[i] ^= (byte) 0xff;
            refused += isRefused(damaged, "flip" + i) ? 1 : 0;
        }
        // What stands twice in an archive (times, names in local headers) and is read once may differ.
        assertThat(refused).as("of %d bytes", whole.length).isGreaterThan(whole.length / 2);
    }

    @Test
    void noTruncatedFileIsRestored() throws IOException {
        byte[] whole = Files.readAllBytes(backup());
        for (int length = 0; length < whole.length; length += 7) {
            assertThat(isRefused(Arrays.copyOf(whole, length), "cut" + length))
                    .as("%d of %d bytes", length, whole.length)
                    .isTrue();
        }
    }

    private boolean isRefused(byte[] bytes, String name) throws IOException {
        Path backup = Files.write(folder.resolve(name + ".zip"), bytes);
        Path into = Files.createDirectory(folder.resolve(name));
        try (BackupReader reader = BackupReader.open(backup)) {
            reader.extract(into, _ -> {});
        } catch (StoreException e) {
            assertThat(e.getMessage()).contains("nothing was restored").doesNotContain("\n");
            return true;
        } finally {
            Files.delete(backup);
        }
        assertThat(tree(into)).as(name).isEqualTo(sources());
        return false;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../outside",
                "keys/../../outside",
                "/etc/outside",
                "keys//x",
                "keys/./x",
                "keys\\..\\x",
                "keys/.hidden",
                "keys/a\nb",
                "keys/",
                "elsewhere/x",
                "colophon.lock",
                "index/segments_1"
            })
    void aNameThatLeadsElsewhereIsRefused(String name) throws IOException {
        Path backup = hostile(Map.of(name, new byte[] {1}));
        Path into = Files.createDirectory(folder.resolve("into"));
        assertThatThrownBy(() -> {
                    try (BackupReader reader = BackupReader.open(backup)) {
                        reader.extract(into, _ -> {});
                    }
                })
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("nothing was restored");
        assertThat(tree(folder.resolve("into"))).isEmpty();
        assertThat(folder.resolve("outside")).doesNotExist();
    }

    @Test
    void whatIsNotListedIsRefused() throws IOException {
        Path backup = folder.resolve("unlisted.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(backup))) {
            put(zip, BackupManifest.NAME, MANIFEST.bytes());
            put(zip, "keys/log.key", new byte[] {1});
            put(zip, BackupWriter.SUMS, (sum(MANIFEST.bytes()) + "  " + BackupManifest.NAME + "\n").getBytes(UTF_8));
        }
        Path into = Files.createDirectory(folder.resolve("into"));
        try (BackupReader reader = BackupReader.open(backup)) {
            assertThatThrownBy(() -> reader.extract(into, _ -> {}))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("are not those that it lists");
        }
        assertThat(tree(into)).isEmpty();
    }

    /** A megabyte of zeros in a kilobyte, said to be one byte: inflated no further than it says. */
    @Test
    void anEntryThatIsLongerThanItSaysIsRefused() throws IOException {
        byte[] zeros = new byte[1 << 20];
        Path backup = hostile(Map.of("warc/bomb.warc", zeros));
        byte[] bytes = Files.readAllBytes(backup);
        // The size in the central directory: behind the signature PK\1\2 at 24, for the entry of that name.
        int at = lastIndexOf(bytes, "warc/bomb.warc".getBytes(UTF_8)) - 46;
        assertThat(bytes[at]).isEqualTo((byte) 'P');
        bytes[at + 24] = 1;
        bytes[at + 25] = 0;
        bytes[at + 26] = 0;
        bytes[at + 27] = 0;
        assertThat(isRefusedWith(bytes)).isTrue();
    }

    private boolean isRefusedWith(byte[] bytes) throws IOException {
        Path backup = Files.write(folder.resolve("changed.zip"), bytes);
        Path into = Files.createDirectory(folder.resolve("into"));
        try (BackupReader reader = BackupReader.open(backup)) {
            reader.extract(into, _ -> {});
            return false;
        } catch (StoreException _) {
            try (Stream<Path> files = Files.walk(into)) {
                return files.filter(Files::isRegularFile)
                        .mapToLong(file -> file.toFile().length())
                        .allMatch(size -> size <= 1 << 16);
            }
        }
    }

    @Test
    void aNewerSchemaIsRefusedAndNamed() throws IOException {
        BackupManifest newer = new BackupManifest(Database.SCHEMA + 1, true, Instant.EPOCH, "Colophon 9.9");
        Path backup = folder.resolve("newer.zip");
        try (BackupWriter writer = BackupWriter.create(backup, newer, _ -> {})) {
            writer.finish();
        }
        assertThatThrownBy(() -> BackupReader.open(backup))
                .isInstanceOfSatisfying(
                        StoreException.class, e -> assertThat(e.reason()).isEqualTo(StoreException.Reason.NEWER_SCHEMA))
                .hasMessageContaining("newer Colophon (Colophon 9.9; schema %d".formatted(Database.SCHEMA + 1));
    }

    private Path backup() throws IOException {
        Path backup = folder.resolve("a.zip");
        try (BackupWriter writer = BackupWriter.create(backup, MANIFEST, _ -> {})) {
            for (Map.Entry<String, String> source : sources().entrySet()) {
                Path file = folder.resolve("sources").resolve(source.getKey());
                Files.createDirectories(file.getParent());
                writer.add(source.getKey(), Files.write(file, HexFormat.of().parseHex(source.getValue())));
            }
            assertThat(writer.finish()).isEqualTo(3);
        }
        return backup;
    }

    /** Files of a home in hexadecimal. */
    private static Map<String, String> sources() {
        byte[] noise = new byte[300];
        new Random(1).nextBytes(noise);
        return new TreeMap<>(Map.of(
                "colophon.db", HexFormat.of().formatHex("a database ".repeat(40).getBytes(UTF_8)),
                "keys/log.key", HexFormat.of().formatHex(noise),
                "log/tile/0/x000/001.p/3", ""));
    }

    private static Map<String, String> tree(Path folder) throws IOException {
        Map<String, String> tree = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(Files::isRegularFile).forEach(file -> {
                try {
                    tree.put(folder.relativize(file).toString(), HexFormat.of().formatHex(Files.readAllBytes(file)));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
        return tree;
    }

    /** An archive with entries of any name, all of them listed. */
    private Path hostile(Map<String, byte[]> files) throws IOException {
        Path backup = folder.resolve("hostile.zip");
        StringBuilder sums = new StringBuilder(sum(MANIFEST.bytes()) + "  " + BackupManifest.NAME + "\n");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(backup))) {
            put(zip, BackupManifest.NAME, MANIFEST.bytes());
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                put(zip, file.getKey(), file.getValue());
                sums.append(sum(file.getValue()))
                        .append("  ")
                        .append(file.getKey())
                        .append('\n');
            }
            put(zip, BackupWriter.SUMS, sums.toString().getBytes(UTF_8));
        }
        return backup;
    }

    private static String sum(byte[] bytes) {
        return HexFormat.of().formatHex(Sha256.digest().digest(bytes));
    }

    private static void put(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(bytes);
        zip.closeEntry();
    }

    private static int lastIndexOf(byte[] bytes, byte[] searched) {
        for (int i = bytes.length - searched.length; i >= 0; i--) {
            if (Arrays.equals(bytes, i, i + searched.length, searched, 0, searched.length)) {
                return i;
            }
        }
        throw new IllegalArgumentException();
    }
}
