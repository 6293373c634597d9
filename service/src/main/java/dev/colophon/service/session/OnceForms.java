package dev.colophon.service.session;

import static dev.colophon.store.schema.tables.OnceForm.ONCE_FORM;

import dev.colophon.registry.work.Organisation;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import dev.colophon.service.settings.Settings;
import dev.colophon.service.signin.Secrets;
import dev.colophon.store.Database;
import dev.colophon.store.DatabaseClock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Supplier;
import org.jooq.DSLContext;

/**
 * Does once what a form asks for, however often that form is sent, and on whichever server of the database. Each form that is shown
 * carries a value of its own; what is changed in it before it is sent again is another request.
 */
public final class OnceForms {

    /** So long a form is remembered. */
    private static final Duration REMEMBERED = Duration.ofDays(2);

    /** What is not done by then was left by a process that was killed, and is done again. */
    private static final Duration ABANDONED = Duration.ofMinutes(2);

    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Settings settings;
    private final DatabaseClock clock = DatabaseClock.of(InstantSource.system());

    public OnceForms(Settings settings) {
        this.settings = settings;
    }

    /** The value of a form that is shown. */
    public static String value() {
        return UUID.randomUUID().toString();
    }

    private enum Turn {
        MINE,
        DONE,
        ANOTHERS
    }

    /**
     * Does it, unless it was done; while another does it, that is waited for. What fails was not done.
     *
     * @param organisation of whoever sends it
     * @param request the value of the form and all that it holds
     * @param again what is answered where it was done
     * @throws ServiceException when another is at it for longer than anybody waits
     */
    public <T> T act(Organisation organisation, String request, Supplier<T> act, Supplier<T> again) {
        String form = Secrets.sha256(organisation.id() + " " + request);
        Instant patience = Instant.now().plus(PATIENCE);
        try (Database database = Database.open(settings.home(), settings.database())) {
            Turn turn = database.writeRepeating(dsl -> turn(dsl, form));
            while (turn == Turn.ANOTHERS && Instant.now().isBefore(patience)) {
                pause();
                turn = database.writeRepeating(dsl -> turn(dsl, form));
            }
            return switch (turn) {
                case DONE -> again.get();
                case MINE -> mine(database, form, act);
                case ANOTHERS ->
                    throw new ServiceException(
                            Category.ENVIRONMENT, "this form is being done already: look in a moment what came of it");
            };
        }
    }

    private <T> T mine(Database database, String form, Supplier<T> act) {
        boolean done = false;
        try {
            T result = act.get();
            done = true;
            return result;
        } finally {
            boolean ended = done;
            database.change(dsl -> {
                if (ended) {
                    dsl.update(ONCE_FORM)
                            .set(ONCE_FORM.DONE_AT, clock.now(dsl).toEpochMilli())
                            .where(ONCE_FORM.FORM_SHA256.eq(form))
                            .execute();
                } else {
                    dsl.deleteFrom(ONCE_FORM)
                            .where(ONCE_FORM.FORM_SHA256.eq(form))
                            .execute();
                }
            });
        }
    }

    private Turn turn(DSLContext dsl, String form) {
        Instant now = clock.now(dsl);
        dsl.deleteFrom(ONCE_FORM)
                .where(ONCE_FORM.BEGUN_AT.lt(now.minus(REMEMBERED).toEpochMilli()))
                .execute();
        int taken = dsl.insertInto(ONCE_FORM)
                .set(ONCE_FORM.FORM_SHA256, form)
                .set(ONCE_FORM.BEGUN_AT, now.toEpochMilli())
                .onConflictDoNothing()
                .execute();
        if (taken == 1) {
            return Turn.MINE;
        }
        boolean done = dsl.fetchExists(ONCE_FORM, ONCE_FORM.FORM_SHA256.eq(form), ONCE_FORM.DONE_AT.isNotNull());
        int abandoned = dsl.update(ONCE_FORM)
                .set(ONCE_FORM.BEGUN_AT, now.toEpochMilli())
                .where(
                        ONCE_FORM.FORM_SHA256.eq(form),
                        ONCE_FORM.DONE_AT.isNull(),
                        ONCE_FORM.BEGUN_AT.lt(now.minus(ABANDONED).toEpochMilli()))
                .execute();
        return done ? Turn.DONE : abandoned == 1 ? Turn.MINE : Turn.ANOTHERS;
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServiceException(Category.ENVIRONMENT, "the server is ending: hand the form in again");
        }
    }
}
