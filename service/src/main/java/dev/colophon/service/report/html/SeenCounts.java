package dev.colophon.service.report.html;

import dev.colophon.registry.work.Host;
import dev.colophon.registry.work.Work;
import dev.colophon.sightings.StoredSighting;
import dev.colophon.sightings.decision.DecisionState;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.IsoFields;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** How many sightings there are, by what was decided, work, host and week. For one thread. */
public final class SeenCounts {

    private final Map<DecisionState, Integer> states = new EnumMap<>(DecisionState.class);
    private final Map<String, Row> works = new HashMap<>();
    private final Map<String, Row> hosts = new HashMap<>();
    private final SortedMap<String, Row> weeks = new TreeMap<>();
    private int gone;

    /** Sightings that have something in common. */
    public static final class Row {

        private final String key;
        private final String name;
        private int undecided;
        private int decided;

        private Row(String key, String name) {
            this.key = key;
            this.name = name;
        }

        /** What they have in common: the id of a work, a host, a week; empty of what is on no host. */
        public String key() {
            return key;
        }

        /** What it is called. */
        public String name() {
            return name;
        }

        public int undecided() {
            return undecided;
        }

        public int decided() {
            return decided;
        }

        public int all() {
            return undecided + decided;
        }

        private void add(boolean isUndecided) {
            if (isUndecided) {
                undecided++;
            } else {
                decided++;
            }
        }
    }

    void add(StoredSighting sighting) {
        boolean undecided = sighting.decisionState().isUndecided();
        Work work = sighting.work();
        String host = Host.ofPlace(sighting.place()).map(Host::name).orElse("");
        String week = week(sighting);
        states.merge(sighting.decisionState(), 1, Integer::sum);
        works.computeIfAbsent(work.id(), id -> new Row(id, work.title())).add(undecided);
        hosts.computeIfAbsent(host, name -> new Row(name, name)).add(undecided);
        weeks.computeIfAbsent(week, name -> new Row(name, name)).add(undecided);
        if (sighting.isGone()) {
            gone++;
        }
    }

    /** Such as {@code 2026-W45} (ISO 8601), in UTC. */
    private static String week(StoredSighting sighting) {
        LocalDate day = LocalDate.ofInstant(sighting.firstSeen(), ZoneOffset.UTC);
        return String.format(
                Locale.ROOT,
                "%d-W%02d",
                day.get(IsoFields.WEEK_BASED_YEAR),
                day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
    }

    public int all() {
        return states.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Those that no one has decided yet; those that are held, as they may be licensed, too. */
    public int undecided() {
        return states.entrySet().stream()
                .filter(state -> state.getKey().isUndecided())
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    /** Those that were not there any more when they were looked for. */
    public int gone() {
        return gone;
    }

    public Map<DecisionState, Integer> states() {
        return states;
    }

    /** Most sightings first. */
    public List<Row> works() {
        return sorted(works);
    }

    /** Most sightings first. */
    public List<Row> hosts() {
        return sorted(hosts);
    }

    /** In which they were seen first, in order. */
    public List<Row> weeks() {
        return List.copyOf(weeks.values());
    }

    private static List<Row> sorted(Map<String, Row> rows) {
        return rows.values().stream()
                .sorted(Comparator.comparingInt((Row row) -> -row.all())
                        .thenComparing(Row::name)
                        .thenComparing(Row::key))
                .toList();
    }
}
