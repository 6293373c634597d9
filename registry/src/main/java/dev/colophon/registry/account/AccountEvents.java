package dev.colophon.registry.account;

import static dev.colophon.store.schema.tables.AccountEvent.ACCOUNT_EVENT;

import dev.colophon.registry.work.Organisation;
import dev.colophon.store.Ids;
import dev.colophon.store.Sanitiser;
import java.util.Optional;
import org.jooq.DSLContext;

/** Keeps what is done about accounts, keys and sessions, within a transaction of whoever does it. */
public final class AccountEvents {

    private static final int LONGEST_NOTE = 600;

    private final DSLContext dsl;
    private final Organisation organisation;
    private final Ids ids;

    public AccountEvents(DSLContext dsl, Organisation organisation, Ids ids) {
        this.dsl = dsl;
        this.organisation = organisation;
        this.ids = ids;
    }

    /** What is done. */
    public enum What {
        ADDED,
        ROLES_SET,
        INVITED,
        PASSWORD_SET,
        DISABLED,
        ENABLED,
        REMOVED,
        SIGNED_IN,
        SIGNED_OUT,
        SESSION_ENDED,
        SECOND_FACTOR_SET,
        SECOND_FACTOR_REMOVED,
        RECOVERY_USED,
        KEY_MADE,
        KEY_REVOKED,
        IDENTITY_LINKED,
        WEBHOOK_ADDED,
        WEBHOOK_ENABLED,
        WEBHOOK_DISABLED,
        WEBHOOK_REMOVED,
        ORGANISATION_ADDED
    }

    /**
     * Keeps it.
     *
     * @param actor empty: somebody who was not signed in
     * @param subject the name of the account
     * @param note what more is to be known; never a secret
     */
    public void add(What what, Optional<String> actor, String subject, String note) {
        String id = ids.next();
        dsl.insertInto(ACCOUNT_EVENT)
                .set(ACCOUNT_EVENT.ID, id)
                .set(ACCOUNT_EVENT.ORGANISATION, organisation.id())
                .set(ACCOUNT_EVENT.AT, Ids.timeOf(id).toEpochMilli())
                .set(ACCOUNT_EVENT.ACTOR, actor.orElse(null))
                .set(ACCOUNT_EVENT.SUBJECT, subject)
                .set(ACCOUNT_EVENT.WHAT, what.name())
                .set(ACCOUNT_EVENT.NOTE, Sanitiser.fit(note, LONGEST_NOTE))
                .execute();
    }
}
