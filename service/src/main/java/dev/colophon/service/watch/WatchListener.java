package dev.colophon.service.watch;

import dev.colophon.crawl.CrawlCounts;
import dev.colophon.crawl.scan.Skipped;
import dev.colophon.crawl.source.AwaitedHost;
import dev.colophon.crawl.source.BarredAddress;
import dev.colophon.evidence.messages.Message;
import dev.colophon.service.caller.MessageListener;
import dev.colophon.service.scan.Finding;
import dev.colophon.sightings.ChangedDecision;
import java.util.List;
import java.util.Optional;

/** Told how a watch goes. Called by several threads at a time. */
public interface WatchListener extends MessageListener {

    /**
     * The watch begins: from now on it can be told to end, also before its first visit.
     *
     * @param stop ends them cleanly, and returns when they have ended and all is told and closed, or after two minutes; for any
     *     thread
     */
    void begins(Runnable stop);

    /**
     * How far it is, about once a second.
     *
     * @param awaited the host for which alone a watch that is to end waits
     */
    void advances(CrawlCounts.Snapshot counts, Optional<AwaitedHost> awaited);

    /** Something that shares content with registered works, after it is stored; also what is the same as at the look before. */
    void found(Finding finding);

    /** A copy that was there when this watch began, and is no more. */
    void gone(Finding finding);

    /**
     * A copy that was known when this watch began, and is seen again after a look that did not tell whether it was there; or that is
     * back where it had been gone, and was not looked into for that.
     */
    void again(Finding finding);

    /** What was known when this watch began, and what is said of licences, or not any more, decides otherwise now. */
    void redecided(ChangedDecision change);

    /** What a source names and what was not had: a line of a list that is no address, an address that gives nothing. */
    void notSeen(Skipped skipped);

    /** Addresses that a source names and may not ask for. */
    void barred(List<BarredAddress> addresses);

    /** A source of this machine that was not read; others are. */
    void notRead(Message why);

    /** What else there is to say. It may hold text from outside: whoever shows it makes it safe. */
    void told(Message message);
}
