package dev.colophon.index.text;

import dev.colophon.fingerprint.ContentDigest;
import dev.colophon.fingerprint.Medium;
import dev.colophon.fingerprint.text.Folded;
import dev.colophon.fingerprint.text.Script;
import dev.colophon.index.Coverage;
import dev.colophon.index.ReferenceId;
import dev.colophon.index.explanation.Explanation;
import dev.colophon.index.explanation.SameContent;
import dev.colophon.index.explanation.TextExplanation;
import dev.colophon.index.search.Alignment;
import dev.colophon.index.search.Evidence;
import dev.colophon.index.search.Verifier;
import dev.colophon.index.text.entity.Capitals;
import dev.colophon.index.text.entity.EntityDifferences;
import dev.colophon.index.text.gram.GramStretch;
import dev.colophon.index.text.gram.Run;
import dev.colophon.index.text.gram.Seeds;
import dev.colophon.index.transform.Segment;
import dev.colophon.index.transform.Span;
import dev.colophon.index.transform.TextTransform;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/** Compares the characters of a copy and of a reference where they share grams. */
final class TextVerifier implements Verifier<CopyWindows, Folded, TextCandidate, Alignment> {

    private final TextParameters parameters;

    TextVerifier(TextParameters parameters) {
        this.parameters = parameters;
    }

    /** What both share of stretches that count; empty when there are none. */
    @Override
    public Optional<Alignment> verify(CopyWindows copy, Folded reference, TextCandidate candidate) {
        List<Cluster> clusters = Cluster.of(pieces(copy, reference, candidate)).stream()
                .filter(cluster -> cluster.characters().weight() >= parameters.lightestCluster())
                .toList();
        if (clusters.isEmpty()) {
            return Optional.empty();
        }
        List<Piece> shared =
                clusters.stream().flatMap(cluster -> cluster.pieces().stream()).toList();
        Passages passages = Passages.of(clusters, differences(reference, copy.text(), shared));
        Form form = Form.of(passages, clusters);
        List<Evidence.Characters> counted = form.withoutForm(passages.characters());
        int asInAForm =
                form.isLikely() && counted.isEmpty() ? form.otherEntities().all() : 0;
        Evidence evidence = new Evidence.Wording(
                clusters.stream().map(Cluster::characters).toList(),
                counted,
                characters(copy.text()),
                characters(reference));
        return Optional.of(alignment(
                candidate.reference(),
                reference,
                copy.text(),
                shared,
                covered -> explanation(shared, covered, asInAForm),
                evidence));
    }

    private static EntityDifferences differences(Folded reference, Folded copy, List<Piece> shared) {
        Capitals ofReference = new Capitals(reference);
        Capitals ofCopy = new Capitals(copy);
        for (Piece piece : shared) {
            for (Run run : piece.runs()) {
                ofReference.count(run.reference(), run.referenceEnd());
                ofCopy.count(run.copy(), run.copyEnd());
            }
        }
        return new EntityDifferences(reference, copy, ofReference.tellNames() && ofCopy.tellNames());
    }

    private List<Piece> pieces(CopyWindows copy, Folded reference, TextCandidate candidate) {
        List<Run> seeds = new ArrayList<>();
        int blockSize = parameters.layout().blockCharacters();
        candidate.windowsByBlock().forEach((block, windows) -> {
            int from = block * blockSize;
            if (from < reference.length()) {
                GramStretch grams =
                        new GramStretch(reference, from, Math.min(reference.length(), from + blockSize), false);
                windows.stream().forEach(window -> Seeds.join(grams, copy.grams(window), seeds));
            }
        });
        return new TextVerification(reference, copy.text(), parameters).pieces(seeds);
    }

    /** All of a copy laid on all of a reference with the same text. */
    static Alignment whole(ReferenceId reference, Folded stored, Folded copy, ContentDigest digest) {
        int length = copy.length();
        int cjk = characters(copy).cjk();
        Piece all = new Piece(
                0,
                length,
                0,
                length,
                List.of(new Run(0, 0, length)),
                List.of(new TextAlignment.Stretch(length, length, length, cjk, length)));
        return alignment(reference, stored, copy, List.of(all), _ -> new SameContent(digest), new Evidence.Digest());
    }

    private static Evidence.Characters characters(Folded text) {
        int cjk = 0;
        for (int i = 0; i < text.length(); i++) {
            cjk += Script.isCjk(text.characters()[i]) ? 1 : 0;
        }
        return new Evidence.Characters(text.length(), cjk);
    }

    /** @param why of how many characters on the side where fewer are covered: what lies in two pieces agrees once */
    private static Alignment alignment(
            ReferenceId reference,
            Folded stored,
            Folded copy,
            List<Piece> pieces,
            IntFunction<Explanation> why,
            Evidence evidence) {
        BitSet ofReference = new BitSet();
        BitSet ofCopy = new BitSet();
        List<Segment> segments = new ArrayList<>();
        for (Piece piece : pieces) {
            ofReference.set(piece.referenceStart(), piece.referenceEnd());
            ofCopy.set(piece.copyStart(), piece.copyEnd());
            segments.add(new Segment(
                    span(stored, piece.referenceStart(), piece.referenceEnd()),
                    span(copy, piece.copyStart(), piece.copyEnd())));
        }
        Coverage coverage = new Coverage(
                (double) ofReference.cardinality() / stored.length(), (double) ofCopy.cardinality() / copy.length());
        TextTransform transform = new TextTransform(Tricks.undone(stored, copy, pieces), identity(pieces));
        int covered = Math.min(ofReference.cardinality(), ofCopy.cardinality());
        return new Alignment(reference, Medium.TEXT, coverage, segments, transform, why.apply(covered), evidence);
    }

    private static TextExplanation explanation(List<Piece> pieces, int covered, int asInAForm) {
        return new TextExplanation(
                Math.min(covered, pieces.stream().mapToInt(Piece::equal).sum()),
                pieces.stream().mapToInt(Piece::longestRun).max().orElse(0),
                identity(pieces),
                areInOrder(pieces),
                asInAForm);
    }

    /** Of pieces in the order of the copy. */
    private static boolean areInOrder(List<Piece> pieces) {
        for (int i = 1; i < pieces.size(); i++) {
            Piece before = pieces.get(i - 1);
            Piece after = pieces.get(i);
            if (after.copyStart() < before.copyEnd() || after.referenceStart() < before.referenceEnd()) {
                return false;
            }
        }
        return true;
    }

    private static double identity(List<Piece> pieces) {
        int columns = pieces.stream().mapToInt(Piece::columns).sum();
        return columns == 0
                ? 0
                : (double) pieces.stream().mapToInt(Piece::equal).sum() / columns;
    }

    private static Span.Characters span(Folded text, int start, int end) {
        return new Span.Characters(text.offsets().at(start), text.endOf(end - 1));
    }
}
