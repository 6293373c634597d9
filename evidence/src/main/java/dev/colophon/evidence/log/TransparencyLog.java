package dev.colophon.evidence.log;

import dev.colophon.evidence.log.verify.Checkpoint;
import dev.colophon.evidence.log.verify.Cosignature;
import dev.colophon.evidence.log.verify.Hash;
import dev.colophon.evidence.log.verify.LogException;
import dev.colophon.evidence.log.verify.LogException.Reason;
import dev.colophon.evidence.log.verify.Merkle;
import dev.colophon.evidence.log.verify.SignedNote;
import dev.colophon.evidence.log.verify.TlogProof;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * An append-only log of small leaves in a folder (format: see the package). Any number of threads and processes may use one
 * folder; one at a time appends. Nothing is kept open between calls.
 *
 * <p>Promises: a leaf whose index was returned is never lost; no two checkpoints are ever signed that do not agree; a
 * process that dies at any instruction leaves a log that opens again with everything acknowledged. What a call finds
 * changed on the disk since the last one is compared with what this object has seen before, and an older or another history
 * is an alarm ({@link Reason#ROLLED_BACK}, {@link Reason#FORKED}). A folder that was restored as a whole from an old backup
 * agrees with itself; only a witness can tell it ({@link WitnessAnswer.Alarm}).
 *
 * <p>Lock order: the lock of the folder, then this object's monitor.
 */
public final class TransparencyLog {

    /** The longest leaf in bytes. Log the hash of something longer. */
    public static final int MAX_LEAF_BYTES = EntryBundle.MAX_LEAF;

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int READ_ATTEMPTS = 3;
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

    private final LogFiles files;
    private final LogKey key;
    private final String origin;
    private final InstantSource clock;
    private final Tiles tiles;
    private final LogHead head;

    private TransparencyLog(LogFiles files, LogKey key, String origin, InstantSource clock, LogHead.Access access) {
        this.files = files;
        this.key = key;
        this.origin = origin;
        this.clock = clock;
        this.tiles = new Tiles(files);
        this.head = new LogHead(files, tiles, key.verifier(), origin, access);
    }

    /**
     * Begins a new, empty log. Do it once in the life of a key: a second log with the same key and origin is a fork.
     *
     * @param folder made where it is missing; must not hold a log yet
     * @param key its name must be the origin
     * @param origin the URL where the log is published, without scheme and closing slash
     * @param clock refuses cosignatures from the future
     * @throws LogException when there is a log already, or the folder cannot be written
     */
    public static TransparencyLog create(Path folder, LogKey key, String origin, InstantSource clock) {
        checkName(key, origin);
        LogFiles files = new LogFiles(folder.toAbsolutePath().normalize());
        try {
            Files.createDirectories(files.folder());
        } catch (IOException e) {
            throw DurableFiles.notWritable(files.folder(), e);
        }
        try (LogLock _ = LogLock.take(files, PATIENCE)) {
            for (Path trace : List.of(files.checkpoint(), files.acknowledged(), files.tiles())) {
                if (Files.exists(trace)) {
                    throw new LogException(
                            Reason.FORKED,
                            trace + ": there is or was a log here; open it, or name an empty folder and a new key");
                }
            }
            byte[] note = key.sign(origin, 0, Merkle.EMPTY_ROOT).note().bytes();
            DurableFiles.replace(files.checkpoint(), note);
            DurableFiles.replace(files.acknowledged(), note);
            return new TransparencyLog(files, key, origin, clock, LogHead.Access.WRITE);
        }
    }

    /**
     * Opens a log and checks its right edge against its checkpoint, and that against the last one acknowledged.
     *
     * @param clock refuses cosignatures from the future
     * @throws LogException when there is none, it is of another origin or key, damaged, rolled back or forked
     */
    public static TransparencyLog open(Path folder, LogKey key, String origin, InstantSource clock) {
        checkName(key, origin);
        LogFiles files = new LogFiles(folder.toAbsolutePath().normalize());
        if (!Files.isDirectory(files.folder())) {
            throw new LogException(Reason.DAMAGED, files.folder() + ": there is no log; create it, or name its folder");
        }
        try (LogLock _ = LogLock.take(files, PATIENCE)) {
            return new TransparencyLog(files, key, origin, clock, LogHead.Access.WRITE);
        }
    }

    /**
     * As {@link #open}, for a folder that cannot be written: nothing can be appended.
     *
     * @throws LogException as there
     */
    public static TransparencyLog openToRead(Path folder, LogKey key, String origin, InstantSource clock) {
        checkName(key, origin);
        LogFiles files = new LogFiles(folder.toAbsolutePath().normalize());
        for (int attempt = 1; ; attempt++) {
            try {
                return new TransparencyLog(files, key, origin, clock, LogHead.Access.READ);
            } catch (LogException e) {
                // Without the lock a process that appends may take away a tile that was just named.
                if (attempt == READ_ATTEMPTS || e.reason() != Reason.DAMAGED) {
                    throw e;
                }
            }
        }
    }

    /**
     * Puts the files of a log, as they are between two appends, into another folder. Links them where it can: whatever a
     * checkpoint covers is never written again, so that what is appended later does not change the copy.
     *
     * @param folder of a log
     * @param copy made where it is missing, in the same file system
     * @throws LogException when another process holds the log for half a minute, or the disk refuses
     */
    public static void snapshot(Path folder, Path copy) {
        LogFiles files = new LogFiles(folder.toAbsolutePath().normalize());
        try (LogLock _ = LogLock.take(files, PATIENCE);
                Stream<Path> all = Files.walk(files.folder())) {
            for (Path file : (Iterable<Path>) all.filter(Files::isRegularFile)::iterator) {
                if (!file.equals(files.lock()) && !file.toString().endsWith(DurableFiles.UNFINISHED)) {
                    Path target = copy.resolve(files.folder().relativize(file).toString());
                    Files.createDirectories(target.getParent());
                    link(file, target);
                }
            }
        } catch (IOException e) {
            throw DurableFiles.notWritable(copy, e);
        }
    }

    private static void link(Path file, Path target) throws IOException {
        try {
            Files.createLink(target, file);
        } catch (UnsupportedOperationException | FileSystemException _) {
            Files.copy(file, target);
        }
    }

    private static void checkName(LogKey key, String origin) {
        if (!key.name().equals(origin)) {
            throw new LogException(
                    Reason.WRONG_ORIGIN,
                    "the key of this log is named %s, and a log keeps the name of its key: leave the name out (the other was %s)"
                            .formatted(key.name(), origin));
        }
    }

    /**
     * Appends leaves in their order and returns their indexes once the checkpoint that covers them is on the disk. Either
     * all of them are in the log then or, after an exception, the caller does not know: appending them again may log them
     * twice, but loses none. Batches are fast; a single leaf costs eight flushes of the disk.
     *
     * @param leaves each at most {@link #MAX_LEAF_BYTES}
     * @throws LogException when another process holds the log for half a minute, the disk refuses, or an alarm is raised
     */
    public List<Long> append(List<byte[]> leaves) {
        for (byte[] leaf : leaves) {
            if (leaf.length > MAX_LEAF_BYTES) {
                throw new IllegalArgumentException(
                        "a leaf of %d bytes is longer than %d; log its hash".formatted(leaf.length, MAX_LEAF_BYTES));
            }
        }
        if (leaves.isEmpty()) {
            return List.of();
        }
        try (LogLock _ = LogLock.take(files, PATIENCE)) {
            LogHead.State base = head.refreshed();
            RightEdge edge = grow(base.edge(), leaves);
            Checkpoint next = key.sign(origin, edge.size(), edge.root());
            head.replace(base, next, edge);
            DurableFiles.replace(files.acknowledged(), next.note().bytes());
            Superseded.remove(files, base.edge().size(), edge.size());
            return LongStream.range(base.edge().size(), edge.size()).boxed().toList();
        }
    }

    /** Makes tiles and bundles durable; no checkpoint covers them yet. */
    private RightEdge grow(RightEdge base, List<byte[]> leaves) {
        DurableFiles durable = new DurableFiles();
        Growth growth = new Growth(base, new Growth.Filled() {
            @Override
            public void tile(int level, long index, byte[] hashes) {
                durable.write(files.tile(level, index), hashes, hashes.length);
            }

            @Override
            public void bundle(long index, byte[] bytes, int length) {
                durable.write(files.bundle(index), bytes, length);
            }
        });
        leaves.forEach(growth::add);
        RightEdge edge = growth.edge();
        for (int level = 0; level < RightEdge.LEVELS; level++) {
            byte[] row = edge.rows()[level];
            if (row.length > 0 && RightEdge.count(base.size(), level) != RightEdge.count(edge.size(), level)) {
                durable.write(
                        files.tile(level, RightEdge.fullTiles(edge.size(), level), row.length / Hash.BYTES),
                        row,
                        row.length);
            }
        }
        if (edge.bundle().length > 0) {
            durable.write(
                    files.bundle(RightEdge.fullTiles(edge.size(), 0), RightEdge.width(edge.size(), 0)),
                    edge.bundle(),
                    edge.bundle().length);
        }
        durable.force();
        return edge;
    }

    /** The newest checkpoint, with the cosignatures that were kept for it. */
    public Checkpoint checkpoint() {
        return head.refreshed().checkpoint();
    }

    /** The newest checkpoint that witnesses have cosigned; empty when none ever was. */
    public Optional<Checkpoint> cosigned() {
        return Tiles.readIfThere(files.cosigned(), SignedNote.MAX_BYTES)
                .map(note -> head.verified(files.cosigned(), note));
    }

    /**
     * A leaf, compared with its hash.
     *
     * @throws IndexOutOfBoundsException when it is not in the log
     * @throws LogException when its file is damaged
     */
    public byte[] leaf(long index) {
        LogHead.State now = head.refreshed();
        checkIndex(index, now.edge().size());
        return tiles.leaf(now.edge(), index);
    }

    /** Whether exactly this leaf stands at a place; false beyond the end. */
    public boolean holds(long index, byte[] leaf) {
        RightEdge edge = head.refreshed().edge();
        return index >= 0
                && index < edge.size()
                && tiles.proofs(edge).root(index, index + 1).equals(Merkle.leaf(leaf));
    }

    /** A proof of a leaf in the newest checkpoint. */
    public TlogProof prove(long index) {
        return prove(index, head.refreshed().checkpoint());
    }

    /**
     * A proof of a leaf in a checkpoint of this log, such as the newest cosigned one.
     *
     * @throws IndexOutOfBoundsException when the checkpoint does not cover the leaf
     * @throws LogException when a tile is damaged, or the checkpoint is not of this log's history
     */
    public TlogProof prove(long index, Checkpoint checkpoint) {
        checkIndex(index, checkpoint.size());
        RightEdge edge = head.covering(checkpoint);
        return new TlogProof(index, tiles.proofs(edge).inclusion(index, checkpoint.size()), checkpoint.note());
    }

    /**
     * The proof that the tree of a checkpoint of this log begins with the tree of {@code oldSize} leaves.
     *
     * @param oldSize 0 to the checkpoint's size; the proof is empty at both ends
     * @throws LogException when a tile is damaged, or the checkpoint is not of this log's history
     */
    public List<Hash> consistency(long oldSize, Checkpoint checkpoint) {
        if (oldSize < 0 || oldSize > checkpoint.size()) {
            throw new IndexOutOfBoundsException(
                    "no size %d below the checkpoint of size %d".formatted(oldSize, checkpoint.size()));
        }
        RightEdge edge = head.covering(checkpoint);
        return oldSize == 0 ? List.of() : tiles.proofs(edge).consistency(oldSize, checkpoint.size());
    }

    private static void checkIndex(long index, long size) {
        if (index < 0 || index >= size) {
            throw new IndexOutOfBoundsException("no leaf %d in a log of %d".formatted(index, size));
        }
    }

    /**
     * Keeps what witnesses have said about a checkpoint of this log: with the checkpoint itself, as long as it is the newest,
     * and as {@link #cosigned()}, unless a larger one is kept there.
     *
     * @return the checkpoint with these cosignatures and those that were kept for it before
     * @throws LogException when a cosignature does not fit or is from the future, or an alarm is raised
     */
    public Checkpoint keep(Checkpoint checkpoint, List<Cosignature> cosignatures) {
        Instant latest = clock.instant().plus(CLOCK_SKEW);
        Checkpoint cosigned =
                checkpoint.with(cosignatures.stream().map(Cosignature::line).toList());
        for (Cosignature cosignature : cosignatures) {
            Cosignature.find(cosigned, cosignature.witness());
            if (cosignature.time().isAfter(latest)) {
                throw new LogException(
                        Reason.WRONG_KEY,
                        "the cosignature of %s is dated %s, in the future: set the clock, or ask its operator"
                                .formatted(cosignature.witness().name(), cosignature.time()));
            }
        }
        try (LogLock _ = LogLock.take(files, PATIENCE)) {
            head.covering(checkpoint);
            Optional<Checkpoint> before = cosigned();
            if (before.isPresent() && before.get().sameTreeAs(cosigned)) {
                cosigned = before.get().with(cosigned.note().signatures());
            }
            if (before.isEmpty() || before.get().size() <= cosigned.size()) {
                DurableFiles.replace(files.cosigned(), cosigned.note().bytes());
            }
            LogHead.State now = head.refreshed();
            if (now.checkpoint().sameTreeAs(cosigned)) {
                Checkpoint merged = now.checkpoint().with(cosigned.note().signatures());
                head.replace(now, merged, now.edge());
                return merged;
            }
            return cosigned;
        }
    }

    /**
     * Reads the whole log and compares every leaf with its hash and every tile with the one above it, up to the checkpoint.
     *
     * @return the number of leaves
     * @throws LogException that names the first file which is not what was logged
     */
    public long verify() {
        RightEdge edge = head.refreshed().edge();
        for (int level = RightEdge.LEVELS - 1; level >= 0; level--) {
            for (long index = 0; index < RightEdge.fullTiles(edge.size(), level); index++) {
                tiles.verified(edge, level, index);
            }
        }
        for (long index = 0; index < RightEdge.fullTiles(edge.size(), 0); index++) {
            tiles.verifyBundle(edge, index);
        }
        return edge.size();
    }
}
