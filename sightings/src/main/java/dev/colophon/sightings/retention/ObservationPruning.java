package dev.colophon.sightings.retention;

import dev.colophon.sightings.Observation.Outcome;
import dev.colophon.store.Database;
import dev.colophon.store.Rows;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Record;

/**
 * Old looks that say nothing new. What is asked of looks is answered by those that stay as it was by all:
 *
 * <ul>
 *   <li>each look at which new bytes were had, and of each run of looks that say the same the first, the last, and the last whose
 *       bytes are kept ({@link LookRuns});
 *   <li>each look at a place, or at a page on which it stands or an archive that it is in, of which a sighting was ever in a case, a
 *       notice or an evidence bundle: how often somebody looked there is part of what can be shown;
 *   <li>each look that a task names;
 *   <li>each look that says that an archive is gone of which entries are known, and a look at an entry between which and the looks
 *       before and after it the archive was gone: whether an entry is back is told by both.
 * </ul>
 *
 * Goes through all looks in the order of an index, a page in each transaction. Stopped at any moment, it has done what it has done,
 * and the next begins anew.
 */
public final class ObservationPruning {

    private static final int PAGE = 2_000;

    private static final Set<Outcome> GONE = EnumSet.of(Outcome.NOT_FOUND, Outcome.SOFT_NOT_FOUND, Outcome.MOVED);

    private static final String COLUMNS =
            "select id, place, at, outcome, status, content, text_sha256, content_type, vantage, cause, warc_file "
                    + "from observation ";
    private static final String ORDER = "order by place, at, id limit " + PAGE;
    private static final String FIRST_PAGE = COLUMNS + ORDER;
    private static final String NEXT_PAGE = COLUMNS + "where (place, at, id) > (?, ?, ?) " + ORDER;

    /** Whatever names a sighting that is or was at a place, at what stands on it as a page, or in it as an archive. */
    private static final String ACTED_ON =
            "with beside as (select key as place, key as near from place where key in (%1$s) "
                    + "union all select page, medium from appearance where page in (%1$s) "
                    + "union all select archive, key from place where archive in (%1$s)), "
                    + "seen as (select beside.place, sighting.id as sighting from beside join sighting on sighting.place = beside.near "
                    + "union all select beside.place, decision.sighting from beside join decision on decision.place = beside.near) "
                    + "select distinct seen.place from seen where exists "
                    + "(select 1 from case_sighting where case_sighting.sighting = seen.sighting) or exists "
                    + "(select 1 from notice_item where notice_item.sighting = seen.sighting) or exists "
                    + "(select 1 from sighting_bundle where sighting_bundle.sighting = seen.sighting)";

    private static final String ARCHIVES = "select distinct archive from place where archive in (%s)";
    private static final String ENTRIES = "select key from place where archive is not null and key in (%s)";
    private static final String GONE_BETWEEN =
            "select 1 from place join observation on observation.place = place.archive "
                    + "where place.key = ? and observation.at between ? and ? and observation.outcome in ("
                    + GONE.stream().map(outcome -> "'" + outcome + "'").sorted().collect(Collectors.joining(", "))
                    + ") limit 1";
    private static final String TASKS = "select id from task where id in (%s)";
    private static final String DELETE = "delete from observation where id in (%s) "
            + "and not exists (select 1 from task where task.id = observation.id)";

    private final Database database;
    private final long before;

    /** Of looks that were made before a time. */
    public ObservationPruning(Database database, Instant before) {
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

    private record Page(LookRuns runs, int looks, PrunedRows pruned) {}

    private PrunedRows run(boolean delete, LongConsumer progress) {
        PrunedRows all = PrunedRows.NONE;
        LookRuns runs = new LookRuns();
        while (true) {
            LookRuns from = runs;
            Page page = delete
                    ? database.writeRepeating(dsl -> page(dsl, from.copy(), true))
                    : database.read(dsl -> page(dsl, from.copy(), false));
            all = all.plus(page.pruned());
            runs = page.runs();
            progress.accept(page.looks());
            if (page.looks() < PAGE) {
                return all;
            }
        }
    }

    private Page page(DSLContext dsl, LookRuns runs, boolean delete) {
        List<Look> looks = looks(dsl, runs.last());
        List<RepeatedLook> repeated = new ArrayList<>();
        for (Look look : looks) {
            runs.next(look).stream().filter(old -> old.look().at() < before).forEach(repeated::add);
        }
        List<Look> needless = needless(dsl, repeated);
        if (delete) {
            for (List<Look> some : Rows.parts(needless)) {
                dsl.execute(DELETE.formatted(marks(some.size())), ids(some));
            }
        }
        long bytes = needless.stream().mapToLong(Look::bytes).sum();
        return new Page(runs, looks.size(), new PrunedRows(needless.size(), bytes));
    }

    private static List<Look> looks(DSLContext dsl, Optional<Look> last) {
        return last.map(look -> dsl.fetch(NEXT_PAGE, look.place(), look.at(), look.id()))
                .orElseGet(() -> dsl.fetch(FIRST_PAGE))
                .map(ObservationPruning::look);
    }

    private static Look look(Record row) {
        Outcome outcome = Outcome.valueOf(text(row, 3));
        StringBuilder said = new StringBuilder(outcome.name());
        // That nothing changed is told by 304 and by 200 alike.
        said.append('\0').append(outcome == Outcome.UNCHANGED ? "" : text(row, 4));
        int bytes = 16
                + text(row, 0).length()
                + text(row, 1).length()
                + text(row, 10).length()
                + said.length();
        for (int column = 5; column <= 9; column++) {
            said.append('\0').append(text(row, column));
            bytes += text(row, column).length();
        }
        return new Look(
                text(row, 0),
                text(row, 1),
                Objects.requireNonNull(row.get(2, Long.class)),
                said.toString(),
                outcome == Outcome.CONTENT,
                GONE.contains(outcome),
                row.get(10) != null,
                bytes);
    }

    private static String text(Record row, int column) {
        return Optional.ofNullable(row.get(column, String.class)).orElse("");
    }

    /** Without those that something else needs. */
    private static List<Look> needless(DSLContext dsl, List<RepeatedLook> repeated) {
        if (repeated.isEmpty()) {
            return List.of();
        }
        Set<String> places =
                repeated.stream().map(old -> old.look().place()).collect(Collectors.toCollection(TreeSet::new));
        Set<String> actedOn = keys(dsl, ACTED_ON, 3, places);
        Set<String> archives = keys(dsl, ARCHIVES, 1, places);
        Set<String> entries = keys(dsl, ENTRIES, 1, places);
        Set<String> tasks = keys(
                dsl, TASKS, 1, repeated.stream().map(old -> old.look().id()).toList());
        return repeated.stream()
                .filter(old -> !actedOn.contains(old.look().place()))
                .filter(old -> !tasks.contains(old.look().id()))
                .filter(old ->
                        !old.look().isGone() || !archives.contains(old.look().place()))
                .filter(old -> !entries.contains(old.look().place()) || !isGoneBetween(dsl, old))
                .map(RepeatedLook::look)
                .toList();
    }

    private static boolean isGoneBetween(DSLContext dsl, RepeatedLook old) {
        return !dsl.fetch(GONE_BETWEEN, old.look().place(), old.from(), old.to())
                .isEmpty();
    }

    /** What a query says of keys that it asks for so many times. */
    private static Set<String> keys(DSLContext dsl, String query, int times, Collection<String> keys) {
        Set<String> found = new HashSet<>();
        for (List<String> some : Rows.parts(List.copyOf(keys))) {
            List<String> bound = new ArrayList<>();
            for (int i = 0; i < times; i++) {
                bound.addAll(some);
            }
            dsl.fetch(query.formatted(marks(some.size())), bound.toArray()).forEach(row -> found.add(text(row, 0)));
        }
        return found;
    }

    private static Object[] ids(List<Look> looks) {
        return looks.stream().map(Look::id).toArray();
    }

    private static String marks(int count) {
        return String.join(", ", Collections.nCopies(count, "?"));
    }
}
