package dev.colophon.index.text;

import dev.colophon.fingerprint.text.Folded;
import dev.colophon.index.ReferenceId;
import dev.colophon.index.postings.retrieval.Candidate;
import dev.colophon.index.postings.retrieval.Retrieved;
import dev.colophon.index.postings.retrieval.TermQuery;
import dev.colophon.index.search.Retriever;
import dev.colophon.index.text.gram.Grams;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads a copy in windows and asks for blocks that share grams with each. */
final class TextRetriever implements Retriever<TextRetriever.Query, List<TextCandidate>> {

    /**
     * A copy.
     *
     * @param blocks retrieved for each window at most
     * @param references proposed at most, best first
     */
    record Query(Folded copy, int blocks, int references) {}

    /** Windows that are asked for at once: with their grams they take some 5 MB. */
    private static final int WINDOWS_AT_ONCE = 16;

    private final Retriever<TermQuery, Retrieved> terms;
    private final TextParameters parameters;

    TextRetriever(Retriever<TermQuery, Retrieved> terms, TextParameters parameters) {
        this.terms = terms;
        this.parameters = parameters;
    }

    /** What is known of a reference so far. */
    private static final class Shared {
        private final SortedMap<Integer, BitSet> windowsByBlock = new TreeMap<>();
        private double score;
    }

    /** A window of a copy and what is asked for it. */
    private record Window(int number, TermQuery grams) {}

    /**
     * Windows that are asked for at once.
     *
     * @param last whether none follows
     */
    record Windows(List<Window> windows, boolean last) {

        List<TermQuery> queries() {
            return windows.stream().map(Window::grams).toList();
        }
    }

    /** Those that are asked for first. */
    Windows first(Query query) {
        return windows(query, 0);
    }

    @Override
    public List<TextCandidate> retrieve(Query query) {
        Windows first = first(query);
        return retrieve(query, first, terms.retrieveAll(first.queries()));
    }

    /** @param answers to what is asked for first */
    List<TextCandidate> retrieve(Query query, Windows first, List<Retrieved> answers) {
        Map<ReferenceId, Shared> found = new HashMap<>();
        add(first, answers, found);
        int step = WINDOWS_AT_ONCE * parameters.windowCharacters();
        for (int from = step; from < query.copy().length(); from += step) {
            Windows next = windows(query, from);
            add(next, terms.retrieveAll(next.queries()), found);
        }
        return found.entrySet().stream()
                .map(entry ->
                        new TextCandidate(entry.getKey(), entry.getValue().windowsByBlock, entry.getValue().score))
                .sorted(Comparator.comparingDouble((TextCandidate candidate) -> -candidate.score())
                        .thenComparing(TextCandidate::reference))
                .limit(query.references())
                .toList();
    }

    /** Those that have grams, of the many from one that are asked for at once. */
    private Windows windows(Query query, int from) {
        int size = parameters.windowCharacters();
        int to = Math.min(query.copy().length(), from + WINDOWS_AT_ONCE * size);
        List<Window> windows = new ArrayList<>();
        for (int start = from; start < to; start += size) {
            TermQuery grams = grams(query.copy(), start, query.blocks());
            if (grams.count() > 0) {
                windows.add(new Window(start / size, grams));
            }
        }
        return new Windows(windows, to == query.copy().length());
    }

    private static void add(Windows asked, List<Retrieved> answers, Map<ReferenceId, Shared> found) {
        for (int i = 0; i < answers.size(); i++) {
            for (Candidate candidate : answers.get(i).candidates()) {
                Shared shared = found.computeIfAbsent(candidate.reference(), _ -> new Shared());
                shared.score += candidate.score();
                shared.windowsByBlock
                        .computeIfAbsent(candidate.block(), _ -> new BitSet())
                        .set(asked.windows().get(i).number());
            }
        }
    }

    private TermQuery grams(Folded copy, int start, int blocks) {
        int end = Math.min(copy.length(), start + parameters.windowCharacters());
        long[] grams = Grams.terms(copy.characters(), copy.length(), start, end);
        int count = 0;
        for (long gram : grams) {
            if (gram != Grams.NONE) {
                grams[count++] = gram;
            }
        }
        return new TermQuery(grams, new byte[count], count, 1, blocks, parameters.readBudget(), false);
    }
}
