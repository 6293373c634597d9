package dev.colophon.operators;

import static dev.colophon.store.schema.tables.OperatorRuling.OPERATOR_RULING;
import static org.jooq.impl.DSL.excluded;
import static org.jooq.impl.DSL.max;

import dev.colophon.operators.linkage.SiteName;
import dev.colophon.store.Database;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jooq.DSLContext;

/** What persons of an organisation ruled: these two sites are of one operator, or are not. A ruling stands until a later one. Thread-safe. */
public final class OperatorRulings {

    private final Database database;
    private final String organisation;
    private final InstantSource clock;

    /** @param organisation its id */
    public OperatorRulings(Database database, String organisation, InstantSource clock) {
        this.database = database;
        this.organisation = organisation;
        this.clock = clock;
    }

    /**
     * One operator runs both sites.
     *
     * @throws IllegalArgumentException when both hosts are one site
     */
    public void same(String a, String b) {
        database.change(dsl -> rule(dsl, a, b, true));
    }

    /**
     * No operator runs both sites.
     *
     * @throws IllegalArgumentException when both hosts are one site
     */
    public void apart(String a, String b) {
        database.change(dsl -> rule(dsl, a, b, false));
    }

    /** Two operators are one: what was ruled to keep a site of the one apart from a site of the other is turned round. */
    public void merge(Operator one, Operator other) {
        database.change(dsl -> {
            for (OperatorRuling ruling : all(dsl)) {
                if (!ruling.same() && (stands(ruling, one, other) || stands(ruling, other, one))) {
                    rule(dsl, ruling.a(), ruling.b(), true);
                }
            }
            rule(dsl, one.id(), other.id(), true);
        });
    }

    private static boolean stands(OperatorRuling ruling, Operator one, Operator other) {
        return Set.copyOf(one.sites()).contains(ruling.a())
                && Set.copyOf(other.sites()).contains(ruling.b());
    }

    /** Every ruling, the earliest first. */
    public List<OperatorRuling> all() {
        return database.read(this::all);
    }

    private List<OperatorRuling> all(DSLContext dsl) {
        List<OperatorRuling> all = new ArrayList<>();
        dsl.select(OPERATOR_RULING.A, OPERATOR_RULING.B, OPERATOR_RULING.SAME, OPERATOR_RULING.RULED_AT)
                .from(OPERATOR_RULING)
                .where(OPERATOR_RULING.ORGANISATION.eq(organisation))
                .orderBy(OPERATOR_RULING.RULED_AT, OPERATOR_RULING.A, OPERATOR_RULING.B)
                .forEach(row -> all.add(new OperatorRuling(
                        row.value1(), row.value2(), row.value3(), Instant.ofEpochMilli(row.value4()))));
        return all;
    }

    private void rule(DSLContext dsl, String hostOfA, String hostOfB, boolean same) {
        String a = SiteName.of(hostOfA);
        String b = SiteName.of(hostOfB);
        if (a.equals(b)) {
            throw new IllegalArgumentException(hostOfA + " and " + hostOfB + " are one site");
        }
        // Later than all before, whatever the clock says: the order of rulings decides between them.
        long last = Objects.requireNonNullElse(
                dsl.select(max(OPERATOR_RULING.RULED_AT))
                        .from(OPERATOR_RULING)
                        .where(OPERATOR_RULING.ORGANISATION.eq(organisation))
                        .fetchSingle()
                        .value1(),
                0L);
        dsl.insertInto(
                        OPERATOR_RULING,
                        OPERATOR_RULING.ORGANISATION,
                        OPERATOR_RULING.A,
                        OPERATOR_RULING.B,
                        OPERATOR_RULING.SAME,
                        OPERATOR_RULING.RULED_AT)
                .values(
                        organisation,
                        a.compareTo(b) < 0 ? a : b,
                        a.compareTo(b) < 0 ? b : a,
                        same,
                        Math.max(clock.millis(), last + 1))
                .onConflict(OPERATOR_RULING.ORGANISATION, OPERATOR_RULING.A, OPERATOR_RULING.B)
                .doUpdate()
                .set(OPERATOR_RULING.SAME, excluded(OPERATOR_RULING.SAME))
                .set(OPERATOR_RULING.RULED_AT, excluded(OPERATOR_RULING.RULED_AT))
                .execute();
    }
}
