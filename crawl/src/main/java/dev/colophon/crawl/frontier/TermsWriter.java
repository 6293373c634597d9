package dev.colophon.crawl.frontier;

import dev.colophon.crawl.frontier.lease.FetchOutcome.Barred;
import dev.colophon.crawl.frontier.lease.FetchOutcome.Finished;
import dev.colophon.crawl.frontier.lease.FetchOutcome.NotNow;
import dev.colophon.crawl.frontier.lease.FetchOutcome.TermsRead;
import dev.colophon.crawl.frontier.lease.FetchOutcome.TermsUnreachable;
import dev.colophon.crawl.frontier.lease.Lease;
import dev.colophon.crawl.frontier.lease.RobotsRules;
import dev.colophon.crawl.frontier.schedule.HotStatements;
import dev.colophon.crawl.frontier.schedule.TermsOfHosts;
import dev.colophon.crawl.frontier.schedule.WriteBatch;
import dev.colophon.crawl.source.CanonicalUrl;
import dev.colophon.page.licence.LicenceSignal;
import dev.colophon.page.licence.RslTerms;
import dev.colophon.page.terms.SiteTerms;
import dev.colophon.sightings.LocalPlaces;
import dev.colophon.sightings.signal.LicenceLook;
import dev.colophon.store.Sanitiser;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jooq.DSLContext;

/** Stores what came of asking a host for a document that speaks to programs. Takes part in transactions. */
final class TermsWriter {

    private static final int LONGEST_REFUSAL = 500;

    private static final int LONGEST_URL = 2_048;

    private final TermsOfHosts terms;
    private final HotStatements sql;

    TermsWriter(TermsOfHosts terms, HotStatements sql) {
        this.terms = terms;
        this.sql = sql;
    }

    void store(DSLContext dsl, Lease.Terms document, Finished finished, WriteBatch batch) {
        String host = finished.lease().host();
        switch (finished.outcome()) {
            case TermsRead(int status, String body)
            when RobotsRules.hasRules(status) ->
                read(
                        dsl,
                        host,
                        document,
                        status,
                        SiteTerms.read(document.standard(), body, document.url()),
                        body,
                        batch);
            case TermsRead(int status, String _)
            when status < 500 -> read(dsl, host, document, status, SiteTerms.NONE, "", batch);
            case TermsRead(int status, String _) -> terms.fail(dsl, host, document.url(), status, batch.now);
            case NotNow(int status, var _) -> terms.fail(dsl, host, document.url(), status, batch.now);
            case TermsUnreachable _, Barred _ ->
                terms.fail(dsl, host, document.url(), RobotsRules.UNREACHABLE, batch.now);
            default -> {}
        }
    }

    private void read(
            DSLContext dsl,
            String host,
            Lease.Terms document,
            int status,
            SiteTerms said,
            String body,
            WriteBatch batch) {
        Optional<String> refusal = said.refusal().map(why -> Sanitiser.fit(why, LONGEST_REFUSAL));
        Optional<String> kept = refusal.map(_ -> Sanitiser.clean(body));
        terms.store(dsl, host, document.url(), status, kept, refusal, batch.now);
        sql.update(dsl, RobotsWriter.RECONSIDER, batch.now.toEpochMilli(), host);
        batch.licences.add(new LicenceLook(LocalPlaces.key(document.url()), LicenceLook.Extent.WHOLE, said.said()));
    }

    /** The documents of RSL that hosts name for themselves, in the order of all workers. Those on other hosts are not asked for. */
    static Map<String, Set<String>> named(Collection<LicenceLook> looks) {
        Map<String, Set<String>> named = new TreeMap<>();
        for (LicenceLook look : looks) {
            for (LicenceSignal signal : look.said()) {
                RslTerms.documentOf(signal)
                        .flatMap(CanonicalUrl::of)
                        .filter(url -> url.url().length() <= LONGEST_URL)
                        .filter(url -> CanonicalUrl.of(signal.saidOn())
                                .filter(by -> by.host().equals(url.host()))
                                .isPresent())
                        .ifPresent(url -> named.computeIfAbsent(url.host(), _ -> new TreeSet<>())
                                .add(url.url()));
            }
        }
        return named;
    }
}
