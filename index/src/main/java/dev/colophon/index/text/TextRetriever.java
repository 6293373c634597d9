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

    @Override
    public List<TextCandidate> retrieve(Query query) {
        Map<ReferenceId, Shared> found = new HashMap<>();
        int size = parameters.windowCharacters();
        for (int first = 0; first < query.copy().length(); first += WINDOWS_AT_ONCE * size) {
            retrieve(query, first, Math.min(query.copy().length(), first + WINDOWS_AT_ONCE * size), found);
        }
        return found.entrySet().stream()
                .map(entry ->
                        new TextCandidate(entry.getKey(), entry.getValue().windowsByBlock, entry.getValue().score))
                .sorted(Comparator.comparingDouble((TextCandidate candidate) -> -candidate.score())
                        .thenComparing(TextCandidate::reference))
                .limit(query.references())
                .toList();
    }

    private void retrieve(Query query, int from, int to, Map<ReferenceId, Shared> found) {
        int size = parameters.windowCharacters();
        List<Integer> windows = new ArrayList<>();
        List<TermQuery> asked = new ArrayList<>();
        for (int start = from; start < to; start += size) {
            TermQuery grams = grams(query.copy(), start, query.blocks());
            if (grams.count() > 0) {
                windows.add(start / size);
                asked.add(grams);
            }
        }
        List<Retrieved> answers = terms.retrieveAll(asked);
        for (int i = 0; i < answers.size(); i++) {
            for (Candidate candidate : answers.get(i).candidates()) {
                Shared shared = found.computeIfAbsent(candidate.reference(), _ -> new Shared());
                shared.score += candidate.score();
                shared.windowsByBlock
                        .computeIfAbsent(candidate.block(), _ -> new BitSet())
                        .set(windows.get(i));
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
