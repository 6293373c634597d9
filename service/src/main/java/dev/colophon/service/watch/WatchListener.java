package dev.colophon.service.watch;

import dev.colophon.crawl.CrawlCounts;
import dev.colophon.service.caller.MessageListener;
import dev.colophon.service.scan.Finding;

/** Told how a watch goes. Called by several threads at a time. */
public interface WatchListener extends MessageListener {

    /**
     * Visits begin.
     *
     * @param stop ends them cleanly, and returns when they have ended, or after two minutes; for any thread
     */
    void begins(Runnable stop);

    /** How far it is, about once a second. */
    void advances(CrawlCounts.Snapshot counts);

    /** Something that shares content with registered works, after it is stored. */
    void found(Finding finding);

    /** A source of this machine that was not read; others are. */
    void notRead(String why);
}
