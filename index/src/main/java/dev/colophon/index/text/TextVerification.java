package dev.colophon.index.text;

import dev.colophon.fingerprint.text.Folded;
import dev.colophon.fingerprint.text.Script;
import dev.colophon.index.text.gram.GramStretch;
import dev.colophon.index.text.gram.GramTable;
import dev.colophon.index.text.gram.Run;
import dev.colophon.index.text.gram.Seeds;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Proves from the two texts what they share: seeds are chained, the neighbourhood of chains is looked at closely (clauses in
 * another order, heavy changes), gaps are aligned and ends extended to the character.
 */
final class TextVerification {

    private final Folded reference;
    private final Folded copy;
    private final TextParameters parameters;
    private final TextAlignment alignment;

    TextVerification(Folded reference, Folded copy, TextParameters parameters) {
        this.reference = reference;
        this.copy = copy;
        this.parameters = parameters;
        this.alignment = new TextAlignment(reference, copy, parameters.dropAfter());
    }

    /** The shared pieces that the seeds lead to, in the order of the copy; overlaps on the copy's side count once. */
    List<Piece> pieces(List<Run> seeds) {
        List<Run> runs =
                Seeds.merge(Seeds.merge(seeds).stream().map(alignment::maximal).toList());
        List<List<Run>> chains = Chains.of(runs, copy, parameters);
        List<Run> more = closeLook(chains);
        if (!more.isEmpty()) {
            more.addAll(runs);
            chains = Chains.of(Seeds.merge(more), copy, parameters);
        }
        List<Piece> pieces = new ArrayList<>();
        chains.forEach(chain -> addPieces(chain, pieces));
        return withoutRepeats(pieces);
    }

    /** Short runs before, after and in the long gaps of each chain. */
    private List<Run> closeLook(List<List<Run>> chains) {
        List<Run> found = new ArrayList<>();
        int reach = parameters.denseReach();
        Set<Long> looked = new HashSet<>();
        for (List<Run> chain : chains) {
            Run first = chain.getFirst();
            Run last = chain.getLast();
            look(first.reference(), first.reference(), first.copy() - reach, first.copy(), looked, found);
            look(last.referenceEnd(), last.referenceEnd(), last.copyEnd(), last.copyEnd() + reach, looked, found);
            for (int i = 1; i < chain.size(); i++) {
                Run before = chain.get(i - 1);
                Run after = chain.get(i);
                if (after.copy() - before.copyEnd() > parameters.splitGap()) {
                    look(before.referenceEnd(), after.reference(), before.copyEnd(), after.copy(), looked, found);
                }
            }
        }
        return found;
    }

    private void look(int referenceFrom, int referenceTo, int copyFrom, int copyTo, Set<Long> looked, List<Run> found) {
        int from = Math.max(0, copyFrom);
        int to = Math.min(copy.length(), copyTo);
        int reach = parameters.denseReach();
        long place = ((long) (from / reach) << Integer.SIZE) | Math.max(0, referenceFrom) / reach;
        if (from >= to || !looked.add(place)) { // many chains around one place look once
            return;
        }
        GramStretch ofReference = new GramStretch(
                reference, Math.max(0, referenceFrom - reach), Math.min(reference.length(), referenceTo + reach), true);
        Seeds.join(ofReference, new GramTable(new GramStretch(copy, from, to, true)), found);
    }

    /** Aligns the gaps of a chain, splits it at those where too little agrees, and extends the ends. */
    private void addPieces(List<Run> chain, List<Piece> pieces) {
        List<TextAlignment.Stretch> stretches = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < chain.size(); i++) {
            Run run = chain.get(i);
            if (i > start) {
                Run before = chain.get(i - 1);
                TextAlignment.Stretch gap =
                        alignment.gap(before.referenceEnd(), run.reference(), before.copyEnd(), run.copy());
                int longest = Math.max(gap.inReference(), gap.inCopy());
                if (longest > parameters.splitGap() && 2 * gap.equal() < longest) {
                    pieces.add(piece(chain.subList(start, i), stretches));
                    stretches.clear();
                    start = i;
                } else {
                    stretches.add(gap);
                }
            }
            stretches.add(stretch(run));
        }
        pieces.add(piece(chain.subList(start, chain.size()), stretches));
    }

    private Piece piece(List<Run> runs, List<TextAlignment.Stretch> between) {
        Run first = runs.getFirst();
        Run last = runs.getLast();
        TextAlignment.Stretch back = alignment.extend(first.reference(), first.copy(), -1);
        TextAlignment.Stretch ahead = alignment.extend(last.referenceEnd(), last.copyEnd(), 1);
        List<TextAlignment.Stretch> stretches = new ArrayList<>(between.size() + 2);
        stretches.add(back);
        stretches.addAll(between);
        stretches.add(ahead);
        return new Piece(
                first.reference() - back.inReference(),
                last.referenceEnd() + ahead.inReference(),
                first.copy() - back.inCopy(),
                last.copyEnd() + ahead.inCopy(),
                runs,
                stretches);
    }

    private TextAlignment.Stretch stretch(Run run) {
        int cjk = 0;
        for (int i = run.copy(); i < run.copyEnd(); i++) {
            cjk += Script.isCjk(copy.characters()[i]) ? 1 : 0;
        }
        return new TextAlignment.Stretch(run.length(), run.length(), run.length(), cjk, run.length());
    }

    /** A passage of the copy belongs to the reference's passage that explains most of it; refrains are not counted twice. */
    private static List<Piece> withoutRepeats(List<Piece> pieces) {
        List<Piece> best = new ArrayList<>(pieces);
        best.sort(Comparator.comparingInt(Piece::equal).reversed());
        BitSet explained = new BitSet();
        List<Piece> kept = new ArrayList<>();
        for (Piece piece : best) {
            int already = explained.get(piece.copyStart(), piece.copyEnd()).cardinality();
            if (2 * already < piece.copyEnd() - piece.copyStart()) {
                explained.set(piece.copyStart(), piece.copyEnd());
                kept.add(piece);
            }
        }
        kept.sort(Comparator.comparingInt(Piece::copyStart));
        return kept;
    }
}
