package dev.colophon.operators.linkage;

import dev.colophon.page.signal.SignalKind;
import java.util.Arrays;
import java.util.List;

/**
 * The values that say something, each with its sites, and each site with its values, by number. Sites and values are in a
 * fixed order, so that sums come out equal in every run. Immutable.
 *
 * @param names of the sites, in the alphabet's order
 * @param values by kind and text
 * @param ofSite for each site the numbers of its values, ascending
 */
public record SignalTable(List<String> names, List<Value> values, int[][] ofSite) {

    /**
     * A value, and which sites have it.
     *
     * @param sites that have it, ascending
     * @param seenOn where each of them shows it; empty for a site that is only the target
     * @param target when the value is a site: only what stands between it and another site counts; -1 otherwise
     * @param count how many sites have it, with those for which it does not count
     * @param bits before reliability
     */
    public record Value(
            SignalKind kind, String text, int[] sites, String[] seenOn, int target, int count, double bits) {

        /** Whether two of its sites have it in common. */
        boolean joins(int a, int b) {
            return target < 0 || target == a || target == b;
        }

        String seenOn(int site) {
            int at = Arrays.binarySearch(sites, site);
            return at < 0 ? "" : seenOn[at];
        }
    }

    /** Gives each site its values. */
    static SignalTable of(List<String> names, List<Value> values) {
        int[] counts = new int[names.size()];
        values.forEach(value -> Arrays.stream(value.sites()).forEach(site -> counts[site]++));
        int[][] ofSite = new int[names.size()][];
        Arrays.setAll(ofSite, site -> new int[counts[site]]);
        int[] filled = new int[names.size()];
        for (int i = 0; i < values.size(); i++) {
            for (int site : values.get(i).sites()) {
                ofSite[site][filled[site]++] = i;
            }
        }
        return new SignalTable(List.copyOf(names), List.copyOf(values), ofSite);
    }

    /** This table with some of its values only, by their numbers. */
    SignalTable with(int[] kept) {
        return of(names, Arrays.stream(kept).mapToObj(values::get).toList());
    }

    /** The number of a site, or -1. */
    public int number(String site) {
        int low = 0;
        int high = names.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = names.get(middle).compareTo(site);
            if (order == 0) {
                return middle;
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -1;
    }

    /** The values that two sites have in common. */
    List<Value> shared(int a, int b) {
        int[] other = ofSite[b];
        return Arrays.stream(ofSite[a])
                .filter(value -> Arrays.binarySearch(other, value) >= 0)
                .mapToObj(values::get)
                .filter(value -> value.joins(a, b))
                .toList();
    }
}
