package dev.colophon.watch.crawl;

import dev.colophon.watch.Captured;
import dev.colophon.watch.WarcPosition;
import java.util.Optional;

/** Looks into captures for copies of registered works. Thread-safe. */
public interface Examiner {

    /** Looks into a capture, storing nothing. Never fails for what is in it. */
    Examination examine(Captured captured);

    /** What was seen in a capture. Used by one thread. */
    interface Examination {

        /** Whether it shares content with a registered work, so that its bytes are to be kept. */
        boolean matched();

        /** Stores it durably, with the place where the bytes are kept, if they are. Again changes nothing. */
        void store(Optional<WarcPosition> kept);
    }
}
