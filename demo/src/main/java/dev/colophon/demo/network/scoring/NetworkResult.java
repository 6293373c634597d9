package dev.colophon.demo.network.scoring;

import dev.colophon.cli.output.Columns;
import dev.colophon.demo.words.DemoWords;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * What a crawl of the network found, held against the key. Each planted copy is in exactly one of the lists.
 *
 * @param found copies that were found with the right work and a page that shows them
 * @param withoutPage the same, but with no page that shows them
 * @param excused copies that nobody allowed and that were reported as lawful
 * @param missing copies that were not found
 * @param cleared lawful uses that were reported as lawful
 * @param accused lawful uses that were reported as copies
 * @param unseen lawful uses that were not reported
 * @param wrong matches with a work that is not in the medium
 * @param trespasses matches that needed a request that robots.txt forbids
 * @param operators how well sites were grouped
 */
public record NetworkResult(
        List<PlantedCopy> found,
        List<PlantedCopy> withoutPage,
        List<PlantedCopy> excused,
        List<PlantedCopy> missing,
        List<PlantedCopy> cleared,
        List<PlantedCopy> accused,
        List<PlantedCopy> unseen,
        List<SeenCopy> wrong,
        List<SeenCopy> trespasses,
        GroupingScore operators) {

    /** How wide the columns of the table are, in cells of a terminal. */
    private static final int MARK = 9;

    private static final int HEADING = 10;
    private static final int KIND = 43;

    /**
     * Judges.
     *
     * @param seen matches that were reported, in any order; a copy may occur more than once, once a page
     * @param operators the host names of each operator, as the crawl grouped them
     */
    public static NetworkResult of(NetworkKey key, Collection<SeenCopy> seen, Collection<Set<String>> operators) {
        List<PlantedCopy> found = new ArrayList<>();
        List<PlantedCopy> withoutPage = new ArrayList<>();
        List<PlantedCopy> excused = new ArrayList<>();
        List<PlantedCopy> missing = new ArrayList<>();
        for (PlantedCopy copy : key.copies()) {
            List<SeenCopy> sightings = sightings(copy, seen);
            if (sightings.isEmpty()) {
                missing.add(copy);
            } else if (sightings.stream().allMatch(SeenCopy::cleared)) {
                excused.add(copy);
            } else if (sightings.stream().anyMatch(sighting -> hasPage(copy, sighting))) {
                found.add(copy);
            } else {
                withoutPage.add(copy);
            }
        }
        List<PlantedCopy> cleared = new ArrayList<>();
        List<PlantedCopy> accused = new ArrayList<>();
        List<PlantedCopy> unseen = new ArrayList<>();
        for (PlantedCopy copy : key.lawful()) {
            List<SeenCopy> sightings = sightings(copy, seen);
            if (sightings.isEmpty()) {
                unseen.add(copy);
            } else if (sightings.stream().allMatch(SeenCopy::cleared)) {
                cleared.add(copy);
            } else {
                accused.add(copy);
            }
        }
        List<SeenCopy> wrong = new ArrayList<>();
        List<SeenCopy> trespasses = new ArrayList<>();
        for (SeenCopy sighting : seen) {
            if (key.baits().contains(PlantedCopy.plain(sighting.mediaUrl()))) {
                trespasses.add(sighting);
            } else if (key.all().noneMatch(copy -> isOf(copy, sighting))) {
                wrong.add(sighting);
            }
        }
        Set<String> reachable = new TreeSet<>(key.hosts());
        reachable.removeAll(key.closedHosts());
        return new NetworkResult(
                found,
                withoutPage,
                excused,
                missing,
                cleared,
                accused,
                unseen,
                wrong,
                trespasses,
                GroupingScore.of(reachable, key.operators(), operators));
    }

    private static List<SeenCopy> sightings(PlantedCopy copy, Collection<SeenCopy> seen) {
        return seen.stream().filter(sighting -> isOf(copy, sighting)).toList();
    }

    private static boolean isOf(PlantedCopy copy, SeenCopy sighting) {
        return copy.workTitle().equals(sighting.workTitle()) && copy.isAt(sighting.mediaUrl());
    }

    /** The text of a page stands on that page. */
    private static boolean hasPage(PlantedCopy copy, SeenCopy sighting) {
        return copy.pageUrls().contains(copy.mediaUrl())
                || sighting.pageUrls().stream().map(PlantedCopy::plain).anyMatch(copy.pageUrls()::contains);
    }

    /** How many copies there were that nobody allowed. */
    public int planted() {
        return found.size() + withoutPage.size() + excused.size() + missing.size();
    }

    /** Everything found where it is, nothing else, no lawful use accused, no two operators confused. */
    public boolean isRight() {
        return found.size() == planted()
                && accused.isEmpty()
                && unseen.isEmpty()
                && wrong.isEmpty()
                && trespasses.isEmpty()
                && operators.confused().isEmpty();
    }

    /** One line. */
    public String summary(DemoWords words) {
        return words.say(
                "summary",
                found.size() + withoutPage.size(),
                planted(),
                wrong.size(),
                cleared.size(),
                cleared.size() + accused.size() + unseen.size(),
                share(operators.precision()),
                share(operators.recall()),
                share(operators.f1()));
    }

    /** Counts by alteration and by embedding, then whatever went wrong, one line each. */
    public List<String> table(DemoWords words) {
        List<String> lines = new ArrayList<>();
        counts(words.say("altered"), copy -> words.alteration(copy.alteration()), words, lines);
        counts(words.say("shown-by"), copy -> words.embedding(copy.embedding()), words, lines);
        missing.forEach(copy -> lines.add(mark("missed", words) + tell(copy, words)));
        withoutPage.forEach(copy -> lines.add(mark("no-page", words) + tell(copy, words)));
        excused.forEach(copy -> lines.add(mark("excused", words) + tell(copy, words)));
        accused.forEach(copy -> lines.add(mark("accused", words) + tell(copy, words)));
        unseen.forEach(copy -> lines.add(mark("unseen", words) + tell(copy, words)));
        wrong.forEach(sighting -> lines.add(mark("false", words) + tell(sighting, words)));
        trespasses.forEach(sighting -> lines.add(mark("trespass", words) + tell(sighting, words)));
        operators.confused().forEach(pair -> lines.add(mark("confused", words) + pair));
        lines.add(summary(words));
        return lines;
    }

    private static String mark(String key, DemoWords words) {
        return Columns.label(words.say(key), MARK);
    }

    @SuppressWarnings("ReferenceEquality") // which list it is, not what is in it
    private void counts(String heading, Function<PlantedCopy, String> by, DemoWords words, List<String> lines) {
        Map<String, int[]> counts = new TreeMap<>();
        for (List<PlantedCopy> list : List.of(found, withoutPage, excused, missing)) {
            for (PlantedCopy copy : list) {
                int[] count = counts.computeIfAbsent(by.apply(copy), _ -> new int[2]);
                count[0] += list == found || list == withoutPage ? 1 : 0;
                count[1]++;
            }
        }
        counts.forEach((kind, count) -> lines.add(Columns.label(heading, HEADING)
                + Columns.label(kind, KIND)
                + words.say("count", "%3d".formatted(count[0]), "%3d".formatted(count[1]))));
    }

    private static String tell(PlantedCopy copy, DemoWords words) {
        String planted = words.say(
                "planted",
                copy.mediaUrl(),
                copy.workTitle(),
                words.alteration(copy.alteration()),
                words.embedding(copy.embedding()));
        return copy.lawful()
                .map(why -> words.say("lawful", planted, words.alteration(why)))
                .orElse(planted);
    }

    private static String tell(SeenCopy sighting, DemoWords words) {
        return words.say("matched", sighting.mediaUrl(), sighting.workTitle());
    }

    private static String share(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }
}
