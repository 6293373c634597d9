package dev.colophon.crawl;

import dev.colophon.crawl.fetch.LocalList;
import dev.colophon.crawl.scan.ScanStopped;
import dev.colophon.crawl.source.Source;
import java.io.IOException;

/** Told when the time of a source on this machine has come. */
public interface LocalVisitor {

    /**
     * Looks into a folder or an archive. Called beside the crawling thread, for one source after the other.
     *
     * @throws ScanStopped when it was told to end before: the source stays due
     */
    void scan(Source source);

    /** The crawl is to end: so is a scan that is under way, without what it has not begun. Called from any thread, more than once. */
    default void stop() {}

    /** The URLs of a list were read, and lines that name none were left out. */
    default void read(Source source, LocalList list) {}

    /** A list could not be read. */
    default void unreadable(Source source, IOException why) {}
}
