package dev.colophon.cases.record;

import static dev.colophon.store.schema.tables.Decision.DECISION;
import static dev.colophon.store.schema.tables.Notice.NOTICE;
import static dev.colophon.store.schema.tables.NoticeEvent.NOTICE_EVENT;
import static dev.colophon.store.schema.tables.Place.PLACE;
import static dev.colophon.store.schema.tables.PublicAct.PUBLIC_ACT;
import static dev.colophon.store.schema.tables.RemovalLook.REMOVAL_LOOK;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.selectOne;

import dev.colophon.cases.home.HomeLog;
import dev.colophon.cases.notice.stored.NoticeNumber;
import dev.colophon.cases.notice.stored.Notices;
import dev.colophon.cases.notice.stored.StoredNotice;
import dev.colophon.cases.notice.stored.StoredNoticeItem;
import dev.colophon.evidence.log.TransparencyLog;
import dev.colophon.evidence.log.verify.Salt;
import dev.colophon.registry.work.Organisation;
import dev.colophon.store.Database;
import dev.colophon.store.Ids;
import dev.colophon.store.Rows;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jooq.Condition;
import org.jooq.Cursor;
import org.jooq.Field;
import org.jooq.Record5;

/**
 * Puts what was done into the transparency log: decisions on copies on the web, messages, looks. Subject and salt are stored before
 * the leaf is appended, and its number afterwards; after a crash between them the leaf is found again. For one thread.
 */
public final class PublicActs {

    /** Leaves of a batch: large ones are quick. */
    private static final int BATCH = 10_000;

    private static final int AT_ONCE = 2_000;

    private final Database database;
    private final Organisation organisation;
    private final TransparencyLog log;
    private final CopyNames names;
    private final Ids ids;
    private final RandomGenerator random;
    private final Runnable logged;
    private final List<PublicAct> waiting = new ArrayList<>();
    private long count;

    /**
     * For what an organisation did.
     *
     * @param random a {@link java.security.SecureRandom} outside tests
     * @param logged told of each act that is logged
     */
    public PublicActs(
            Database database,
            Organisation organisation,
            HomeLog home,
            Ids ids,
            RandomGenerator random,
            Runnable logged) {
        this.database = database;
        this.organisation = organisation;
        this.log = home.log();
        this.names = new CopyNames(home);
        this.ids = ids;
        this.random = random;
        this.logged = logged;
    }

    /**
     * Logs all that is not in the log yet.
     *
     * @return how many leaves were appended
     */
    public long logMissing() {
        recover();
        decisions();
        looks();
        messages();
        flush();
        return count;
    }

    private static Condition unlogged(String kind, Field<String> id) {
        return notExists(selectOne()
                .from(PUBLIC_ACT)
                .where(PUBLIC_ACT.SOURCE.eq(inline(kind).concat(id))));
    }

    private void decisions() {
        boolean _ = database.read(dsl -> {
            try (Cursor<Record5<String, Long, String, String, String>> rows = dsl.select(
                            DECISION.ID, DECISION.DECIDED_AT, DECISION.STATE, PLACE.HOST, DECISION.SIGHTING)
                    .from(DECISION)
                    .join(PLACE)
                    .on(PLACE.KEY.eq(DECISION.PLACE))
                    .where(
                            DECISION.ORGANISATION.eq(organisation.id()),
                            PLACE.HOST.isNotNull(),
                            unlogged("decision:", DECISION.ID))
                    .orderBy(DECISION.ID)
                    .fetchSize(AT_ONCE)
                    .fetchLazy()) {
                rows.forEach(row -> take(PublicAct.decision(
                        row.value1(),
                        Instant.ofEpochMilli(row.value2()),
                        row.value3(),
                        row.value4(),
                        names.of(row.value5()))));
            }
            return true;
        });
    }

    private void looks() {
        boolean _ = database.read(dsl -> {
            try (Cursor<Record5<String, Long, String, String, String>> rows = dsl.select(
                            REMOVAL_LOOK.ID,
                            REMOVAL_LOOK.AT,
                            REMOVAL_LOOK.VERDICT,
                            REMOVAL_LOOK.HOST,
                            REMOVAL_LOOK.SIGHTING)
                    .from(REMOVAL_LOOK)
                    .where(
                            REMOVAL_LOOK.ORGANISATION.eq(organisation.id()),
                            REMOVAL_LOOK.HOST.ne(""),
                            unlogged("look:", REMOVAL_LOOK.ID))
                    .orderBy(REMOVAL_LOOK.ID)
                    .fetchSize(AT_ONCE)
                    .fetchLazy()) {
                rows.forEach(row -> take(PublicAct.look(
                        row.value1(),
                        Instant.ofEpochMilli(row.value2()),
                        row.value3(),
                        row.value4(),
                        names.of(row.value5()))));
            }
            return true;
        });
    }

    private void messages() {
        List<Long> numbers = database.read(dsl -> dsl.selectDistinct(NOTICE.NUMBER)
                .from(NOTICE)
                .join(NOTICE_EVENT)
                .on(NOTICE_EVENT.NOTICE.eq(NOTICE.ID))
                .where(
                        NOTICE.ORGANISATION.eq(organisation.id()),
                        notExists(selectOne()
                                .from(PUBLIC_ACT)
                                .where(PUBLIC_ACT.SOURCE.eq(inline("event:")
                                        .concat(NOTICE_EVENT.NOTICE, inline(":"), NOTICE_EVENT.SEQUENCE)))))
                .orderBy(NOTICE.NUMBER)
                .fetch(NOTICE.NUMBER));
        numbers.forEach(number -> messages(new NoticeNumber(number)));
    }

    private void messages(NoticeNumber number) {
        List<PublicAct> acts = database.read(dsl -> {
            Notices notices = new Notices(dsl, organisation);
            StoredNotice notice = notices.get(number);
            Set<String> known = new HashSet<>(dsl.select(PUBLIC_ACT.SOURCE)
                    .from(PUBLIC_ACT)
                    .where(PUBLIC_ACT.SOURCE.startsWith("event:" + notice.id() + ":"))
                    .fetch(PUBLIC_ACT.SOURCE));
            List<StoredNoticeItem> items = notices.items(notice);
            return notices.events(notice).stream()
                    .flatMap(event -> PublicAct.message(notice, items, names, event).stream())
                    .filter(act -> !known.contains(act.source()))
                    .toList();
        });
        acts.forEach(this::take);
    }

    private void take(PublicAct act) {
        waiting.add(act);
        if (waiting.size() == BATCH) {
            flush();
        }
    }

    private void flush() {
        if (waiting.isEmpty()) {
            return;
        }
        long before = log.checkpoint().size();
        Map<String, String> entries = new HashMap<>();
        List<String> sources = waiting.stream().map(PublicAct::source).toList();
        database.change(dsl -> waiting.forEach(act -> {
            Salt salt = Salt.random(random);
            String entry = new String(act.entry(salt).bytes(), UTF_8);
            dsl.insertInto(PUBLIC_ACT)
                    .set(PUBLIC_ACT.ID, ids.next())
                    .set(PUBLIC_ACT.ORGANISATION, organisation.id())
                    .set(PUBLIC_ACT.SOURCE, act.source())
                    .set(PUBLIC_ACT.SALT, salt.hex())
                    .set(PUBLIC_ACT.SUBJECT, new String(act.act().bytes(), UTF_8))
                    .set(PUBLIC_ACT.ENTRY, entry)
                    .set(PUBLIC_ACT.LOGGED_FROM, before)
                    .execute();
            entries.put(act.source(), entry);
        }));
        List<Long> leaves = log.append(sources.stream()
                .map(source -> entries.getOrDefault(source, "").getBytes(UTF_8))
                .toList());
        numbered(sources, leaves);
        count += sources.size();
        sources.forEach(_ -> logged.run());
        waiting.clear();
    }

    private void numbered(List<String> sources, List<Long> leaves) {
        database.change(dsl -> {
            for (int i = 0; i < sources.size(); i++) {
                dsl.update(PUBLIC_ACT)
                        .set(PUBLIC_ACT.LEAF, leaves.get(i))
                        .where(PUBLIC_ACT.SOURCE.eq(sources.get(i)), PUBLIC_ACT.LEAF.isNull())
                        .execute();
            }
        });
    }

    /** What an earlier run stored: it is in the log since then, or not at all. */
    private void recover() {
        Map<String, String> unknown = new HashMap<>();
        long from = Long.MAX_VALUE;
        for (var row : database.read(dsl -> dsl.selectFrom(PUBLIC_ACT)
                .where(PUBLIC_ACT.LEAF.isNull(), PUBLIC_ACT.ORGANISATION.eq(organisation.id()))
                .orderBy(PUBLIC_ACT.ID)
                .fetch())) {
            unknown.put(Rows.text(row, PUBLIC_ACT.ENTRY), Rows.text(row, PUBLIC_ACT.SOURCE));
            from = Math.min(from, Rows.number(row, PUBLIC_ACT.LOGGED_FROM));
        }
        long size = log.checkpoint().size();
        List<String> sources = new ArrayList<>();
        List<Long> leaves = new ArrayList<>();
        for (long leaf = from; leaf < size && !unknown.isEmpty(); leaf++) {
            String source = unknown.remove(new String(log.leaf(leaf), UTF_8));
            if (source != null) {
                sources.add(source);
                leaves.add(leaf);
            }
        }
        for (List<String> entries : Rows.parts(List.copyOf(unknown.keySet()))) {
            leaves.addAll(log.append(
                    entries.stream().map(entry -> entry.getBytes(UTF_8)).toList()));
            entries.forEach(entry -> sources.add(unknown.getOrDefault(entry, "")));
        }
        numbered(sources, leaves);
    }
}
