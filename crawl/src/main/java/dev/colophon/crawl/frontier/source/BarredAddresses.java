package dev.colophon.crawl.frontier.source;

import static dev.colophon.store.schema.tables.Source.SOURCE;

import dev.colophon.crawl.source.BarredAddress;
import dev.colophon.crawl.source.Source;
import dev.colophon.http.guard.AllowList;
import dev.colophon.http.guard.Guard;
import dev.colophon.http.guard.GuardRule;
import dev.colophon.http.guard.GuardSettings;
import dev.colophon.http.guard.Refused;
import dev.colophon.registry.work.Organisation;
import dev.colophon.store.Database;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import okhttp3.HttpUrl;
import org.jooq.DSLContext;

/** What the sources of an organisation lead to and may not ask for, by the rules of the guarded client. Thread-safe. */
public final class BarredAddresses {

    private static final String OF_SOURCE = "select p.uri, a.hops from source_place a join place p on p.key = a.place "
            + "where a.source = ? and a.state = 'BARRED' and a.depth = 0 order by p.uri";

    private static final String OF_ALL = "select p.uri, min(a.hops), min(s.id), cast(count(*) as integer) "
            + "from source_place a join source s on s.id = a.source join place p on p.key = a.place "
            + "where s.organisation = ? and a.state = 'BARRED' and p.uri > ? group by p.uri order by p.uri limit ?";

    private static final String BY_SOURCE = "select a.source, cast(count(*) as integer) from source_place a "
            + "join source s on s.id = a.source where s.organisation = ? and a.state = 'BARRED' group by a.source";

    private static final String LEADS = "refused: %s leads to an address that is not public (rule %s)";

    private final Database database;
    private final Organisation organisation;

    /** @param organisation whose sources are asked about */
    public BarredAddresses(Database database, Organisation organisation) {
        this.database = database;
        this.organisation = organisation;
    }

    /** Those that a source itself names, or shows on the page that it is, by their names. */
    public List<BarredAddress> of(Source source) {
        return database.read(dsl -> dsl.fetch(OF_SOURCE, source.id()).stream()
                .map(row -> barred(row.get(0, String.class), row.get(1, Integer.class), source, 1))
                .toList());
    }

    /**
     * All of them, by their names.
     *
     * @param after the address of the last of the page before; empty for the first page
     */
    public List<BarredAddress> addresses(String after, int most) {
        return database.read(dsl -> {
            Map<String, Source> sources = new HashMap<>();
            return dsl.fetch(OF_ALL, organisation.id(), after, most).stream()
                    .map(row -> barred(
                            row.get(0, String.class),
                            row.get(1, Integer.class),
                            sources.computeIfAbsent(row.get(2, String.class), id -> source(dsl, id)),
                            row.get(3, Integer.class)))
                    .toList();
        });
    }

    private static Source source(DSLContext dsl, String id) {
        return Sources.source(dsl.selectFrom(SOURCE).where(SOURCE.ID.eq(id)).fetchSingle());
    }

    /** How many addresses each source may not ask for, by its id; none is not in it. */
    public Map<String, Integer> bySource() {
        return database.read(dsl -> dsl.fetch(BY_SOURCE, organisation.id()).stream()
                .collect(Collectors.toMap(row -> row.get(0, String.class), row -> row.get(1, Integer.class))));
    }

    /** Where the address itself breaks no rule, its host led to one that does when it was to be asked. */
    private static BarredAddress barred(String url, int hops, Source source, int sources) {
        boolean own = hops == 0
                && (!source.seed().startsWith("http") || !source.allowedHosts().isEmpty());
        String why;
        Optional<String> allowable;
        try {
            HttpUrl admitted = guard(source).admit(url);
            why = LEADS.formatted(admitted.host(), GuardRule.ADDRESS.id());
            allowable = Optional.of(admitted.host() + ":" + admitted.port());
        } catch (Refused refused) {
            why = refused.line();
            allowable = refused.allowable();
        }
        return new BarredAddress(
                url, source.seed(), source.allowedHosts(), why, own ? allowable : Optional.empty(), sources);
    }

    /** It only says what it thinks of addresses. */
    private static Guard guard(Source source) {
        return new Guard(GuardSettings.of("nobody", Path.of("")).withAllowed(AllowList.of(source.allowedHosts())));
    }
}
