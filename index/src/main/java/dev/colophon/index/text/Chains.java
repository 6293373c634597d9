package dev.colophon.index.text;

import dev.colophon.fingerprint.text.Folded;
import dev.colophon.fingerprint.text.Script;
import dev.colophon.index.text.gram.Run;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Joins runs into chains: the same wording in the same order with changes between. The best chain by equal characters less
 * what its gaps cost; then the best of what is left, until all runs are used.
 */
final class Chains {

    /** Runs before it, in the copy's order, that a run may follow: more are between them only in repetitive text. */
    private static final int LOOK_BACK = 64;

    private Chains() {}

    /** The chains of runs that are sorted by place in the copy, best first. */
    static List<List<Run>> of(List<Run> runs, Folded copy, TextParameters parameters) {
        int count = runs.size();
        double[] scores = new double[count];
        int[] before = new int[count];
        for (int i = 0; i < count; i++) {
            Run run = runs.get(i);
            scores[i] = run.length();
            before[i] = -1;
            boolean cjk = Script.isCjk(copy.characters()[run.copy()]);
            int limit = cjk ? parameters.chainGapCjk() : parameters.chainGapAlphabetic();
            for (int j = i - 1; j >= Math.max(0, i - LOOK_BACK); j--) {
                double cost = cost(runs.get(j), run, limit, parameters);
                if (scores[j] - cost + run.length() > scores[i]) {
                    scores[i] = scores[j] - cost + run.length();
                    before[i] = j;
                }
            }
        }
        return trace(runs, scores, before);
    }

    /**
     * Half a character for each that is inserted or left out, one for each lost to an overlap, half for each in the
     * longer side of the gap, so that short chance runs do not join from afar; infinite when too far.
     */
    private static double cost(Run last, Run run, int limit, TextParameters parameters) {
        int inReference = run.reference() - last.referenceEnd();
        int inCopy = run.copy() - last.copyEnd();
        int gap = Math.max(inReference, inCopy);
        int overlap = Math.max(0, -Math.min(inReference, inCopy));
        int change = Math.abs(run.diagonal() - last.diagonal());
        boolean joins = gap <= limit
                && overlap < run.length()
                && last.reference() < run.reference()
                && last.copy() < run.copy()
                && change <= Math.max(parameters.diagonalChange(), gap / 2);
        return joins ? change / 2.0 + overlap + Math.max(0, gap) / 2.0 : Double.POSITIVE_INFINITY;
    }

    private static List<List<Run>> trace(List<Run> runs, double[] scores, int[] before) {
        List<List<Run>> chains = new ArrayList<>();
        boolean[] used = new boolean[runs.size()];
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, runs.size()).boxed().toList());
        order.sort((i, j) -> Double.compare(scores[j], scores[i]));
        for (int end : order) {
            List<Run> chain = new ArrayList<>();
            for (int i = end; i >= 0 && !used[i]; i = before[i]) {
                used[i] = true;
                chain.add(runs.get(i));
            }
            if (!chain.isEmpty()) {
                Collections.reverse(chain);
                chains.add(withoutOverlaps(chain));
            }
        }
        return chains;
    }

    private static List<Run> withoutOverlaps(List<Run> chain) {
        List<Run> apart = new ArrayList<>(chain.size());
        for (Run run : chain) {
            if (apart.isEmpty()) {
                apart.add(run);
                continue;
            }
            Run last = apart.getLast();
            int overlap = Math.max(0, Math.max(last.copyEnd() - run.copy(), last.referenceEnd() - run.reference()));
            if (overlap < run.length()) {
                apart.add(run.without(overlap));
            }
        }
        return apart;
    }
}
