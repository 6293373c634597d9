package dev.colophon.crawl.frontier.schedule;

import dev.colophon.crawl.frontier.lease.RobotsRules;
import dev.colophon.crawl.frontier.schedule.HostQueue.Ready;
import dev.colophon.page.licence.LicenceSignal.Standard;
import dev.colophon.page.terms.SiteTerms;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import okhttp3.HttpUrl;
import org.jooq.DSLContext;

/**
 * What hosts say in {@code tdmrep.json} and documents of RSL, as the table {@code site_terms} has it. A document is asked for as
 * robots.txt is: once a day, and each hour while it cannot be had; what it said before holds meanwhile, for 30 days. Used by one
 * thread, in transactions.
 */
public final class TermsOfHosts {

    /** Of one host; more that it names are not asked for. */
    private static final int MOST_DOCUMENTS = 5;

    /** A document that nobody names any more is forgotten after so long. */
    private static final Duration NAMED = Duration.ofDays(30);

    private static final int HOSTS = 2_000;

    private static final String NAME =
            "insert into site_terms (host, url, standard, due_at, named_at) select ?, ?, 'RSL', ?, ? where "
                    + "(select count(*) from site_terms where host = ? and url <> ? and standard = 'RSL') < "
                    + MOST_DOCUMENTS
                    + " on conflict (host, url) do update set named_at = excluded.named_at "
                    + "where site_terms.named_at < excluded.named_at - "
                    + Duration.ofDays(1).toMillis();
    private static final String FILE =
            "insert into site_terms (host, url, standard, due_at, named_at) select ?, ?, 'TDMREP', ?, ? where "
                    + "not exists (select 1 from site_terms where host = ? and standard = 'TDMREP')";
    private static final String FORGET = "delete from site_terms where host = ? and standard = 'RSL' and named_at < ?";
    private static final String DUE =
            "select url, standard from site_terms where host = ? and due_at <= ? order by due_at, url limit 1";
    private static final String STORE = "update site_terms set status = ?, body = ?, refusal = ?, failing_since = ?, "
            + "due_at = ? where host = ? and url = ?";
    private static final String FAIL = "update site_terms set status = ?, "
            + "failing_since = coalesce(failing_since, ?), due_at = ?, "
            + "body = (case when failing_since < ? then null else body end), "
            + "refusal = (case when failing_since < ? then null else refusal end) where host = ? and url = ?";
    private static final String DUE_AT =
            "terms_due_at = (select min(due_at) from site_terms where site_terms.host = host.name) where name = ?";
    private static final String PUT_OFF = "update host set " + DUE_AT;

    /** Another time than before, so that nobody goes on with what was read before it. */
    private static final String STORED =
            "update host set terms_at = (case when terms_at >= ? then terms_at + 1 else ? end), " + DUE_AT;

    private static final String BODIES =
            "select url, standard, body from site_terms where host = ? and refusal is not null order by url";

    private final HotStatements sql;

    private record Known(OptionalLong at, List<SiteTerms> terms) {}

    private final Map<String, Known> known = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Known> eldest) {
            return size() > HOSTS;
        }
    };

    public TermsOfHosts(HotStatements sql) {
        this.sql = sql;
    }

    /** A document to be asked for. */
    public record Document(String url, Standard standard) {}

    /**
     * The next document to ask a host for; empty when none is due.
     *
     * @param near an address of the host
     * @param rules of the host's robots.txt, which hold for these documents, too
     */
    Optional<Document> due(DSLContext dsl, Ready host, String near, RobotsRules rules, Instant now) {
        if (host.termsDueAt().isPresent() && host.termsDueAt().getAsLong() > now.toEpochMilli()) {
            return Optional.empty();
        }
        String file = String.valueOf(HttpUrl.get(near).resolve(SiteTerms.TDMREP_PATH));
        long time = now.toEpochMilli();
        sql.update(dsl, FILE, host.name(), file, time, time, host.name());
        sql.update(dsl, FORGET, host.name(), now.minus(NAMED).toEpochMilli());
        Optional<Document> next = next(dsl, host.name(), now);
        while (next.isPresent() && !rules.allows(next.get().url())) {
            store(dsl, host.name(), next.get().url(), 0, Optional.empty(), Optional.empty(), now);
            next = next(dsl, host.name(), now);
        }
        if (next.isEmpty()) {
            stored(dsl, host.name(), now);
        }
        return next;
    }

    private Optional<Document> next(DSLContext dsl, String host, Instant now) {
        return sql.query(
                dsl,
                DUE,
                rows -> rows.next()
                        ? Optional.of(new Document(rows.getString(1), Standard.valueOf(rows.getString(2))))
                        : Optional.empty(),
                host,
                now.toEpochMilli());
    }

    /** Why its host keeps crawlers away from an address; empty where it does not. */
    Optional<String> refusal(DSLContext dsl, Ready host, String url) {
        Known terms = known.get(host.name());
        if (terms == null || !terms.at().equals(host.termsAt())) {
            terms = new Known(host.termsAt(), host.termsAt().isEmpty() ? List.of() : read(dsl, host.name()));
            known.put(host.name(), terms);
        }
        return terms.terms().stream()
                .flatMap(said -> said.refusal(url).stream())
                .findFirst();
    }

    private List<SiteTerms> read(DSLContext dsl, String host) {
        return sql.query(
                dsl,
                BODIES,
                rows -> {
                    List<SiteTerms> terms = new ArrayList<>();
                    while (rows.next()) {
                        terms.add(SiteTerms.read(
                                Standard.valueOf(rows.getString(2)),
                                Optional.ofNullable(rows.getString(3)).orElse(""),
                                rows.getString(1)));
                    }
                    return terms;
                },
                host);
    }

    /** That a host names a document of RSL on itself; to be asked for when it is due. */
    public void name(DSLContext dsl, String host, String url, Instant now) {
        long time = now.toEpochMilli();
        sql.update(dsl, NAME, host, url, time, time, host, url);
        sql.update(dsl, PUT_OFF, host);
    }

    /**
     * Stores a document that was read, or that there is none.
     *
     * @param status of the answer; 0 where robots.txt does not allow to ask
     * @param body where it keeps crawlers away from something
     * @param refusal what that is, in words
     */
    public void store(
            DSLContext dsl,
            String host,
            String url,
            int status,
            Optional<String> body,
            Optional<String> refusal,
            Instant now) {
        sql.update(
                dsl,
                STORE,
                status,
                body.orElse(null),
                refusal.orElse(null),
                null,
                now.plus(RobotsRules.VALID).toEpochMilli(),
                host,
                url);
        stored(dsl, host, now);
    }

    /** A document could not be had: what it said before holds for a while. */
    public void fail(DSLContext dsl, String host, String url, int status, Instant now) {
        long givenUp = now.minus(RobotsRules.GIVE_UP).toEpochMilli();
        sql.update(
                dsl,
                FAIL,
                status,
                now.toEpochMilli(),
                now.plus(RobotsRules.RETRY).toEpochMilli(),
                givenUp,
                givenUp,
                host,
                url);
        stored(dsl, host, now);
    }

    private void stored(DSLContext dsl, String host, Instant now) {
        long time = now.toEpochMilli();
        sql.update(dsl, STORED, time, time, host);
    }
}
