package dev.colophon.operators.linkage;

import dev.colophon.operators.linkage.SignalTable.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * All pairs of sites with enough in common. Goes site by site with one row of sums, so that memory grows with the sites and
 * the links found, never with the pairs; time grows with the sum over the values of their sites squared, which
 * {@link OperatorParameters#mostShared} bounds.
 */
public final class Links {

    private Links() {}

    /** The links, strongest first. */
    public static List<Link> of(SignalTable table, OperatorParameters parameters) {
        int sites = table.names().size();
        PairEvidence evidence = new PairEvidence(parameters);
        double[] sums = new double[sites * PairEvidence.KINDS];
        int[] touched = new int[sites];
        boolean[] isTouched = new boolean[sites];
        List<Link> links = new ArrayList<>();
        for (int a = 0; a < sites; a++) {
            int count = 0;
            for (int number : table.ofSite()[a]) {
                Value value = table.values().get(number);
                int kind = PairEvidence.number(value.kind());
                int[] others = value.sites();
                for (int i = Arrays.binarySearch(others, a) + 1; i < others.length; i++) {
                    int b = others[i];
                    if (value.joins(a, b)) {
                        if (!isTouched[b]) {
                            isTouched[b] = true;
                            touched[count++] = b;
                        }
                        sums[b * PairEvidence.KINDS + kind] += value.bits();
                    }
                }
            }
            links.addAll(strongest(a, touched, count, sums, evidence, table.names(), parameters.linksASite()));
            for (int i = 0; i < count; i++) {
                int from = touched[i] * PairEvidence.KINDS;
                Arrays.fill(sums, from, from + PairEvidence.KINDS, 0);
                isTouched[touched[i]] = false;
            }
        }
        links.sort(Link.STRONGEST);
        return links;
    }

    private static List<Link> strongest(
            int a, int[] touched, int count, double[] sums, PairEvidence evidence, List<String> names, int most) {
        List<Link> row = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            evidence.weigh(sums, touched[i] * PairEvidence.KINDS);
            if (evidence.isLikely()) {
                row.add(new Link(
                        names.get(a),
                        names.get(touched[i]),
                        evidence.total(),
                        evidence.isSame() ? Link.Grade.SAME : Link.Grade.LIKELY));
            }
        }
        if (row.size() > most) {
            row.sort(Link.STRONGEST);
            return row.subList(0, most);
        }
        return row;
    }
}
