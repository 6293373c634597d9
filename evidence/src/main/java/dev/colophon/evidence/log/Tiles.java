package dev.colophon.evidence.log;

import dev.colophon.evidence.log.verify.Hash;
import dev.colophon.evidence.log.verify.LogException;
import dev.colophon.evidence.log.verify.Merkle;
import dev.colophon.evidence.log.verify.TreeHasher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads tiles and bundles of a log and believes none of them: each full tile must hash to its place in the tile above, up
 * to the right edge, whose root a checkpoint has signed. Thread-safe; keeps at most {@link #CACHED} tiles (8 MiB).
 */
final class Tiles {

    private static final int TILE_BYTES = RightEdge.WIDTH * Hash.BYTES;
    private static final int CACHED = 1024;
    private static final String RESTORE = "restore it from a backup or a mirror of the log";

    private record Key(int level, long index) {}

    private final LogFiles files;

    // Guarded by itself; tiles are loaded outside, so that a slow disk holds up nobody who finds his tile here.
    private final Map<Key, byte[]> cache = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, byte[]> eldest) {
            return size() > CACHED;
        }
    };

    Tiles(LogFiles files) {
        this.files = files;
    }

    /** Proofs over the tree of this edge. */
    Proofs proofs(RightEdge edge) {
        return new Proofs((height, index) -> node(edge, height, index));
    }

    private Hash node(RightEdge edge, int height, long index) {
        int level = height / 8;
        int count = 1 << (height % 8);
        long first = index * count;
        byte[] hashes = hashes(edge, level, first / RightEdge.WIDTH);
        return new TreeHasher().root(hashes, (int) (first % RightEdge.WIDTH) * Hash.BYTES, count);
    }

    /** The hashes of a tile, full and verified or out of the edge. */
    private byte[] hashes(RightEdge edge, int level, long index) {
        if (index == RightEdge.fullTiles(edge.size(), level)) {
            return edge.rows()[level];
        }
        Key key = new Key(level, index);
        synchronized (cache) {
            byte[] cached = cache.get(key);
            if (cached != null) {
                return cached;
            }
        }
        byte[] hashes = verified(edge, level, index);
        synchronized (cache) {
            cache.put(key, hashes);
        }
        return hashes;
    }

    /** Reads a full tile and compares it with the tile above. */
    byte[] verified(RightEdge edge, int level, long index) {
        Path file = files.tile(level, index);
        byte[] hashes = tile(file);
        Hash expected = hash(hashes(edge, level + 1, index / RightEdge.WIDTH), (int) (index % RightEdge.WIDTH));
        if (!new TreeHasher().root(hashes, 0, RightEdge.WIDTH).equals(expected)) {
            throw damaged(file, "does not fit the tile above it: it was changed or swapped");
        }
        return hashes;
    }

    /** A leaf, compared with its hash. */
    byte[] leaf(RightEdge edge, long index) {
        long tile = index / RightEdge.WIDTH;
        int at = (int) (index % RightEdge.WIDTH);
        if (tile == RightEdge.fullTiles(edge.size(), 0)) {
            return EntryBundle.leaves(edge.bundle(), at + 1).getLast();
        }
        Path file = files.bundle(tile);
        byte[] leaf = leaves(file, read(file, EntryBundle.MAX_BYTES), at + 1).getLast();
        if (!Merkle.leaf(leaf).equals(hash(hashes(edge, 0, tile), at))) {
            throw damaged(file, "leaf %d does not fit its hash: the bundle was changed or swapped".formatted(index));
        }
        return leaf;
    }

    /** Reads a full bundle and compares every leaf with its hash. */
    void verifyBundle(RightEdge edge, long index) {
        Path file = files.bundle(index);
        verifyBundle(file, read(file, EntryBundle.MAX_BYTES), verified(edge, 0, index));
    }

    private static void verifyBundle(Path file, byte[] bundle, byte[] hashes) {
        int length = 0;
        int at = 0;
        for (byte[] leaf : leaves(file, bundle, hashes.length / Hash.BYTES)) {
            if (!Merkle.leaf(leaf).equals(hash(hashes, at))) {
                throw damaged(
                        file, "leaf %d of the bundle does not fit its hash: it was changed or swapped".formatted(at));
            }
            at++;
            length += EntryBundle.LENGTH_BYTES + leaf.length;
        }
        if (length != bundle.length) {
            throw damaged(file, "has %d bytes behind its last leaf".formatted(bundle.length - length));
        }
    }

    private static List<byte[]> leaves(Path file, byte[] bundle, int count) {
        try {
            return EntryBundle.leaves(bundle, count);
        } catch (LogException e) {
            throw e.at(file);
        }
    }

    /**
     * Reads the right edge of the tree of this size.
     *
     * @throws LogException when a file of it is missing or cut, or its root is not the given one
     */
    RightEdge edge(long size, Hash root) {
        byte[][] rows = new byte[RightEdge.LEVELS][0];
        for (int level = 0; level < RightEdge.LEVELS; level++) {
            int width = RightEdge.width(size, level);
            long index = RightEdge.fullTiles(size, level);
            if (width > 0) {
                rows[level] = partialTile(level, index, width);
            }
        }
        RightEdge edge = new RightEdge(size, rows, partialBundle(size, rows[0]));
        if (!edge.root().equals(root)) {
            throw mismatch(edge);
        }
        return edge;
    }

    private byte[] partialTile(int level, long index, int width) {
        Path partial = files.tile(level, index, width);
        Optional<byte[]> hashes = readIfThere(partial, TILE_BYTES);
        if (hashes.isPresent()) {
            return checked(partial, hashes.get(), width);
        }
        Path full = files.tile(level, index);
        return Arrays.copyOf(checked(full, readFull(partial, full), RightEdge.WIDTH), width * Hash.BYTES);
    }

    private byte[] partialBundle(long size, byte[] hashes) {
        int width = RightEdge.width(size, 0);
        if (width == 0) {
            return new byte[0];
        }
        long index = RightEdge.fullTiles(size, 0);
        Path partial = files.bundle(index, width);
        Optional<byte[]> bundle = readIfThere(partial, EntryBundle.MAX_BYTES);
        if (bundle.isPresent()) {
            verifyBundle(partial, bundle.get(), hashes);
            return bundle.get();
        }
        Path full = files.bundle(index);
        byte[] longer = readFull(partial, full);
        int length = leaves(full, longer, width).stream()
                .mapToInt(leaf -> EntryBundle.LENGTH_BYTES + leaf.length)
                .sum();
        byte[] start = Arrays.copyOf(longer, length);
        verifyBundle(full, start, hashes);
        return start;
    }

    /** A partial file may be gone once the full one is there: a process with a newer checkpoint has removed it. */
    private static byte[] readFull(Path partial, Path full) {
        return readIfThere(full, EntryBundle.MAX_BYTES).orElseThrow(() -> damaged(partial, "is missing"));
    }

    /** Finds out which of the files that make up the edge do not belong together. */
    private LogException mismatch(RightEdge edge) {
        for (int level = 1; level < RightEdge.LEVELS; level++) {
            long first = RightEdge.fullTiles(edge.size(), level) * RightEdge.WIDTH;
            for (int at = 0; at < RightEdge.width(edge.size(), level); at++) {
                Path below = files.tile(level - 1, first + at);
                Hash found = new TreeHasher().root(tile(below), 0, RightEdge.WIDTH);
                if (!found.equals(hash(edge.rows()[level], at))) {
                    return damaged(
                            below,
                            "does not fit %s: one of them was changed or swapped"
                                    .formatted(files.tile(
                                            level, first / RightEdge.WIDTH, edge.rows()[level].length / Hash.BYTES)));
                }
            }
        }
        return new LogException(
                LogException.Reason.FORKED,
                "%s: ALARM: the tiles of size %d are not those that the checkpoint has signed: append nothing, keep a copy of the folder, and restore the log from a mirror"
                        .formatted(files.checkpoint(), edge.size()));
    }

    private static Hash hash(byte[] hashes, int at) {
        return Hash.of(hashes, at * Hash.BYTES, Hash.BYTES);
    }

    private static byte[] tile(Path file) {
        return checked(file, read(file, TILE_BYTES), RightEdge.WIDTH);
    }

    private static byte[] checked(Path file, byte[] hashes, int width) {
        if (hashes.length != width * Hash.BYTES) {
            throw damaged(file, "has %d bytes instead of %d".formatted(hashes.length, width * Hash.BYTES));
        }
        return hashes;
    }

    private static byte[] read(Path file, int maxBytes) {
        return readIfThere(file, maxBytes).orElseThrow(() -> damaged(file, "is missing"));
    }

    /** The bytes of a small file; empty where there is none. */
    static Optional<byte[]> readIfThere(Path file, int maxBytes) {
        try {
            if (Files.size(file) > maxBytes) {
                throw damaged(file, "is longer than the %d bytes it may have".formatted(maxBytes));
            }
            return Optional.of(Files.readAllBytes(file));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        } catch (IOException e) {
            throw new LogException(
                    LogException.Reason.DAMAGED,
                    "%s: cannot be read (%s); %s".formatted(file, e.getMessage(), RESTORE),
                    e);
        }
    }

    private static LogException damaged(Path file, String what) {
        return new LogException(LogException.Reason.DAMAGED, "%s: %s; %s".formatted(file, what, RESTORE));
    }
}
