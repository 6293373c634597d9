package dev.colophon.cases.notice.stored;

import static dev.colophon.store.schema.tables.CaseFile.CASE_FILE;
import static dev.colophon.store.schema.tables.Notice.NOTICE;
import static dev.colophon.store.schema.tables.NoticeEvent.NOTICE_EVENT;
import static dev.colophon.store.schema.tables.NoticeFile.NOTICE_FILE;
import static dev.colophon.store.schema.tables.NoticeItem.NOTICE_ITEM;
import static dev.colophon.store.schema.tables.NoticeMail.NOTICE_MAIL;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectCount;

import dev.colophon.cases.file.CaseNumber;
import dev.colophon.cases.notice.NoticeEvent;
import dev.colophon.cases.notice.NoticeState;
import dev.colophon.cases.regime.Regime;
import dev.colophon.registry.work.Organisation;
import dev.colophon.registry.work.RegistryException;
import dev.colophon.store.Rows;
import dev.colophon.store.schema.tables.CaseFile;
import dev.colophon.store.schema.tables.NoticeItem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;

/** The notices of an organisation, read within a transaction of whoever asks. Other organisations' are not there. */
public final class Notices {

    private static final Field<Integer> ITEMS = selectCount()
            .from(NOTICE_ITEM)
            .where(NOTICE_ITEM.NOTICE.eq(NOTICE.ID))
            .asField("items");

    /** The kinds of events of which a person says why. */
    public static final List<String> REASONED = List.of("RETRACTED", "CLOSED");

    /** Of a mail of which something may still come. */
    private static final List<String> UNSETTLED = List.of("WAITING", "SENDING", "REFUSED", "UNKNOWN");

    private final DSLContext dsl;
    private final Organisation organisation;

    public Notices(DSLContext dsl, Organisation organisation) {
        this.dsl = dsl;
        this.organisation = organisation;
    }

    /**
     * Some notices, the newest first.
     *
     * @param of only those of this case
     * @param before only those with a smaller number: where the last page ended
     */
    public List<StoredNotice> list(Optional<CaseNumber> of, Optional<NoticeNumber> before, int limit) {
        return fetch(
                of.map(number -> CASE_FILE.NUMBER.eq(number.value()))
                        .orElse(noCondition())
                        .and(before.map(last -> NOTICE.NUMBER.lt(last.value())).orElse(noCondition())),
                limit);
    }

    /**
     * Some of those of which something may still come, the newest first: all whose last event is no end, and all of whose mails one waits,
     * is under way, or is for somebody to settle. What their events add up to says for certain.
     *
     * @param before only those with a smaller number: where the last page ended
     */
    public List<StoredNotice> listUnended(Optional<NoticeNumber> before, int limit) {
        return unended(before.map(last -> NOTICE.NUMBER.lt(last.value())).orElse(noCondition()), limit);
    }

    /** All of these cases of which something may still come, the newest first. */
    public List<StoredNotice> listUnended(Collection<CaseNumber> of) {
        return unended(CASE_FILE.NUMBER.in(of.stream().map(CaseNumber::value).toList()), Integer.MAX_VALUE);
    }

    private List<StoredNotice> unended(Condition which, int limit) {
        Map<Long, StoredNotice> found = new TreeMap<>(Comparator.reverseOrder());
        fetch(NOTICE.ENDED.eq(false).and(which), limit)
                .forEach(notice -> found.put(notice.number().value(), notice));
        for (List<String> some : Rows.parts(withMail())) {
            fetch(NOTICE.ID.in(some).and(which), limit)
                    .forEach(notice -> found.put(notice.number().value(), notice));
        }
        return found.values().stream().limit(limit).toList();
    }

    /** Those of which some mail waits, is under way, or is for somebody to settle. */
    private List<String> withMail() {
        return dsl.selectDistinct(NOTICE_MAIL.NOTICE)
                .from(NOTICE_MAIL)
                .where(NOTICE_MAIL.ORGANISATION.eq(organisation.id()), NOTICE_MAIL.STATE.in(UNSETTLED))
                .fetch(row -> row.value1());
    }

    /**
     * The notice of a number.
     *
     * @throws RegistryException when there is no such notice
     */
    public StoredNotice get(NoticeNumber number) {
        return fetch(NOTICE.NUMBER.eq(number.value()), 1).stream()
                .findFirst()
                .orElseThrow(() -> new RegistryException(
                        "there is no notice %s: `colophon notice list` lists them".formatted(number)));
    }

    /** The one that was drafted with this key. */
    public Optional<StoredNotice> drafted(String idempotencyKey) {
        return fetch(NOTICE.IDEMPOTENCY_KEY.eq(idempotencyKey), 1).stream().findFirst();
    }

    /** The notice of an id, which is one of this organisation. */
    public StoredNotice ofId(String id) {
        return fetch(NOTICE.ID.eq(id), 1).getFirst();
    }

    /** Those about which a counter-notice has come, and whose last event is no end, the newest first. */
    public List<StoredNotice> counteredUnended() {
        return fetch(
                NOTICE.ENDED
                        .eq(false)
                        .and(NOTICE.ID.in(select(NOTICE_EVENT.NOTICE)
                                .from(NOTICE_EVENT)
                                .where(NOTICE_EVENT.KIND.eq("COUNTER_RECEIVED")))),
                Integer.MAX_VALUE);
    }

    /** Those that name a copy, the newest first. */
    public List<StoredNotice> naming(String sighting) {
        return fetch(
                NOTICE.ID.in(select(NOTICE_ITEM.NOTICE).from(NOTICE_ITEM).where(NOTICE_ITEM.SIGHTING.eq(sighting))),
                Integer.MAX_VALUE);
    }

    /** Other notices that name some copy, or some address, that this one names, the newest first. */
    public List<StoredNotice> namingTheSame(StoredNotice notice) {
        NoticeItem own = NOTICE_ITEM.as("own");
        return fetch(
                NOTICE.ID
                        .ne(notice.id())
                        .and(NOTICE.ID.in(select(NOTICE_ITEM.NOTICE)
                                .from(NOTICE_ITEM)
                                .join(own)
                                .on(own.SIGHTING.eq(NOTICE_ITEM.SIGHTING).or(own.URL.eq(NOTICE_ITEM.URL)))
                                .where(own.NOTICE.eq(notice.id())))),
                Integer.MAX_VALUE);
    }

    /** Notices that name one of these copies or addresses, the newest first. */
    public List<StoredNotice> naming(Collection<String> sightings, Collection<String> urls) {
        Set<String> ids = new HashSet<>();
        for (List<String> some : Rows.parts(List.copyOf(sightings))) {
            ids.addAll(named(NOTICE_ITEM.SIGHTING.in(some)));
        }
        for (List<String> some : Rows.parts(List.copyOf(urls))) {
            ids.addAll(named(NOTICE_ITEM.URL.in(some)));
        }
        return Rows.parts(List.copyOf(ids)).stream()
                .flatMap(some -> fetch(NOTICE.ID.in(some), Integer.MAX_VALUE).stream())
                .sorted(Comparator.comparingLong(
                                (StoredNotice notice) -> notice.number().value())
                        .reversed())
                .toList();
    }

    private List<String> named(Condition which) {
        return dsl.selectDistinct(NOTICE_ITEM.NOTICE)
                .from(NOTICE_ITEM)
                .where(which)
                .fetch(row -> row.value1());
    }

    /** Other notices for the same rightsholder about some work that this one is about, the newest first. */
    public List<StoredNotice> sisters(StoredNotice notice) {
        NoticeItem own = NOTICE_ITEM.as("own");
        CaseFile ownCase = CASE_FILE.as("own_case");
        return fetch(
                NOTICE.ID
                        .ne(notice.id())
                        .and(CASE_FILE.RIGHTSHOLDER.eq(select(ownCase.RIGHTSHOLDER)
                                .from(ownCase)
                                .where(
                                        ownCase.ORGANISATION.eq(organisation.id()),
                                        ownCase.NUMBER.eq(notice.caseNumber().value()))))
                        .and(NOTICE.ID.in(select(NOTICE_ITEM.NOTICE)
                                .from(NOTICE_ITEM)
                                .join(own)
                                .on(own.WORK_TITLE.eq(NOTICE_ITEM.WORK_TITLE))
                                .where(own.NOTICE.eq(notice.id())))),
                Integer.MAX_VALUE);
    }

    /** Says by the calendar of which country the recipient counts. */
    public void locate(StoredNotice notice, String country) {
        dsl.update(NOTICE)
                .set(NOTICE.COUNTRY, country)
                .where(NOTICE.ID.eq(notice.id()))
                .execute();
    }

    private List<StoredNotice> fetch(Condition which, int limit) {
        return dsl.select(NOTICE.fields())
                .select(CASE_FILE.NUMBER)
                .select(ITEMS)
                .from(NOTICE)
                .join(CASE_FILE)
                .on(CASE_FILE.ID.eq(NOTICE.CASE_FILE))
                .where(NOTICE.ORGANISATION.eq(organisation.id()), which)
                .orderBy(NOTICE.NUMBER.desc())
                .limit(limit)
                .fetch(Notices::notice);
    }

    private static StoredNotice notice(Record row) {
        return new StoredNotice(
                Rows.text(row, NOTICE.ID),
                new NoticeNumber(Rows.number(row, NOTICE.NUMBER)),
                new CaseNumber(Rows.number(row, CASE_FILE.NUMBER)),
                Rows.text(row, NOTICE.REGIME),
                Integer.parseInt(Rows.text(row, NOTICE.REGIME_VERSION)),
                Rows.text(row, NOTICE.RECIPIENT),
                Rows.text(row, NOTICE.LANGUAGE),
                Rows.maybeText(row, NOTICE.COUNTRY),
                Rows.text(row, NOTICE.CREATED_BY),
                Rows.time(row, NOTICE.CREATED_AT),
                Objects.requireNonNull(row.get(ITEMS)));
    }

    /** The copies that it names, in its order. */
    public List<StoredNoticeItem> items(StoredNotice notice) {
        return dsl.select(NOTICE_ITEM.fields())
                .from(NOTICE_ITEM)
                .where(NOTICE_ITEM.NOTICE.eq(notice.id()))
                .orderBy(NOTICE_ITEM.NUMBER)
                .fetch(row -> new StoredNoticeItem(
                        Objects.requireNonNull(row.get(NOTICE_ITEM.NUMBER)),
                        Rows.text(row, NOTICE_ITEM.SIGHTING),
                        Rows.text(row, NOTICE_ITEM.URL),
                        Rows.text(row, NOTICE_ITEM.WORK_TITLE)));
    }

    /** The ids of the copies that each of these names, by the ids of the notices. */
    public Map<String, Set<String>> sightings(Collection<String> notices) {
        Map<String, Set<String>> sightings = new HashMap<>();
        for (List<String> some : Rows.parts(List.copyOf(notices))) {
            dsl.select(NOTICE_ITEM.NOTICE, NOTICE_ITEM.SIGHTING)
                    .from(NOTICE_ITEM)
                    .where(NOTICE_ITEM.NOTICE.in(some))
                    .forEach(row -> sightings
                            .computeIfAbsent(row.value1(), _ -> new HashSet<>())
                            .add(row.value2()));
        }
        return sightings;
    }

    /** Its files, in their order. */
    public List<NoticeFile> files(StoredNotice notice) {
        return dsl.select(NOTICE_FILE.fields())
                .from(NOTICE_FILE)
                .where(NOTICE_FILE.NOTICE.eq(notice.id()))
                .orderBy(NOTICE_FILE.NUMBER)
                .fetch(row -> new NoticeFile(
                        Rows.text(row, NOTICE_FILE.NAME),
                        Rows.text(row, NOTICE_FILE.MEDIA_TYPE),
                        Objects.requireNonNull(row.get(NOTICE_FILE.CONTENT))));
    }

    /** When a file of it was stored; empty where it has none of that name. */
    public Optional<Instant> written(StoredNotice notice, String file) {
        return dsl.select(NOTICE_FILE.WRITTEN_AT)
                .from(NOTICE_FILE)
                .where(NOTICE_FILE.NOTICE.eq(notice.id()), NOTICE_FILE.NAME.eq(file))
                .fetchOptional(row -> Instant.ofEpochMilli(row.value1()));
    }

    /** All that happened to it, the first first. */
    public List<StoredNoticeEvent> events(StoredNotice notice) {
        return events(dsl, notice.id());
    }

    static List<StoredNoticeEvent> events(DSLContext dsl, String notice) {
        return dsl.select(NOTICE_EVENT.fields())
                .from(NOTICE_EVENT)
                .where(NOTICE_EVENT.NOTICE.eq(notice))
                .orderBy(NOTICE_EVENT.SEQUENCE)
                .fetch(Notices::event);
    }

    /** All that happened to each of these, the first first, by their ids; nothing of those to which nothing did. */
    static Map<String, List<StoredNoticeEvent>> events(DSLContext dsl, Collection<String> notices) {
        Map<String, List<StoredNoticeEvent>> events = new HashMap<>();
        for (List<String> some : Rows.parts(List.copyOf(notices))) {
            dsl.select(NOTICE_EVENT.fields())
                    .from(NOTICE_EVENT)
                    .where(NOTICE_EVENT.NOTICE.in(some))
                    .orderBy(NOTICE_EVENT.NOTICE, NOTICE_EVENT.SEQUENCE)
                    .forEach(row -> events.computeIfAbsent(Rows.text(row, NOTICE_EVENT.NOTICE), _ -> new ArrayList<>())
                            .add(event(row)));
        }
        return events;
    }

    private static StoredNoticeEvent event(Record row) {
        return new StoredNoticeEvent(
                Rows.number(row, NOTICE_EVENT.SEQUENCE),
                Rows.time(row, NOTICE_EVENT.AT),
                NoticeEventJson.event(Rows.text(row, NOTICE_EVENT.KIND), Rows.text(row, NOTICE_EVENT.PAYLOAD)),
                Rows.maybeText(row, NOTICE_EVENT.ACTOR));
    }

    /**
     * What these events add up to.
     *
     * @param items how many copies the notice names
     */
    public static NoticeState state(List<StoredNoticeEvent> events, Regime regime, int items) {
        return CopyGroup.together(CopyGroup.of(StoredNoticeEvent.counting(events), regime, items));
    }

    /** Why a person did what an event of one of these kinds says, as it is stored; empty where they gave no reason. */
    public static String reason(String kind, String payload) {
        return switch (NoticeEventJson.event(kind, payload)) {
            case NoticeEvent.Retracted retracted -> retracted.reason();
            case NoticeEvent.Closed closed -> closed.reason();
            default -> "";
        };
    }
}
