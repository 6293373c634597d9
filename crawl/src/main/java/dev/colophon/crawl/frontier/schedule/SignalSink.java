package dev.colophon.crawl.frontier.schedule;

import dev.colophon.page.signal.SiteSignal;
import java.time.Instant;
import java.util.Collection;
import org.jooq.DSLContext;

/** Keeps what a crawl sees on sites that other sites may have too. */
@FunctionalInterface
public interface SignalSink {

    /**
     * Stores signals as part of a transaction that may write.
     *
     * @return how many are stored, new and known
     */
    int record(DSLContext dsl, Collection<SiteSignal> signals, Instant seen);
}
