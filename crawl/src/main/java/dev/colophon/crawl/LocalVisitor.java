package dev.colophon.crawl;

import dev.colophon.crawl.fetch.LocalList;
import dev.colophon.crawl.source.Source;
import java.io.IOException;

/** Told when the time of a source on this machine has come. */
public interface LocalVisitor {

    /** Looks into a folder or an archive. Called beside the crawling thread, for one source after the other. */
    void scan(Source source);

    /** The URLs of a list were read, and lines that name none were left out. */
    default void read(Source source, LocalList list) {}

    /** A list could not be read. */
    default void unreadable(Source source, IOException why) {}
}
