package dev.colophon.index.text;

import dev.colophon.index.search.Evidence;
import java.util.ArrayList;
import java.util.List;

/**
 * Pieces that follow one another closely in the copy, in whatever order they stand in the reference: a passage whose clauses
 * were shuffled is one of many short pieces. Single short pieces are chance; what clusters is not.
 */
record Cluster(List<Piece> pieces) {

    /** Folded characters between pieces of a cluster at most. */
    private static final int NEAR = 12;

    /** Weight from which a piece stands for itself: about 16 Han characters or 40 letters, more than the chance runs. */
    private static final double ANCHOR = 40;

    /** Weight of short pieces in a row that are shuffled wording; below, at the edge of a cluster, they are chance. */
    private static final double SHUFFLED = 1.5 * ANCHOR;

    /** The clusters of pieces in the order of the copy, without chance runs that touch their edges. */
    static List<Cluster> of(List<Piece> pieces) {
        List<Cluster> clusters = new ArrayList<>();
        List<Piece> near = new ArrayList<>();
        int end = 0;
        for (Piece piece : pieces) {
            if (!near.isEmpty() && piece.copyStart() - end > NEAR) {
                clusters.add(trimmed(near));
                near.clear();
            }
            near.add(piece);
            end = Math.max(end, piece.copyEnd());
        }
        if (!near.isEmpty()) {
            clusters.add(trimmed(near));
        }
        return clusters;
    }

    private static Cluster trimmed(List<Piece> near) {
        int from = chanceAtEdge(near);
        int to = near.size() - chanceAtEdge(near.reversed());
        return new Cluster(List.copyOf(from < to ? near.subList(from, to) : near));
    }

    private static int chanceAtEdge(List<Piece> pieces) {
        double row = 0;
        for (int i = 0; i < pieces.size(); i++) {
            double weight =
                    new Evidence.Characters(pieces.get(i).equal(), pieces.get(i).equalCjk()).weight();
            row += weight;
            if (weight >= ANCHOR) {
                return i;
            }
            if (row >= SHUFFLED) {
                return 0;
            }
        }
        return 0;
    }

    /** Its equal characters. */
    Evidence.Characters characters() {
        return new Evidence.Characters(
                pieces.stream().mapToInt(Piece::equal).sum(),
                pieces.stream().mapToInt(Piece::equalCjk).sum());
    }
}
