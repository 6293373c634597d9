package dev.colophon.evidence.log;

import java.nio.file.Path;
import java.util.Locale;

/** Where the files of a log are (C2SP tlog-tiles). */
record LogFiles(Path folder) {

    Path checkpoint() {
        return folder.resolve("checkpoint");
    }

    Path acknowledged() {
        return folder.resolve("acknowledged");
    }

    Path cosigned() {
        return folder.resolve("cosigned");
    }

    Path lock() {
        return folder.resolve("lock");
    }

    Path tiles() {
        return folder.resolve("tile");
    }

    /** A full tile. */
    Path tile(int level, long index) {
        return tiles().resolve(Integer.toString(level)).resolve(spelled(index));
    }

    /** A tile of {@code width} hashes, 1 to 255. */
    Path tile(int level, long index, int width) {
        return partials(tile(level, index)).resolve(Integer.toString(width));
    }

    /** A full bundle of leaves. */
    Path bundle(long index) {
        return tiles().resolve("entries").resolve(spelled(index));
    }

    /** A bundle of {@code width} leaves, 1 to 255. */
    Path bundle(long index, int width) {
        return partials(bundle(index)).resolve(Integer.toString(width));
    }

    /** The folder of the partial versions of a tile or bundle. */
    static Path partials(Path full) {
        return full.resolveSibling(full.getFileName() + ".p");
    }

    /** Groups of three digits, all but the last behind an x: 1234067 is x001/x234/067. */
    static String spelled(long index) {
        String last = String.format(Locale.ROOT, "%03d", index % 1000);
        StringBuilder path = new StringBuilder(last);
        for (long rest = index / 1000; rest > 0; rest /= 1000) {
            path.insert(0, String.format(Locale.ROOT, "x%03d/", rest % 1000));
        }
        return path.toString();
    }
}
