package dev.colophon.page.signal;

import dev.colophon.page.search.Needle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * Finds many marks at once: each needle is known by its rarest character, and only where that stands is the needle compared; a
 * needle without a rare one is looked for as a whole. The machine compares 32 characters at a time, so a search for each of
 * twenty is faster than one pass that looks every character of the text up.
 */
final class Marks {

    /** A page of nothing but needles is not worth more: so many a character, and so many in all. */
    private static final int MOST_HITS = 20_000;

    /**
     * Where in its needle a mark is known.
     *
     * @param before the character before it in the needle, by which most places are told from it; 0 when there is none
     */
    private record Pivot(Mark mark, int offset, char before) {

        static Pivot of(Mark mark, String part) {
            int offset = mark.needle().indexOf(part);
            return new Pivot(mark, offset, offset == 0 ? 0 : mark.needle().charAt(offset - 1));
        }
    }

    /** Needles that are known by one string. */
    private record Known(String part, List<Pivot> pivots) {

        int in(String text, int from) {
            return part.length() == 1 ? text.indexOf(part.charAt(0), from) : text.indexOf(part, from);
        }
    }

    /** Where a needle stands. */
    private record Hit(int at, Mark mark) {}

    private final List<Known> all;

    Marks(List<Mark> marks) {
        Map<String, List<Pivot>> lists = new LinkedHashMap<>();
        for (Mark mark : marks) {
            String part = Needle.of(mark.needle()).part();
            lists.computeIfAbsent(part, _ -> new ArrayList<>()).add(Pivot.of(mark, part));
        }
        this.all = lists.entrySet().stream()
                .map(list -> new Known(list.getKey(), List.copyOf(list.getValue())))
                .toList();
    }

    /** Gives kind and value of each identifier in the text, in its order. */
    void find(String text, BiConsumer<SignalKind, String> found) {
        List<Hit> hits = new ArrayList<>();
        for (Known known : all) {
            find(text, known, hits);
        }
        hits.stream()
                .sorted(Comparator.comparingInt(Hit::at))
                .limit(MOST_HITS)
                .forEach(hit -> hit.mark()
                        .value(text, hit.at())
                        .ifPresent(value -> found.accept(hit.mark().kind(), value)));
    }

    private static void find(String text, Known known, List<Hit> hits) {
        int most = hits.size() + MOST_HITS;
        for (int i = known.in(text, 0); i >= 0 && hits.size() < most; i = known.in(text, i + 1)) {
            char before = i == 0 ? 0 : text.charAt(i - 1);
            for (Pivot pivot : known.pivots()) {
                if ((pivot.before() == before || pivot.before() == 0)
                        && text.startsWith(pivot.mark().needle(), i - pivot.offset())) {
                    hits.add(new Hit(i - pivot.offset(), pivot.mark()));
                }
            }
        }
    }
}
