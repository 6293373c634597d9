package dev.colophon.evidence.bundle.sealed;

import dev.colophon.evidence.log.verify.Checkpoint;
import dev.colophon.evidence.log.verify.Hash;
import dev.colophon.evidence.verify.container.BundleName;
import dev.colophon.evidence.verify.container.DataPackage;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Everything that can be said about a bundle but for its report.
 *
 * @param captured when its main page was received
 * @param wacz the container
 * @param dataPackage SHA-256 of {@code datapackage.json}, which is what timestamps and log speak of
 * @param contents every file in the container but for the last two
 * @param beside every file beside the container, by name
 * @param timestamps at most two, of different authorities, the most trusted first; none yet when no authority answered
 */
public record BundleFacts(
        BundleName name,
        Instant captured,
        FileFacts wacz,
        Hash dataPackage,
        DataPackage contents,
        SortedMap<String, FileFacts> beside,
        List<Timestamp> timestamps,
        LogPlace log) {

    public BundleFacts {
        beside = Collections.unmodifiableSortedMap(new TreeMap<>(beside));
        timestamps = List.copyOf(timestamps);
    }

    /** A file of the bundle. */
    public record FileFacts(long bytes, Hash sha256) {

        public static FileFacts of(byte[] content) {
            return new FileFacts(content.length, Hash.sha256(content));
        }
    }

    /**
     * A timestamp over {@code datapackage.json}.
     *
     * @param file its name
     * @param authority whose it is
     * @param independent whether somebody else than this machine runs it
     * @param time when the authority says that it was asked
     * @param sha256 of the file
     */
    public record Timestamp(String file, String authority, boolean independent, Instant time, Hash sha256) {}

    /**
     * Where the bundle stands in the log.
     *
     * @param index of its leaf
     * @param checkpoint that the proof leads to, with the cosignatures of witnesses
     */
    public record LogPlace(String origin, long index, Checkpoint checkpoint) {}
}
