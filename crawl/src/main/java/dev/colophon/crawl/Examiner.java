package dev.colophon.crawl;

import dev.colophon.crawl.scan.Captured;
import dev.colophon.warc.read.WarcPosition;
import java.util.List;
import java.util.Optional;

/** Looks into captures for copies of registered works. Thread-safe. */
public interface Examiner {

    /**
     * Looks into a capture, storing nothing. Throws exceptions only for what concerns all captures: the index, the database,
     * the disk. An error is a failure on this capture.
     */
    Examination examine(Captured captured);

    /**
     * What stands somewhere unchanged was visited for one organisation more; the sightings that it got are stored.
     *
     * @param sightings their ids
     */
    default void found(List<String> sightings) {}

    /** What was seen in a capture. Used by one thread. */
    interface Examination {

        /** Whether this program failed on some of it, which is then not stored and to be looked into again. */
        default boolean failed() {
            return false;
        }

        /** Whether it shares content with a registered work, so that its bytes are to be kept. */
        boolean matched();

        /** Stores it durably, with the place where the bytes are kept, if they are. Again changes nothing. */
        void store(Optional<WarcPosition> kept);
    }
}
