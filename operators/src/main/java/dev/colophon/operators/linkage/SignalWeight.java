package dev.colophon.operators.linkage;

import dev.colophon.page.signal.SignalKind;
import java.util.Optional;

/**
 * What it is worth that two sites share a value of one kind: {@code reliability × min(kindCap, Σ min(valueCap, log2((known
 * sites + background) / sites with the value)))} bits, the sum being over the values that both have.
 *
 * @param reliability 0..1
 * @param valueCap most bits of one value, before reliability
 * @param kindCap most bits of all values of the kind, before reliability
 * @param background sites beyond those known that are taken not to have the value: right where each value is given to one
 *     holder, so that it is rare however few sites are known; 0 where only counting tells how common it is
 * @param commonSites a value on more sites than this, and
 * @param commonShare on more than this share of the known sites, says nothing; nor does one
 * @param largestShare on more than this share of them, however few that are
 * @param own a site with more values of the kind than this shows those of others, as directories and forums do, and none
 *     of them counts for it
 * @param follows a kind with which this one comes along: when a pair shares that, this adds nothing
 */
public record SignalWeight(
        Family family,
        double reliability,
        double valueCap,
        double kindCap,
        int background,
        int commonSites,
        double commonShare,
        double largestShare,
        int own,
        Optional<SignalKind> follows) {

    /** The most sites that may have a value which still says something. */
    int mostSites(int known, int mostShared) {
        int most = Math.max(commonSites, (int) (commonShare * known));
        return (int) Math.min(Math.min(mostShared, most), Math.ceil(largestShare * known));
    }

    /** Bits of one value before reliability. */
    double bits(int known, int sites) {
        return Math.clamp(Math.log((known + (double) background) / sites) / Math.log(2), 0, valueCap);
    }
}
