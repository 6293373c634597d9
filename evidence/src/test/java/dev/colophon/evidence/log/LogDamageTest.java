package dev.colophon.evidence.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.colophon.evidence.log.verify.LogException;
import dev.colophon.evidence.log.verify.LogException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong on the disk is said in one line that names the file and what to do; nothing is appended to it. */
@Tag("full")
class LogDamageTest {

    private static final String ORIGIN = "log.example/one";

    @TempDir
    Path temporary;

    private final LogKey key = LogKey.generate(ORIGIN);
    private Path folder = Path.of("");

    @BeforeEach
    void create() {
        folder = temporary.resolve("log");
        TransparencyLog.create(folder, key, ORIGIN, InstantSource.system())
                .append(TransparencyLogTest.leaves(new Random(5), 1000));
    }

    private TransparencyLog open() {
        return TransparencyLog.open(folder, key, ORIGIN, InstantSource.system());
    }

    private void assertRefused(ThrowingCallable call, Reason reason, String file, String... words) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        LogException.class, e -> assertThat(e.reason()).isEqualTo(reason))
                .hasMessageStartingWith(file.isEmpty() ? "" : folder.resolve(file) + ": ")
                .hasMessageContainingAll(words)
                .hasMessageNotContaining("\n");
    }

    private void change(String file, int at) throws IOException {
        byte[] bytes = Files.readAllBytes(folder.resolve(file));
        bytes[at] ^= 1;
        Files.write(folder.resolve(file), bytes);
    }

    private void cut(String file) throws IOException {
        byte[] bytes = Files.readAllBytes(folder.resolve(file));
        Files.write(folder.resolve(file), Arrays.copyOf(bytes, bytes.length / 2));
    }

    private void swap(String one, String other) throws IOException {
        Path aside = temporary.resolve("aside");
        Files.move(folder.resolve(one), aside);
        Files.move(folder.resolve(other), folder.resolve(one));
        Files.move(aside, folder.resolve(other));
    }

    private Path copy(String name) throws IOException {
        Path copy = temporary.resolve(name);
        restore(folder, copy);
        return copy;
    }

    private static void restore(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }

    @Test
    void saysWhichTileIsCut() throws IOException {
        cut("tile/0/001");
        assertRefused(
                () -> open().prove(300), Reason.DAMAGED, "tile/0/001", "4096 bytes instead of 8192", "restore it");
        assertRefused(() -> open().verify(), Reason.DAMAGED, "tile/0/001", "restore it");
        assertThat(open().leaf(10)).isNotNull();
    }

    @Test
    void saysWhichTilesAreSwapped() throws IOException {
        swap("tile/0/001", "tile/0/002");
        assertRefused(() -> open().prove(300), Reason.DAMAGED, "tile/0/001", "changed or swapped", "restore it");
        assertRefused(() -> open().prove(600), Reason.DAMAGED, "tile/0/002", "changed or swapped");
    }

    @Test
    void saysWhichTileIsMissingOrTooLong() throws IOException {
        Files.delete(folder.resolve("tile/0/001"));
        Files.write(folder.resolve("tile/0/002"), new byte[10_000]);
        assertRefused(() -> open().prove(300), Reason.DAMAGED, "tile/0/001", "is missing");
        assertRefused(() -> open().prove(600), Reason.DAMAGED, "tile/0/002", "longer than the 8192 bytes");
    }

    @Test
    void saysWhichPartialTileIsWrong() throws IOException {
        change("tile/1/000.p/3", 5);
        assertRefused(() -> open(), Reason.DAMAGED, "tile/0/000", "does not fit", "tile/1/000.p/3");
        change("tile/1/000.p/3", 5);
        cut("tile/0/003.p/232");
        assertRefused(() -> open(), Reason.DAMAGED, "tile/0/003.p/232", "bytes instead of 7424");
        Files.delete(folder.resolve("tile/0/003.p/232"));
        assertRefused(() -> open(), Reason.DAMAGED, "tile/0/003.p/232", "is missing");
    }

    @Test
    void saysWhichBundleIsWrong() throws IOException {
        change("tile/entries/001", 40);
        assertThatThrownBy(() -> open().verify()).hasMessageStartingWith(folder.resolve("tile/entries/001") + ": ");
        change("tile/entries/001", 40);
        cut("tile/entries/001");
        assertRefused(() -> open().leaf(511), Reason.DAMAGED, "tile/entries/001", "the bundle is cut");
        swap("tile/entries/000", "tile/entries/002");
        assertRefused(() -> open().leaf(0), Reason.DAMAGED, "tile/entries/000", "changed or swapped");
        Files.write(folder.resolve("tile/entries/003.p/232"), new byte[600]);
        assertRefused(() -> open(), Reason.DAMAGED, "tile/entries/003.p/232", "restore it");
    }

    @Test
    void refusesAnotherKey() {
        LogKey other = LogKey.generate(ORIGIN);
        assertRefused(
                () -> TransparencyLog.open(folder, other, ORIGIN, InstantSource.system()),
                Reason.WRONG_KEY,
                "checkpoint",
                "not signed by",
                "name the key of this log");
    }

    @Test
    void refusesAnotherOrigin() {
        LogKey other = LogKey.generate("log.example/two");
        assertRefused(
                () -> TransparencyLog.open(folder, other, "log.example/two", InstantSource.system()),
                Reason.WRONG_ORIGIN,
                "checkpoint",
                "of the log log.example/one, not of log.example/two");
        assertRefused(
                () -> TransparencyLog.open(folder, key, "log.example/two", InstantSource.system()),
                Reason.WRONG_ORIGIN,
                "",
                "the key of this log is named log.example/one");
    }

    @Test
    void refusesAMalformedOrChangedCheckpoint() throws IOException {
        byte[] right = Files.readAllBytes(folder.resolve("checkpoint"));
        change("checkpoint", ORIGIN.length() + 3);
        assertRefused(() -> open(), Reason.WRONG_KEY, "checkpoint", "text was changed");
        Files.write(folder.resolve("checkpoint"), "hello\n".getBytes(UTF_8));
        assertRefused(() -> open(), Reason.MALFORMED, "checkpoint", "not a signed note");
        Files.write(folder.resolve("checkpoint"), new byte[100_000]);
        assertRefused(() -> open(), Reason.DAMAGED, "checkpoint", "longer than");
        Files.delete(folder.resolve("checkpoint"));
        assertRefused(() -> open(), Reason.DAMAGED, "checkpoint", "is missing", "never an older one");
        Files.write(folder.resolve("checkpoint"), right);
        Files.delete(folder.resolve("acknowledged"));
        assertRefused(() -> open(), Reason.DAMAGED, "acknowledged", "is missing");
    }

    /** A crash between the two first writes. */
    @Test
    void aLogWhoseCreationWasInterruptedOpens() throws IOException {
        Path begun = temporary.resolve("begun");
        TransparencyLog.create(begun, key, ORIGIN, InstantSource.system());
        Files.delete(begun.resolve("acknowledged"));
        TransparencyLog log = TransparencyLog.open(begun, key, ORIGIN, InstantSource.system());
        assertThat(log.append(List.of(new byte[] {1}))).containsExactly(0L);
        assertThat(TransparencyLog.open(begun, key, ORIGIN, InstantSource.system())
                        .checkpoint()
                        .size())
                .isEqualTo(1);
    }

    @Test
    void doesNotBeginALogWhereOneIsOrWas() throws IOException {
        assertRefused(
                () -> TransparencyLog.create(folder, key, ORIGIN, InstantSource.system()),
                Reason.FORKED,
                "checkpoint",
                "there is or was a log here");
        Files.delete(folder.resolve("checkpoint"));
        Files.delete(folder.resolve("acknowledged"));
        assertRefused(
                () -> TransparencyLog.create(folder, key, ORIGIN, InstantSource.system()),
                Reason.FORKED,
                "tile",
                "there is or was a log here");
        Path nowhere = temporary.resolve("nowhere");
        assertThatThrownBy(() -> TransparencyLog.open(nowhere, key, ORIGIN, InstantSource.system()))
                .hasMessage(nowhere + ": there is no log; create it, or name its folder");
    }

    @Test
    void raisesAnAlarmWhenTheCheckpointIsRolledBack() throws IOException {
        byte[] older = Files.readAllBytes(folder.resolve("checkpoint"));
        TransparencyLog running = open();
        running.append(List.of(new byte[] {1}));
        Files.write(folder.resolve("checkpoint"), older);

        for (ThrowingCallable call : List.<ThrowingCallable>of(
                () -> open(),
                running::checkpoint,
                () -> running.prove(3),
                () -> running.append(List.of(new byte[] {2})))) {
            assertRefused(
                    call,
                    Reason.ROLLED_BACK,
                    "checkpoint",
                    "ALARM",
                    "size 1000, but size 1001 was acknowledged",
                    "restore");
        }
        assertThat(folder.resolve("checkpoint")).hasBinaryContent(older);
    }

    /** The whole folder from a backup agrees with itself; a process that has seen more still tells. */
    @Test
    void raisesAnAlarmWhenTheFolderIsRolledBackUnderneath() throws IOException {
        Path backup = copy("backup");
        TransparencyLog running = open();
        running.append(List.of(new byte[] {1}));
        restore(backup, folder);
        assertRefused(() -> running.append(List.of(new byte[] {2})), Reason.ROLLED_BACK, "checkpoint", "ALARM");
    }

    @Test
    void raisesAnAlarmAtTwoCheckpointsOfOneSize() throws IOException {
        Path fork = copy("fork");
        TransparencyLog running = open();
        running.append(List.of(new byte[] {1}));
        TransparencyLog.open(fork, key, ORIGIN, InstantSource.system()).append(List.of(new byte[] {2}));

        Files.copy(fork.resolve("checkpoint"), folder.resolve("checkpoint"), StandardCopyOption.REPLACE_EXISTING);
        assertRefused(() -> running.append(List.of(new byte[] {3})), Reason.FORKED, "checkpoint", "ALARM", "size 1001");
        assertThatThrownBy(() -> open()).isInstanceOf(LogException.class).hasMessageContaining("ALARM");
        restore(fork.resolve("tile"), folder.resolve("tile"));
        assertRefused(() -> running.checkpoint(), Reason.FORKED, "checkpoint", "two histories", "size 1001");
        assertRefused(() -> open(), Reason.FORKED, "acknowledged", "two histories");
    }

    @Test
    void raisesAnAlarmAtALongerCheckpointOfAnotherHistory() throws IOException {
        Path fork = copy("fork");
        TransparencyLog running = open();
        running.append(List.of(new byte[] {1}));
        TransparencyLog.open(fork, key, ORIGIN, InstantSource.system()).append(List.of(new byte[] {2}, new byte[] {3}));
        restore(fork, folder);
        assertRefused(() -> running.append(List.of(new byte[] {4})), Reason.FORKED, "checkpoint", "size 1001");
    }

    @Test
    void appendsNothingWhenTheDiskRefuses() throws IOException {
        Path inTheWay = folder.resolve("tile/entries/003.p/233");
        Files.createDirectory(inTheWay);
        TransparencyLog log = open();
        assertRefused(
                () -> log.append(List.of(new byte[] {1})),
                Reason.NOT_WRITABLE,
                "tile/entries/003.p/233",
                "nothing of this call was acknowledged",
                "call again");
        assertThat(log.checkpoint().size()).isEqualTo(1000);
        Files.delete(inTheWay);
        assertThat(log.append(List.of(new byte[] {1}))).containsExactly(1000L);
        assertThat(open().verify()).isEqualTo(1001);
    }

    /** A process may die between any two writes: every mixture that can be left opens and goes on. */
    @Test
    void goesOnAfterACrashBetweenAnyTwoWrites() throws IOException {
        Path before = copy("before");
        open().append(TransparencyLogTest.leaves(new Random(6), 600));
        Path after = copy("after");
        List<Path> tiles;
        try (Stream<Path> files = Files.walk(after.resolve("tile"))) {
            tiles = files.filter(Files::isRegularFile)
                    .map(after::relativize)
                    .filter(file -> !Files.exists(before.resolve(file)))
                    .toList();
        }
        assertThat(tiles).hasSizeGreaterThan(6);
        for (int died = 0; died <= tiles.size() + 2; died++) {
            folder = temporary.resolve("died-" + died);
            restore(before, folder);
            for (Path tile : tiles.subList(0, Math.min(died, tiles.size()))) {
                Path target = folder.resolve(tile.toString());
                Files.createDirectories(target.getParent());
                Files.copy(after.resolve(tile.toString()), target);
            }
            if (died < tiles.size()) {
                // The file that was being written: cut in the middle.
                Path target = folder.resolve(tiles.get(died).toString());
                Files.createDirectories(target.getParent());
                byte[] whole = Files.readAllBytes(after.resolve(tiles.get(died).toString()));
                Files.write(target, Arrays.copyOf(whole, whole.length / 3));
            }
            Files.write(folder.resolve("checkpoint.new"), new byte[] {1, 2, 3});
            boolean published = died > tiles.size();
            if (published) {
                Files.copy(
                        after.resolve("checkpoint"), folder.resolve("checkpoint"), StandardCopyOption.REPLACE_EXISTING);
            }
            int size = published ? 1600 : 1000;
            assertThat(open().checkpoint().size()).isEqualTo(size);
            assertThat(open().append(TransparencyLogTest.leaves(new Random(died), 700)))
                    .hasSize(700)
                    .contains((long) size);
            assertThat(open().verify()).isEqualTo(size + 700);
        }
    }
}
