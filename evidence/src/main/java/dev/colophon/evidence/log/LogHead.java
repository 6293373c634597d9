package dev.colophon.evidence.log;

import dev.colophon.evidence.log.verify.Checkpoint;
import dev.colophon.evidence.log.verify.LogException;
import dev.colophon.evidence.log.verify.LogException.Reason;
import dev.colophon.evidence.log.verify.SignedNote;
import dev.colophon.evidence.log.verify.VerifierKey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * The newest checkpoint of a log's folder and the right edge of its tree, compared with what was seen before: an older or another
 * history is an alarm. Each state follows from the one before.
 */
final class LogHead {

    private final LogFiles files;
    private final Tiles tiles;
    private final VerifierKey verifier;
    private final String origin;

    // Guarded by this.
    private State state;

    /** {@code note} holds the exact bytes of the file, to see whether it has changed since. */
    record State(Checkpoint checkpoint, byte[] note, RightEdge edge) {}

    enum Access {
        READ,
        WRITE
    }

    /** Reads what the folder holds; to write, under the folder's lock. */
    LogHead(LogFiles files, Tiles tiles, VerifierKey verifier, String origin, Access access) {
        this.files = files;
        this.tiles = tiles;
        this.verifier = verifier;
        this.origin = origin;
        this.state = load(access);
    }

    /**
     * A crash between checkpoint and acknowledged leaves the second behind, never ahead; whoever only reads has no lock, and so reads
     * the second first.
     */
    private State load(Access access) {
        Optional<byte[]> before = Tiles.readIfThere(files.acknowledged(), SignedNote.MAX_BYTES);
        byte[] note = read(files.checkpoint());
        Checkpoint checkpoint = verified(files.checkpoint(), note);
        // Creating it was interrupted between its two files: nothing was ever appended, let alone acknowledged.
        boolean unfinished = before.isEmpty() && checkpoint.size() == 0 && !Files.exists(files.tiles());
        if (unfinished && access == Access.WRITE) {
            DurableFiles.replace(files.acknowledged(), note);
        }
        Checkpoint acknowledged =
                verified(files.acknowledged(), unfinished ? note : before.orElseGet(() -> read(files.acknowledged())));
        if (checkpoint.size() < acknowledged.size()) {
            throw rolledBack(checkpoint, acknowledged);
        }
        RightEdge edge = tiles.edge(checkpoint.size(), checkpoint.root());
        requirePrefix(acknowledged, edge, files.acknowledged());
        if (checkpoint.size() > acknowledged.size() && access == Access.WRITE) {
            DurableFiles.replace(files.acknowledged(), note);
        }
        return new State(checkpoint, note, edge);
    }

    private byte[] read(Path file) {
        return Tiles.readIfThere(file, SignedNote.MAX_BYTES)
                .orElseThrow(() -> new LogException(
                        Reason.DAMAGED,
                        file + ": is missing; restore the newest checkpoint that was signed (witnesses know its size),"
                                + " never an older one"));
    }

    /**
     * A checkpoint of this log.
     *
     * @throws LogException that names the file, when it is of another origin or key, or damaged
     */
    Checkpoint verified(Path file, byte[] note) {
        try {
            return Checkpoint.open(note, verifier, origin);
        } catch (LogException e) {
            throw e.at(file);
        }
    }

    /** The alarm for two histories: the tree of {@code edge} must begin with the one of {@code older}. */
    private void requirePrefix(Checkpoint older, RightEdge edge, Object where) {
        if (!tiles.proofs(edge).root(0, older.size()).equals(older.root())) {
            throw new LogException(
                    Reason.FORKED,
                    "%s: ALARM: two histories of the log at size %d: append nothing, keep a copy of %s, and find out who wrote to it"
                            .formatted(where, older.size(), files.folder()));
        }
    }

    private LogException rolledBack(Checkpoint found, Checkpoint newest) {
        return new LogException(
                Reason.ROLLED_BACK,
                "%s: ALARM: the checkpoint has size %d, but size %d was acknowledged: restore the newer checkpoint and its tiles, never append to the older one"
                        .formatted(files.checkpoint(), found.size(), newest.size()));
    }

    /** Takes in what other processes have appended or cosigned. */
    synchronized State refreshed() {
        byte[] note = read(files.checkpoint());
        if (!Arrays.equals(note, state.note)) {
            Checkpoint found = verified(files.checkpoint(), note);
            if (found.size() < state.checkpoint.size()) {
                throw rolledBack(found, state.checkpoint);
            }
            RightEdge edge = found.sameTreeAs(state.checkpoint) ? state.edge : tiles.edge(found.size(), found.root());
            requirePrefix(state.checkpoint, edge, files.checkpoint());
            state = new State(found, note, edge);
        }
        return state;
    }

    private synchronized void adopt(State next) {
        state = next;
    }

    /** The lock should make a difference impossible; where a file system does not honour locks, this is the second guard. */
    void replace(State base, Checkpoint next, RightEdge edge) {
        if (!Arrays.equals(read(files.checkpoint()), base.note)) {
            throw new LogException(
                    Reason.BUSY,
                    "%s: another process wrote it in spite of %s; keep the log on a file system with working locks, then call again"
                            .formatted(files.checkpoint(), files.lock()));
        }
        State follows = new State(next, next.note().bytes(), edge);
        DurableFiles.replace(files.checkpoint(), follows.note);
        adopt(follows);
    }

    /**
     * The right edge of a tree that begins with the one of a checkpoint.
     *
     * @throws LogException when the checkpoint is not of this log's history
     */
    RightEdge covering(Checkpoint checkpoint) {
        State now = refreshed();
        if (!checkpoint.origin().equals(origin)) {
            throw new LogException(
                    Reason.WRONG_ORIGIN, "the checkpoint is of %s, not of %s".formatted(checkpoint.origin(), origin));
        }
        if (checkpoint.size() > now.edge.size()) {
            throw rolledBack(now.checkpoint, checkpoint);
        }
        requirePrefix(checkpoint, now.edge, checkpoint);
        return now.edge;
    }
}
