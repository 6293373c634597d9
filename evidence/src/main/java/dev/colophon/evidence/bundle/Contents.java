package dev.colophon.evidence.bundle;

import dev.colophon.evidence.bundle.environment.Environment;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What was captured and found.
 *
 * @param pages the main one first
 * @param match without version and end of the process
 * @param extras further files below {@code evidence/} by path, in their order
 */
record Contents(
        Path warc, List<Page> pages, Environment environment, Map<String, Object> match, Map<String, Opened> extras) {

    /** Something that can be read from its beginning. */
    @FunctionalInterface
    interface Opened {
        InputStream open() throws IOException;
    }

    Contents {
        pages = List.copyOf(pages);
        extras = Collections.unmodifiableMap(new LinkedHashMap<>(extras));
    }

    Page mainPage() {
        return pages.getFirst();
    }
}
