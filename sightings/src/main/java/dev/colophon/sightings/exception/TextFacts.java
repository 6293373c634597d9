package dev.colophon.sightings.exception;

import dev.colophon.index.transform.Span;
import dev.colophon.page.context.QuotedPassage;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What the words around the parts of a work say of them. */
final class TextFacts {

    /** Letters around a part in which its title and owner are looked for. */
    private static final int NEAR = 400;

    private static final int MOST_PARTS = 200;

    /** A mark stands beside what is quoted; a copy may miss its first words. */
    private static final int BESIDE = 20;

    private static final double BESIDE_SHARE = 0.05;
    /** Of a work that is called as its file is. */
    private static final Pattern SUFFIX = Pattern.compile("\\.[A-Za-z0-9]{2,4}$");

    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");

    private TextFacts() {}

    /** How much of these parts of a text is in quotations, 0..1; the quotations in them are those of the work itself. */
    static double quoted(String text, List<Span.Characters> parts, List<QuotedPassage> marked) {
        List<Span.Characters> quotations = Quotations.in(text, marked);
        double all = 0;
        double quoted = 0;
        for (Span.Characters part : parts) {
            int length = part.end() - part.start();
            double beside = Math.max(BESIDE, BESIDE_SHARE * length);
            all += length;
            if (quotations.stream()
                    .anyMatch(one -> one.start() <= part.start() + beside && one.end() >= part.end() - beside)) {
                quoted += length;
            }
        }
        return all == 0 ? 0 : quoted / all;
    }

    /** Whether a title and an owner are named near these parts of a text. */
    static Attribution attribution(String text, List<Span.Characters> parts, String title, String owner) {
        boolean named = false;
        boolean owned = false;
        for (Span.Characters part : parts.subList(0, Math.min(parts.size(), MOST_PARTS))) {
            int start = Math.clamp(part.start(), 0, text.length());
            int end = Math.clamp(part.end(), start, text.length());
            String before = text.substring(Math.max(0, start - NEAR), start);
            String after = text.substring(end, Math.min(text.length(), end + NEAR));
            named |= isNamed(before, title) || isNamed(after, title);
            owned |= isNamed(before, owner) || isNamed(after, owner);
        }
        return Attribution.of(named, owned);
    }

    /** Whether a name stands in a text, whatever stands between its words. */
    static boolean isNamed(String text, String name) {
        String words = words(SUFFIX.matcher(name).replaceFirst(""));
        boolean han = words.codePoints().anyMatch(Character::isIdeographic);
        String where = words(text);
        return words.length() >= (han ? 2 : 3)
                && (han ? where.contains(words) : (" " + where + " ").contains(" " + words + " "));
    }

    private static String words(String text) {
        return BETWEEN.matcher(text.toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
    }
}
