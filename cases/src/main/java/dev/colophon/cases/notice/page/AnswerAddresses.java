package dev.colophon.cases.notice.page;

import static dev.colophon.store.schema.tables.AnswerAddress.ANSWER_ADDRESS;
import static dev.colophon.store.schema.tables.Notice.NOTICE;
import static dev.colophon.store.schema.tables.Organisation.ORGANISATION;

import dev.colophon.registry.work.Organisation;
import dev.colophon.store.Rows;
import java.time.Instant;
import java.util.Optional;
import org.jooq.DSLContext;

/** The addresses by which notices are answered, and what was filled in there and not handed in, within a transaction of whoever asks. */
public final class AnswerAddresses {

    private final DSLContext dsl;

    public AnswerAddresses(DSLContext dsl) {
        this.dsl = dsl;
    }

    /**
     * What an address leads to.
     *
     * @param notice its id
     */
    public record Answered(String notice, Organisation organisation) {}

    /** What was saved, as JSON. */
    public record Draft(String fields, Instant savedAt) {}

    /** Notes the one of a notice. */
    public void add(String notice, AnswerToken token, Instant now) {
        dsl.insertInto(ANSWER_ADDRESS)
                .set(ANSWER_ADDRESS.NOTICE, notice)
                .set(ANSWER_ADDRESS.TOKEN_SHA256, token.sha256())
                .set(ANSWER_ADDRESS.CREATED_AT, now.toEpochMilli())
                .execute();
    }

    /** The notice that a token is of; empty where it is of none. */
    public Optional<Answered> of(AnswerToken token) {
        return dsl.select(NOTICE.ID, ORGANISATION.ID, ORGANISATION.NAME)
                .from(ANSWER_ADDRESS)
                .join(NOTICE)
                .on(NOTICE.ID.eq(ANSWER_ADDRESS.NOTICE))
                .join(ORGANISATION)
                .on(ORGANISATION.ID.eq(NOTICE.ORGANISATION))
                .where(ANSWER_ADDRESS.TOKEN_SHA256.eq(token.sha256()))
                .fetchOptional(row -> new Answered(
                        Rows.text(row, NOTICE.ID),
                        new Organisation(Rows.text(row, ORGANISATION.ID), Rows.text(row, ORGANISATION.NAME))));
    }

    /** Whether a notice has one. */
    public boolean isOf(String notice) {
        return dsl.fetchExists(ANSWER_ADDRESS, ANSWER_ADDRESS.NOTICE.eq(notice));
    }

    /** What was saved last; empty where nothing was. */
    public Optional<Draft> draft(String notice) {
        return dsl.select(ANSWER_ADDRESS.DRAFT, ANSWER_ADDRESS.SAVED_AT)
                .from(ANSWER_ADDRESS)
                .where(ANSWER_ADDRESS.NOTICE.eq(notice), ANSWER_ADDRESS.DRAFT.isNotNull())
                .fetchOptional(row ->
                        new Draft(Rows.text(row, ANSWER_ADDRESS.DRAFT), Rows.time(row, ANSWER_ADDRESS.SAVED_AT)));
    }

    /** Saves it in place of what was saved before. */
    public void save(String notice, Draft draft) {
        dsl.update(ANSWER_ADDRESS)
                .set(ANSWER_ADDRESS.DRAFT, draft.fields())
                .set(ANSWER_ADDRESS.SAVED_AT, draft.savedAt().toEpochMilli())
                .where(ANSWER_ADDRESS.NOTICE.eq(notice))
                .execute();
    }

    /** Forgets what was saved. */
    public void forget(String notice) {
        dsl.update(ANSWER_ADDRESS)
                .setNull(ANSWER_ADDRESS.DRAFT)
                .setNull(ANSWER_ADDRESS.SAVED_AT)
                .where(ANSWER_ADDRESS.NOTICE.eq(notice))
                .execute();
    }
}
