package dev.colophon.sightings.retention;

import dev.colophon.store.Database;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.jooq.DSLContext;
import org.jooq.Record;

/**
 * Old contents of which nothing is known that anybody may ask for: no fingerprint by which a work that comes later is found in them
 * is kept, no match, no look since, no task that is about them, and no sighting or decision was ever at a place where they were seen.
 * Whoever gets the same bytes again looks into them again. Goes through all contents by their SHA-256, a page in each transaction.
 */
public final class ContentPruning {

    private static final int PAGE = 2_000;

    private static final String KEYS = "select sha256 from content where sha256 > ? order by sha256 limit " + PAGE;

    private static final String NEEDLESS = " from content where sha256 > ? and sha256 <= ? and looked_at < ? "
            + "and not exists (select 1 from content_descriptors d where d.content = content.sha256) "
            + "and not exists (select 1 from content_match m where m.content = content.sha256) "
            + "and not exists (select 1 from sighting s where s.content = content.sha256) "
            + "and not exists (select 1 from observation o where o.content = content.sha256 and (o.at >= ? "
            + "or exists (select 1 from task t where t.id = o.id) "
            + "or exists (select 1 from sighting s where s.place = o.place) "
            + "or exists (select 1 from decision d where d.place = o.place)))";

    private static final String MEASURE =
            "select count(*), coalesce(sum(length(sha256) + length(kind) + coalesce(length(reason), 0) + 48), 0)"
                    + NEEDLESS;
    private static final String DELETE = "delete" + NEEDLESS;

    private final Database database;
    private final long before;

    /** Of contents that were looked into, and seen last, before a time. */
    public ContentPruning(Database database, Instant before) {
        this.database = database;
        this.before = before.toEpochMilli();
    }

    /** Tells what would go. */
    public PrunedRows preview(LongConsumer progress) {
        return run(false, progress);
    }

    /** Deletes it. */
    public PrunedRows prune(LongConsumer progress) {
        return run(true, progress);
    }

    private record Page(Optional<String> last, int contents, PrunedRows pruned) {}

    private PrunedRows run(boolean delete, LongConsumer progress) {
        PrunedRows all = PrunedRows.NONE;
        Optional<String> last = Optional.of("");
        while (last.isPresent()) {
            String from = last.get();
            Page page = delete
                    ? database.writeRepeating(dsl -> page(dsl, from, true))
                    : database.read(dsl -> page(dsl, from, false));
            all = all.plus(page.pruned());
            last = page.last();
            progress.accept(page.contents());
        }
        return all;
    }

    private Page page(DSLContext dsl, String from, boolean delete) {
        var keys = dsl.fetch(KEYS, from).getValues(0, String.class);
        if (keys.isEmpty()) {
            return new Page(Optional.empty(), 0, PrunedRows.NONE);
        }
        String to = keys.getLast();
        Record measured = dsl.fetchSingle(MEASURE, from, to, before, before);
        PrunedRows pruned = new PrunedRows(number(measured, 0), number(measured, 1));
        if (delete && pruned.rows() > 0) {
            dsl.execute(DELETE, from, to, before, before);
        }
        return new Page(Optional.of(to), keys.size(), pruned);
    }

    private static long number(Record row, int column) {
        return Objects.requireNonNull(row.get(column, Long.class));
    }
}
