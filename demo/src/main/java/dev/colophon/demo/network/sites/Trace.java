package dev.colophon.demo.network.sites;

import dev.colophon.samples.text.Stories.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Something by which sites of one operator resemble each other. Most values stand on three of its sites that overlap with
 * the next three; a few stand on all but one; none stands on all.
 */
public record Trace(Kind kind, String value) {

    /** What kind of mark an operator leaves. */
    public enum Kind {
        ANALYTICS(0, false),
        ADVERTISING(1, false),
        MAIL(2, false),
        WALLET(3, false),
        RECORD_NUMBER(4, false),
        TELEGRAM(5, true),
        TEMPLATE(6, true),
        FAVICON(7, true);

        private final int number;
        /** Whether one value stands on all sites but one. */
        private final boolean wide;

        Kind(int number, boolean wide) {
            this.number = number;
            this.wide = wide;
        }
    }

    /** The sites that share a value. */
    private static final int WINDOW = 3;

    /** One of this many values of a site is left out. */
    private static final int OMITTED = 5;

    /** The traces of the site at a place among its operator's. */
    static List<Trace> of(Group operator, int place, int sites, Language language) {
        List<Trace> traces = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            if (kind == Kind.RECORD_NUMBER && language != Language.CHINESE) {
                continue;
            }
            if (kind.wide) {
                if ((place + kind.number) % sites != 0) {
                    traces.add(new Trace(kind, value(operator, kind, -1)));
                }
            } else if ((3 * place + kind.number) % OMITTED != 0) {
                windows(sites).stream()
                        .filter(start -> place >= start && place < start + WINDOW)
                        .forEach(start -> traces.add(new Trace(kind, value(operator, kind, start))));
            }
        }
        return List.copyOf(traces);
    }

    /** Where the windows begin, such as 0, 2, 4 of seven sites and 0, 2, 3 of six. */
    public static List<Integer> windows(int sites) {
        List<Integer> starts = new ArrayList<>();
        for (int start = 0; start < sites - WINDOW; start += 2) {
            starts.add(start);
        }
        starts.add(sites - WINDOW);
        return starts;
    }

    private static String value(Group operator, Kind kind, int window) {
        Random random = new Random(31L * operator.name().hashCode() + 1_009L * kind.number + 101L * window);
        String name = operator.name().toLowerCase(Locale.ROOT);
        return switch (kind) {
            case ANALYTICS -> "G-" + letters(random, "ABCDEFGHJKLMNPQRSTUVWXYZ0123456789", 10);
            case ADVERTISING -> "ca-pub-" + letters(random, "123456789", 16);
            case MAIL -> name + "." + letters(random, "abcdefghjkmnpqrstuvwxyz", 6) + "@post.example";
            case WALLET -> "0x" + letters(random, "0123456789abcdef", 40);
            case RECORD_NUMBER -> "京ICP备" + letters(random, "123456789", 8) + "号";
            case TELEGRAM -> name + "_" + letters(random, "abcdefghjkmnpqrstuvwxyz", 6);
            case TEMPLATE, FAVICON -> letters(random, "0123456789", 9);
        };
    }

    private static String letters(Random random, String alphabet, int length) {
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i < length; i++) {
            letters.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return letters.toString();
    }
}
