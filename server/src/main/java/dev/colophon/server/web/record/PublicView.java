package dev.colophon.server.web.record;

import dev.colophon.evidence.verify.record.RecordStatistics.Sum;
import dev.colophon.server.view.Tongue;
import dev.colophon.service.record.CountPublicRecord.Counted;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the page of the public record shows.
 *
 * @param rows the sums by act, over all hosts and procedures
 * @param sums the first of those by host
 * @param all how many of these there are
 */
public record PublicView(Counted counted, List<Row> rows, List<Sum> sums, int all) {

    private static final int MOST_SUMS = 200;

    public PublicView {
        rows = List.copyOf(rows);
        sums = List.copyOf(sums);
    }

    /**
     * What was done.
     *
     * @param what such as {@code decision.CONFIRMED}
     * @param acts how often
     * @param copies how many copies that was about, each counted once a host and procedure
     * @param hosts at how many hosts
     */
    public record Row(String what, long acts, long copies, long hosts) {

        /** The first part of what was done. */
        public String group() {
            int dot = what.indexOf('.');
            return dot < 0 ? what : what.substring(0, dot);
        }

        /** The rest of it; empty where there is none. */
        public String detail() {
            return what.length() == group().length() ? "" : what.substring(group().length() + 1);
        }
    }

    static PublicView of(Counted counted) {
        Map<String, List<Sum>> byAct = new TreeMap<>();
        counted.sums()
                .forEach(sum -> byAct.computeIfAbsent(sum.what(), _ -> new ArrayList<>())
                        .add(sum));
        List<Row> rows = byAct.entrySet().stream()
                .map(one -> new Row(
                        one.getKey(),
                        one.getValue().stream().mapToLong(Sum::acts).sum(),
                        one.getValue().stream().mapToLong(Sum::copies).sum(),
                        one.getValue().stream().map(Sum::host).distinct().count()))
                .toList();
        List<Sum> largest = counted.sums().stream()
                .sorted(Comparator.comparingLong(Sum::acts).reversed().thenComparing(Sum::host))
                .limit(MOST_SUMS)
                .toList();
        return new PublicView(counted, rows, largest, counted.sums().size());
    }

    /** What was done, in words of the language: what kind of act, and which. */
    public static String words(String what, Tongue words) {
        String group = what.split("\\.", 2)[0];
        String of = words.has("public-act." + group) ? words.say("public-act." + group) : group;
        return group.equals(what) ? of : words.report().say("at", of, detail(what, words));
    }

    /** Which act of its kind. */
    public static String detail(String what, Tongue words) {
        String key = "public-act." + what;
        if (words.has(key)) {
            return words.say(key);
        }
        String detail = what.substring(1 + what.indexOf('.'));
        return what.startsWith("decision.") ? words.report().named("pages.state.", detail) : detail;
    }

    /** The acts of a group. */
    public List<Row> of(String group) {
        return rows.stream().filter(row -> row.group().equals(group)).toList();
    }

    /** The groups that there are. */
    public List<String> groups() {
        return rows.stream().map(Row::group).distinct().toList();
    }
}
