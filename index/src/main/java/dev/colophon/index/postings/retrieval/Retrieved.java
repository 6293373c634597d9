package dev.colophon.index.postings.retrieval;

import dev.colophon.index.ReferenceId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What a query found.
 *
 * @param candidates where it may begin, best first; those that rank alike in order of reference and block
 * @param read where in the query the terms stood that some block has and whose postings were read, ascending: all that the
 *     candidates share with the query is among them
 * @param postings how many postings were read
 */
public record Retrieved(List<Candidate> candidates, int[] read, long postings) {

    public static final Retrieved NOTHING = new Retrieved(List.of(), new int[0], 0);

    /**
     * What the whole of an index holds, from what each of its parts does.
     *
     * @param parts that share no reference
     * @param limit of the query
     */
    public static Retrieved merge(List<Retrieved> parts, int limit) {
        return new Retrieved(
                parts.stream()
                        .flatMap(retrieved -> retrieved.candidates().stream())
                        .sorted(Candidate.BEST_FIRST)
                        .limit(limit)
                        .toList(),
                parts.stream()
                        .flatMapToInt(retrieved -> IntStream.of(retrieved.read()))
                        .sorted()
                        .distinct()
                        .toArray(),
                parts.stream().mapToLong(Retrieved::postings).sum());
    }

    /** The references that share most with some queries together, best first. */
    public static List<ReferenceId> bestReferences(List<Retrieved> found, int most) {
        Map<ReferenceId, Double> scores = new HashMap<>();
        found.stream()
                .flatMap(retrieved -> retrieved.candidates().stream())
                .forEach(candidate -> scores.merge(candidate.reference(), (double) candidate.score(), Double::sum));
        return scores.entrySet().stream()
                .sorted(Comparator.comparingDouble((Map.Entry<ReferenceId, Double> entry) -> -entry.getValue())
                        .thenComparing(Map.Entry::getKey))
                .limit(most)
                .map(Map.Entry::getKey)
                .toList();
    }
}
