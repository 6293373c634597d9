package dev.colophon.crawl.frontier.source;

import static dev.colophon.store.schema.tables.Host.HOST;
import static dev.colophon.store.schema.tables.Place.PLACE;
import static dev.colophon.store.schema.tables.Source.SOURCE;
import static dev.colophon.store.schema.tables.SourcePlace.SOURCE_PLACE;

import dev.colophon.http.guard.AddressRules;
import dev.colophon.http.guard.AllowList;
import dev.colophon.registry.work.Organisation;
import dev.colophon.store.Rows;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;

/**
 * The hosts of which an organisation or a source may be told: at which it asks for something, and where it may go. What is known of
 * a host that is not public was learnt for whoever may go there.
 */
public final class VisibleHosts {

    private static final String BARRED = "BARRED";

    private VisibleHosts() {}

    /** Something at the host is asked for by a source of the organisation that may go there, as far as anybody has tried. */
    public static Condition areAskedFor(Organisation organisation) {
        return DSL.exists(DSL.selectOne()
                .from(PLACE)
                .join(SOURCE_PLACE)
                .on(SOURCE_PLACE.PLACE.eq(PLACE.KEY))
                .join(SOURCE)
                .on(SOURCE.ID.eq(SOURCE_PLACE.SOURCE))
                .where(PLACE.HOST.eq(HOST.NAME), SOURCE.ORGANISATION.eq(organisation.id()), isOpen()));
    }

    /** The source that asks for a place may go there, as far as anybody has tried. */
    public static Condition isOpen() {
        return SOURCE_PLACE.STATE.ne(BARRED);
    }

    /** Of rows with the name and the address of a host, those where an organisation may go by what its sources allow. */
    public static Predicate<Record> of(DSLContext dsl, Organisation organisation) {
        return allowed(
                dsl.selectFrom(SOURCE).where(SOURCE.ORGANISATION.eq(organisation.id())).fetch(Sources::source).stream()
                        .flatMap(source -> source.allowedHosts().stream())
                        .distinct()
                        .toList());
    }

    /** Whether an organisation may be told of a host. */
    public static boolean isVisible(DSLContext dsl, Organisation organisation, String host) {
        return dsl
                .select(HOST.NAME, HOST.ADDRESS)
                .from(HOST)
                .where(HOST.NAME.eq(host), areAskedFor(organisation))
                .fetch()
                .stream()
                .anyMatch(of(dsl, organisation));
    }

    /** The same by what is allowed. */
    static Predicate<Record> allowed(List<String> allowedHosts) {
        AllowList allowed = AllowList.of(allowedHosts);
        return row -> {
            String name = Rows.text(row, HOST.NAME);
            String answered = Rows.text(row, HOST.ADDRESS);
            // Before a host has answered its name stands there: it may be an address.
            Optional<InetAddress> address = literal(answered.equals(name) ? withoutPort(name) : answered);
            return address.isEmpty()
                    || AddressRules.isPublic(address.get().getHostAddress())
                    || allowed.permits(name, address.get());
        };
    }

    private static Optional<InetAddress> literal(String text) {
        try {
            return Optional.of(InetAddress.ofLiteral(text));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static String withoutPort(String host) {
        String bare = host.replaceFirst(":[0-9]+$", "");
        return host.startsWith("[") || bare.indexOf(':') < 0 ? bare.replaceAll("[\\[\\]]", "") : host;
    }
}
