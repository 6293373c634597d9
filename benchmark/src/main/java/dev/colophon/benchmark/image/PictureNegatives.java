package dev.colophon.benchmark.image;

import dev.colophon.benchmark.image.PictureCorpus.Picture;
import dev.colophon.benchmark.machine.FigureTable;
import dev.colophon.benchmark.recall.Interval;
import dev.colophon.index.Grade;
import dev.colophon.index.Match;
import dev.colophon.index.ReferenceId;
import dev.colophon.index.explanation.InlierExplanation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What searches found for copies of pictures of which nothing is registered: all of it is wrong, unless a stranger and a work are of one
 * family, which whoever looks at the pairs has to say (see Kinship).
 */
record PictureNegatives(List<PictureOutcome> outcomes, Map<ReferenceId, Picture> registered) {

    /**
     * A stranger and a work that was named for its copies.
     *
     * @param searches with such a match
     * @param strong those of them in which it was STRONG
     * @param inliers most of all, 0 when none of them was by local features
     */
    record Pair(String stranger, String work, int searches, int strong, int inliers) {

        private Pair and(Pair other) {
            return new Pair(
                    stranger, work, searches + other.searches, strong + other.strong, Math.max(inliers, other.inliers));
        }

        String words() {
            return "named: %s in copies of %s, %d times, STRONG %d times, at most %d inliers"
                    .formatted(work, stranger, searches, strong, inliers);
        }
    }

    /** Pairs, those with most searches first. */
    List<Pair> pairs() {
        Map<String, Pair> pairs = new TreeMap<>();
        for (PictureOutcome outcome : outcomes) {
            for (Match match : outcome.wrong()) {
                Pair pair = new Pair(
                        outcome.picture().name(),
                        PictureFigures.work(match, registered).name(),
                        1,
                        match.grade() == Grade.CANDIDATE ? 0 : 1,
                        match.why() instanceof InlierExplanation why ? why.inliers() : 0);
                pairs.merge(pair.stranger() + '|' + pair.work(), pair, Pair::and);
            }
        }
        List<Pair> sorted = new ArrayList<>(pairs.values());
        sorted.sort(Comparator.comparingInt(Pair::searches).reversed());
        return sorted;
    }

    /** Puts the figures into a table. */
    void tell(FigureTable table) {
        Map<Integer, Long> inliers = new PictureFigures(List.of(), outcomes).wrongInliers();
        int most = inliers.keySet().stream().max(Integer::compare).orElse(0);
        int wrong = (int) outcomes.stream()
                .filter(outcome -> outcome.falseAlarm().isPresent())
                .count();
        int named = (int)
                outcomes.stream().filter(outcome -> !outcome.wrong().isEmpty()).count();
        int searches = outcomes.size();
        long strangers =
                outcomes.stream().map(PictureOutcome::picture).distinct().count();
        table.line("searches for strangers", searches, "20,000");
        table.line("  different pictures among them", strangers, "");
        table.line("  with a STRONG match", wrong, "0");
        table.line("  so below (95 %)", Interval.atMost(wrong, searches), "");
        table.line("  with any match", named, "");
        table.line("  most inliers of a match (0: none reached the eight of a CANDIDATE)", most, "");
        table.put(
                "negatives",
                Map.of(
                        "searches", searches,
                        "strangers", strangers,
                        "wrong", wrong,
                        "named", named,
                        "mostInliers", most,
                        "inliers", inliers,
                        "pairs", pairs()));
    }

    /** A line for each pair, then for each STRONG match. */
    List<String> details() {
        List<String> lines = pairs().stream().map(Pair::words).collect(Collectors.toCollection(ArrayList::new));
        outcomes.stream()
                .flatMap(outcome -> outcome.falseAlarm().stream()
                        .map(match -> "wrong: %s under %s is said to be %s: %s"
                                .formatted(
                                        outcome.picture().name(),
                                        outcome.condition().name(),
                                        PictureFigures.work(match, registered).name(),
                                        match.why().sentence())))
                .forEach(lines::add);
        return lines;
    }
}
