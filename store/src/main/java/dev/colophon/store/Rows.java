package dev.colophon.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.jooq.Condition;
import org.jooq.Record;
import org.jooq.TableField;
import org.jspecify.annotations.Nullable;

/** Values of rows: columns that are always filled, and those that may be empty. */
public final class Rows {

    /** SQLite takes 32,766 parameters a statement; fewer keep plans small. */
    private static final int IDS_A_QUERY = 500;

    private static final int ID_LENGTH = 36;

    /** Sorts behind every hexadecimal digit. */
    private static final char AFTER_HEXADECIMAL = 'g';

    private Rows() {}

    /** The values in lists that fit one statement each. */
    public static <T> List<List<T>> parts(List<T> all) {
        List<List<T>> parts = new ArrayList<>();
        for (int start = 0; start < all.size(); start += IDS_A_QUERY) {
            parts.add(all.subList(start, Math.min(all.size(), start + IDS_A_QUERY)));
        }
        return parts;
    }

    /**
     * Ids (UUIDs in lower case) that {@link Ids#isMeant} by a part of them. The range is what an index serves, in whatever order a
     * database sorts text; a whole id is looked for in nothing else.
     */
    public static Condition isMeant(TableField<Record, String> id, String part) {
        String clean = Sanitiser.clean(part).strip().toLowerCase(Locale.ROOT);
        Condition begins = id.ge(clean).and(id.lt(clean + AFTER_HEXADECIMAL)).and(id.startsWith(clean));
        boolean end = clean.length() >= Ids.TAIL && clean.length() < ID_LENGTH;
        return end ? begins.or(id.endsWith(clean)) : begins;
    }

    /**
     * The text of a column that is always filled.
     *
     * @throws IllegalStateException when there is none
     */
    public static String text(Record row, TableField<Record, String> field) {
        return present(row.get(field), field);
    }

    /**
     * The number of a column that is always filled.
     *
     * @throws IllegalStateException when there is none
     */
    public static long number(Record row, TableField<Record, Long> field) {
        return present(row.get(field), field);
    }

    /** The moment in a column of milliseconds that is always filled. */
    public static Instant time(Record row, TableField<Record, Long> field) {
        return Instant.ofEpochMilli(number(row, field));
    }

    /** The text of a column that may be empty. */
    public static Optional<String> maybeText(Record row, TableField<Record, String> field) {
        return Optional.ofNullable(row.get(field));
    }

    /** The number of a column that may be empty. */
    public static OptionalLong maybe(Record row, TableField<Record, Long> field) {
        Long value = row.get(field);
        return value == null ? OptionalLong.empty() : OptionalLong.of(value);
    }

    private static <T> T present(@Nullable T value, TableField<Record, T> field) {
        if (value == null) {
            throw new IllegalStateException("no value in " + field);
        }
        return value;
    }
}
