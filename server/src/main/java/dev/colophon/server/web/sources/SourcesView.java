package dev.colophon.server.web.sources;

import dev.colophon.crawl.source.Source;
import dev.colophon.evidence.messages.Message;
import dev.colophon.service.source.DescribeSources.Described;
import dev.colophon.service.watch.BackgroundWatch;
import dev.colophon.service.watch.StatusReport;
import java.util.List;
import java.util.Optional;

/**
 * What the page of sources shows.
 *
 * @param blocked hosts of which nothing is asked
 * @param status how watching stands; empty where nothing was ever stored
 * @param form what was typed of a new one
 * @param refused why what was asked was not done, in one line; it may hold text from outside
 * @param allowable the server, as {@code host:port}, that would have to be named as one's own to be visited
 * @param contact that requests would name now; empty where none is set
 * @param stale whether something was changed since the page was shown, so that nothing was done
 * @param done what was done, as a word of the messages; empty for nothing
 * @param leftOut of a list that was added: lines that name no address, and why; they may hold text from outside
 * @param removed that which was removed last, as long as that can be taken back
 */
public record SourcesView(
        List<Described> sources,
        List<String> blocked,
        Optional<StatusReport> status,
        BackgroundWatch.State watch,
        SourceForm form,
        Optional<Message> refused,
        Optional<String> allowable,
        Optional<String> contact,
        boolean stale,
        String done,
        List<String> leftOut,
        Optional<Source> removed) {

    public SourcesView {
        sources = List.copyOf(sources);
        blocked = List.copyOf(blocked);
        leftOut = List.copyOf(leftOut);
    }
}
