package dev.colophon.service.scan;

import dev.colophon.crawl.scan.Skipped;
import dev.colophon.crawl.scan.UnpackedCaptures.Unpacked;
import dev.colophon.detect.Sighting;
import dev.colophon.sightings.FileLook;
import java.nio.file.Path;
import java.util.Optional;

/** What a worker hands to the thread that stores. */
sealed interface Examined {

    /** What says something of a place, and is to be kept. */
    sealed interface OfPlace extends Examined {}

    /**
     * What there was to see.
     *
     * @param looked what looking into it came to; empty when its bytes are known
     */
    record Seen(FileLook look, Sighting sighting, Optional<Sighting> looked) implements OfPlace {}

    /** Nothing that could be stored: there were no bytes, or they are to be looked into again. */
    record NoBytes(Sighting sighting) implements OfPlace {}

    /** The same as before. */
    record Known(FileLook look, Sighting sighting) implements OfPlace {}

    record NotExamined(Skipped skipped) implements OfPlace {}

    /** A WARC file in a folder. */
    record WebArchive(Path file) implements Examined {}

    /**
     * A capture to its end.
     *
     * @param rest what of it did not come over
     */
    record Ended(Unpacked.End end, Optional<Skipped> rest) implements OfPlace {}
}
