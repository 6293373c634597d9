package dev.colophon.cases.notice.outbox;

import static dev.colophon.store.schema.tables.NoticeFile.NOTICE_FILE;
import static dev.colophon.store.schema.tables.NoticeMail.NOTICE_MAIL;
import static org.jooq.impl.DSL.lower;
import static org.jooq.impl.DSL.max;

import dev.colophon.cases.message.MailAddress;
import dev.colophon.cases.message.mail.SignedMail;
import dev.colophon.cases.notice.outbox.OutboxMail.Kind;
import dev.colophon.cases.notice.outbox.OutboxMail.State;
import dev.colophon.cases.notice.stored.NoticeFile;
import dev.colophon.cases.notice.stored.StoredNotice;
import dev.colophon.registry.work.Organisation;
import dev.colophon.store.Ids;
import dev.colophon.store.Rows;
import dev.colophon.store.Sanitiser;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.TableField;

/**
 * The mail of an organisation's notices, within a transaction of whoever asks. A mail goes from WAITING to SENDING in a transaction that
 * is committed before anything leaves, and only one who asks gets it.
 */
public final class Outbox {

    /** Who has been handing over a mail for longer than a server may take to answer is thought dead. */
    static final Duration LEASE = Duration.ofMinutes(30);

    /** So many mails go to one address within an hour. */
    public static final int MOST_AN_HOUR = 60;

    private static final Duration HOUR = Duration.ofHours(1);
    private static final int LONGEST_ANSWER = 600;

    private final DSLContext dsl;
    private final Organisation organisation;
    private final String sender;

    /** @param sender of the home that hands mail over: at most 64 characters, always the same */
    public Outbox(DSLContext dsl, Organisation organisation, String sender) {
        this.dsl = dsl;
        this.organisation = organisation;
        this.sender = sender;
    }

    /**
     * Stores a mail with its bytes, which become a file of the notice.
     *
     * @param due not before
     * @param actor who let it go
     * @param ids whose clock says when it is done
     */
    public void add(StoredNotice notice, Kind kind, SignedMail mail, Instant due, String actor, Ids ids) {
        int number = 1 + of(notice).size();
        NoticeFile file = new NoticeFile(kind.file(number), "message/rfc822", mail.bytes());
        addFile(notice, file, ids);
        String id = ids.next();
        dsl.insertInto(NOTICE_MAIL)
                .set(NOTICE_MAIL.ID, id)
                .set(NOTICE_MAIL.ORGANISATION, organisation.id())
                .set(NOTICE_MAIL.NOTICE, notice.id())
                .set(NOTICE_MAIL.NUMBER, number)
                .set(NOTICE_MAIL.KIND, kind.name())
                .set(NOTICE_MAIL.RECIPIENT, mail.to().toString())
                .set(NOTICE_MAIL.MESSAGE_ID, mail.messageId())
                .set(NOTICE_MAIL.FILE, file.name())
                .set(NOTICE_MAIL.LET_GO_BY, actor)
                .set(NOTICE_MAIL.CREATED_AT, Ids.timeOf(id).toEpochMilli())
                .set(NOTICE_MAIL.STATE, State.WAITING.name())
                .set(NOTICE_MAIL.DUE_AT, due.toEpochMilli())
                .set(NOTICE_MAIL.ATTEMPTS, 0)
                .execute();
    }

    /** Stores one more file of a notice, behind the others. */
    public void addFile(StoredNotice notice, NoticeFile file, Ids ids) {
        Integer last = dsl.select(max(NOTICE_FILE.NUMBER))
                .from(NOTICE_FILE)
                .where(NOTICE_FILE.NOTICE.eq(notice.id()))
                .fetchSingle()
                .value1();
        dsl.insertInto(NOTICE_FILE)
                .set(NOTICE_FILE.NOTICE, notice.id())
                .set(NOTICE_FILE.NUMBER, 1 + Objects.requireNonNullElse(last, 0))
                .set(NOTICE_FILE.NAME, file.name())
                .set(NOTICE_FILE.MEDIA_TYPE, file.mediaType())
                .set(NOTICE_FILE.SHA256, file.sha256())
                .set(NOTICE_FILE.CONTENT, file.content())
                .set(NOTICE_FILE.WRITTEN_AT, Ids.timeOf(ids.next()).toEpochMilli())
                .execute();
    }

    /** The mails of a notice, in their order. */
    public List<OutboxMail> of(StoredNotice notice) {
        return dsl.selectFrom(NOTICE_MAIL)
                .where(own(), NOTICE_MAIL.NOTICE.eq(notice.id()))
                .orderBy(NOTICE_MAIL.NUMBER)
                .fetch(Outbox::read);
    }

    /** The mails of each of these notices that has any, in their order, by the ids of the notices. */
    public Map<String, List<OutboxMail>> of(List<StoredNotice> notices) {
        Map<String, List<OutboxMail>> mails = new HashMap<>();
        for (List<String> some :
                Rows.parts(notices.stream().map(StoredNotice::id).toList())) {
            dsl.selectFrom(NOTICE_MAIL)
                    .where(own(), NOTICE_MAIL.NOTICE.in(some))
                    .orderBy(NOTICE_MAIL.NOTICE, NOTICE_MAIL.NUMBER)
                    .fetch(Outbox::read)
                    .forEach(mail -> mails.computeIfAbsent(mail.notice(), _ -> new ArrayList<>())
                            .add(mail));
        }
        return mails;
    }

    /** What waits and is due, first due first. */
    public List<OutboxMail> due(Instant now) {
        return dsl.selectFrom(NOTICE_MAIL)
                .where(own(), NOTICE_MAIL.STATE.eq(State.WAITING.name()), NOTICE_MAIL.DUE_AT.le(now.toEpochMilli()))
                .orderBy(NOTICE_MAIL.DUE_AT, NOTICE_MAIL.ID)
                .fetch(Outbox::read);
    }

    /**
     * What was being handed over by a process of this home, which is no more, or by another that has taken too long.
     *
     * @param alone whether no other process of this home is handing over mail
     */
    public List<OutboxMail> brokenOff(boolean alone, Instant now) {
        Condition tooLong = NOTICE_MAIL.BEGUN_AT.lt(now.minus(LEASE).toEpochMilli());
        return dsl.selectFrom(NOTICE_MAIL)
                .where(
                        own(),
                        NOTICE_MAIL.STATE.eq(State.SENDING.name()),
                        alone ? NOTICE_MAIL.SENDER.eq(sender).or(tooLong) : tooLong)
                .orderBy(NOTICE_MAIL.ID)
                .fetch(Outbox::read);
    }

    /** Until when an address has had enough mail of us; empty when it has not. */
    public Optional<Instant> fullUntil(MailAddress to, Instant now) {
        List<Long> lately = dsl.select(NOTICE_MAIL.BEGUN_AT)
                .from(NOTICE_MAIL)
                .where(own(), isTo(to), NOTICE_MAIL.BEGUN_AT.gt(now.minus(HOUR).toEpochMilli()))
                .orderBy(NOTICE_MAIL.BEGUN_AT.desc())
                .limit(MOST_AN_HOUR)
                .fetch(row -> row.value1());
        return lately.size() < MOST_AN_HOUR
                ? Optional.empty()
                : Optional.of(Instant.ofEpochMilli(lately.getLast()).plus(HOUR));
    }

    /** The bytes of a mail, as they were signed. */
    public SignedMail signed(OutboxMail mail, MailAddress from) {
        byte[] bytes = dsl.select(NOTICE_FILE.CONTENT)
                .from(NOTICE_FILE)
                .where(NOTICE_FILE.NOTICE.eq(mail.notice()), NOTICE_FILE.NAME.eq(mail.file()))
                .fetchSingle()
                .value1();
        return new SignedMail(mail.messageId(), from, mail.to(), bytes);
    }

    /** It is about to be handed over; false when it waits no more, and then it must not be. */
    public boolean begin(OutboxMail mail, Instant now) {
        return dsl.update(NOTICE_MAIL)
                        .set(NOTICE_MAIL.STATE, State.SENDING.name())
                        .set(NOTICE_MAIL.ATTEMPTS, NOTICE_MAIL.ATTEMPTS.plus(1))
                        .set(NOTICE_MAIL.BEGUN_AT, now.toEpochMilli())
                        .set(NOTICE_MAIL.SENDER, sender)
                        .setNull(NOTICE_MAIL.ENDED_AT)
                        .where(NOTICE_MAIL.ID.eq(mail.id()), NOTICE_MAIL.STATE.eq(State.WAITING.name()))
                        .execute()
                == 1;
    }

    /**
     * What became of a mail that was being handed over, or that nobody knew of.
     *
     * @param state what is known now
     * @param answer what the server said
     */
    public boolean end(OutboxMail mail, State state, Instant now, String answer) {
        return dsl.update(NOTICE_MAIL)
                        .set(NOTICE_MAIL.STATE, state.name())
                        .set(NOTICE_MAIL.ENDED_AT, now.toEpochMilli())
                        .set(NOTICE_MAIL.ANSWER, Sanitiser.fit(answer, LONGEST_ANSWER))
                        .where(
                                NOTICE_MAIL.ID.eq(mail.id()),
                                NOTICE_MAIL.STATE.in(State.SENDING.name(), State.UNKNOWN.name()))
                        .execute()
                == 1;
    }

    /** It has certainly not left and waits again, until a moment. */
    public boolean again(OutboxMail mail, Instant due, Instant now, String answer) {
        return end(mail, State.WAITING, now, answer) && postpone(mail, due);
    }

    /** When the next attempt is due after one that a server refused for now; empty when it was the last. */
    public static Optional<Instant> nextAttempt(OutboxMail mail, Instant now) {
        return RetrySchedule.after(mail.attempts() + 1).map(now::plus);
    }

    /** What waits does so until a moment; false when it waits no more. */
    public boolean postpone(OutboxMail mail, Instant due) {
        return dsl.update(NOTICE_MAIL)
                        .set(NOTICE_MAIL.DUE_AT, due.toEpochMilli())
                        .where(NOTICE_MAIL.ID.eq(mail.id()), NOTICE_MAIL.STATE.eq(State.WAITING.name()))
                        .execute()
                == 1;
    }

    /** Whatever of a notice waits to leave does so no more. */
    public void withdraw(StoredNotice notice, Instant now) {
        dsl.update(NOTICE_MAIL)
                .set(NOTICE_MAIL.STATE, State.WITHDRAWN.name())
                .set(NOTICE_MAIL.ENDED_AT, now.toEpochMilli())
                .where(own(), NOTICE_MAIL.NOTICE.eq(notice.id()), NOTICE_MAIL.STATE.eq(State.WAITING.name()))
                .execute();
    }

    /** One mail that waits leaves no more; false when it waits no more. */
    public boolean withdraw(OutboxMail mail, Instant now) {
        return dsl.update(NOTICE_MAIL)
                        .set(NOTICE_MAIL.STATE, State.WITHDRAWN.name())
                        .set(NOTICE_MAIL.ENDED_AT, now.toEpochMilli())
                        .where(NOTICE_MAIL.ID.eq(mail.id()), NOTICE_MAIL.STATE.eq(State.WAITING.name()))
                        .execute()
                == 1;
    }

    /**
     * What waited to leave when a backup was made may have left since, from the home that it was made of: in a home that is restored from
     * it nobody knows, and nothing of it is sent by itself.
     */
    public static void restored(DSLContext dsl) {
        dsl.update(NOTICE_MAIL)
                .set(NOTICE_MAIL.STATE, State.UNKNOWN.name())
                .set(NOTICE_MAIL.ANSWER, "it waited to leave when the backup was made, and may have left since")
                .where(NOTICE_MAIL.STATE.eq(State.WAITING.name()))
                .execute();
    }

    /** The ids of the notices of which some mail went to an address, or may have, or waits to. */
    public List<String> noticesTo(MailAddress to) {
        return dsl.selectDistinct(NOTICE_MAIL.NOTICE)
                .from(NOTICE_MAIL)
                .where(own(), isTo(to), NOTICE_MAIL.STATE.notIn(State.REFUSED.name(), State.WITHDRAWN.name()))
                .fetch(row -> row.value1());
    }

    private Condition own() {
        return NOTICE_MAIL.ORGANISATION.eq(organisation.id());
    }

    private static Condition isTo(MailAddress address) {
        return lower(NOTICE_MAIL.RECIPIENT).eq(address.toString().toLowerCase(Locale.ROOT));
    }

    private static Optional<Instant> maybeTime(Record row, TableField<Record, Long> field) {
        return Rows.maybe(row, field).stream().mapToObj(Instant::ofEpochMilli).findFirst();
    }

    private static OutboxMail read(Record row) {
        return new OutboxMail(
                Rows.text(row, NOTICE_MAIL.ID),
                Rows.text(row, NOTICE_MAIL.NOTICE),
                Objects.requireNonNull(row.get(NOTICE_MAIL.NUMBER)),
                Kind.valueOf(Rows.text(row, NOTICE_MAIL.KIND)),
                MailAddress.of(Rows.text(row, NOTICE_MAIL.RECIPIENT)),
                Rows.text(row, NOTICE_MAIL.MESSAGE_ID),
                Rows.text(row, NOTICE_MAIL.FILE),
                Rows.text(row, NOTICE_MAIL.LET_GO_BY),
                Rows.time(row, NOTICE_MAIL.CREATED_AT),
                State.valueOf(Rows.text(row, NOTICE_MAIL.STATE)),
                Rows.time(row, NOTICE_MAIL.DUE_AT),
                Objects.requireNonNull(row.get(NOTICE_MAIL.ATTEMPTS)),
                maybeTime(row, NOTICE_MAIL.BEGUN_AT),
                maybeTime(row, NOTICE_MAIL.ENDED_AT),
                Rows.maybeText(row, NOTICE_MAIL.ANSWER));
    }
}
