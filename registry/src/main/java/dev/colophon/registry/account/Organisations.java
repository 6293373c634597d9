package dev.colophon.registry.account;

import static dev.colophon.store.schema.tables.Membership.MEMBERSHIP;
import static dev.colophon.store.schema.tables.Organisation.ORGANISATION;

import dev.colophon.registry.work.Organisation;
import dev.colophon.store.Ids;
import dev.colophon.store.Rows;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** The organisations of an installation, within a transaction of whoever asks. */
public final class Organisations {

    private final DSLContext dsl;

    public Organisations(DSLContext dsl) {
        this.dsl = dsl;
    }

    /** All of them, by name. */
    public List<Organisation> list() {
        return list(DSL.noCondition());
    }

    /** Those in which an account is something, by name. */
    public List<Organisation> of(String account) {
        return list(ORGANISATION.ID.in(
                dsl.select(MEMBERSHIP.ORGANISATION).from(MEMBERSHIP).where(MEMBERSHIP.ACCOUNT.eq(account))));
    }

    /** One by its name or id. */
    public Optional<Organisation> find(String nameOrId) {
        return list().stream()
                .filter(one -> one.name().equals(nameOrId) || one.id().equals(nameOrId))
                .findFirst();
    }

    /** A new one. */
    public Organisation add(String name, Ids ids) {
        String id = ids.next();
        dsl.insertInto(ORGANISATION)
                .set(ORGANISATION.ID, id)
                .set(ORGANISATION.NAME, name)
                .set(ORGANISATION.CREATED_AT, Ids.timeOf(id).toEpochMilli())
                .execute();
        return new Organisation(id, name);
    }

    private List<Organisation> list(Condition which) {
        return dsl.select(ORGANISATION.ID, ORGANISATION.NAME)
                .from(ORGANISATION)
                .where(which)
                .orderBy(ORGANISATION.NAME, ORGANISATION.ID)
                .fetch(row -> new Organisation(Rows.text(row, ORGANISATION.ID), Rows.text(row, ORGANISATION.NAME)));
    }
}
