package dev.colophon.benchmark.lawful;

import dev.colophon.samples.Dice;
import dev.colophon.samples.text.Stories.Language;
import java.util.ArrayList;
import java.util.List;

/**
 * A lawful page and its unlawful twin, with the work that both use.
 *
 * @param number of the pair, from 0
 * @param seed of all that is made for it
 */
record UsePair(int number, UseKind kind, long seed) {

    private static final List<String> NAMES =
            List.of("Harbour", "Lantern", "Orchard", "Ferry", "Mill", "Observatory", "Quarry", "Bridge");
    private static final List<String> CHINESE_NAMES = List.of("渡口", "灯塔", "果园", "磨坊", "石桥", "星台", "旧巷", "海雾");

    /** The pairs of a suite: every kind comes in every round. */
    static List<UsePair> of(int pairs, long seed) {
        List<UseKind> round = new ArrayList<>();
        for (UseKind kind : UseKind.values()) {
            for (int i = 0; i < kind.share(); i++) {
                round.add(kind);
            }
        }
        Dice dice = new Dice(seed);
        List<UsePair> all = new ArrayList<>();
        for (int i = 0; i < pairs; i++) {
            all.add(new UsePair(i, round.get(i % round.size()), dice.next()));
        }
        return all;
    }

    /** What constants may be fitted on; the other half is what is reported. */
    boolean isForTuning() {
        return seed % 2 == 0;
    }

    String title() {
        int name = Math.floorMod(seed / 2, NAMES.size());
        return kind.language() == Language.CHINESE
                ? CHINESE_NAMES.get(name) + "之夜" + (number + 1)
                : "The Night of the %s %d".formatted(NAMES.get(name), number + 1);
    }

    /** What was given to everybody can be used by nobody unlawfully: there the twin uses another work. */
    boolean hasOtherWork() {
        return kind == UseKind.PUBLIC_DOMAIN;
    }

    /** Of the work that the twin uses. */
    String twinTitle() {
        return hasOtherWork() ? "又一" + title() : title();
    }

    Dice dice(long salt) {
        return new Dice(seed ^ (salt * 0x5DEECE66DL));
    }
}
