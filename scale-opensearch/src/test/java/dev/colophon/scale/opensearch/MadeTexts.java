package dev.colophon.scale.opensearch;

import dev.colophon.fingerprint.Fingerprint;
import dev.colophon.fingerprint.Role;
import dev.colophon.fingerprint.TextFingerprinter;
import dev.colophon.index.ReferenceId;
import java.util.Optional;
import java.util.SplittableRandom;

/** Texts of made-up words with names and numbers in them, and queries of which it is known what they were made of. */
final class MadeTexts {

    private static final int WORDS = 4_000;
    private static final int LONGEST = 60_000;

    private final String[] words = new String[WORDS];
    private final String[] works;
    private final long seed;

    MadeTexts(int count, long seed) {
        this.seed = seed;
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < WORDS; i++) {
            StringBuilder word = new StringBuilder();
            for (int letters = 2 + random.nextInt(8); letters > 0; letters--) {
                word.append((char) ('a' + random.nextInt(26)));
            }
            words[i] = word.toString();
        }
        works = new String[count];
        for (int i = 0; i < count; i++) {
            // Some are longer than a block and a window.
            works[i] = text(random.split(), i % 10 == 5 ? LONGEST : 2_000 + random.nextInt(6_000));
        }
    }

    private String text(SplittableRandom random, int length) {
        StringBuilder text = new StringBuilder();
        while (text.length() < length) {
            // Some words are much more frequent than others.
            int number = (int) (WORDS * Math.pow(random.nextDouble(), 3));
            text.append(words[number]).append(random.nextInt(12) == 0 ? ". " : " ");
        }
        return text.toString();
    }

    ReferenceId id(int work) {
        return new ReferenceId("work-" + work);
    }

    Fingerprint reference(int work) {
        return TextFingerprinter.fingerprint(works[work], Role.REFERENCE);
    }

    private boolean isStranger(int query) {
        return query % 8 == 7;
    }

    private int workOf(int query) {
        return query % works.length;
    }

    /** Which work a query was made of, if it is not removed: each tenth after the first is. */
    Optional<ReferenceId> label(int query) {
        return isStranger(query) || workOf(query) % 10 == 1 ? Optional.empty() : Optional.of(id(workOf(query)));
    }

    /** A part of a work with other letters in it, the whole of it, or a text of the same words that nobody registered. */
    Fingerprint copy(int query) {
        SplittableRandom random = new SplittableRandom(seed * 1_000_003 + query);
        if (isStranger(query)) {
            return copy(text(random, 4_000));
        }
        String work = works[workOf(query)];
        if (query % 8 == 3) {
            return copy(work);
        }
        int length = Math.min(work.length(), 1_200 + random.nextInt(query % 8 == 5 ? LONGEST : 4_000));
        int from = random.nextInt(work.length() - length + 1);
        StringBuilder part = new StringBuilder(work.substring(from, from + length));
        for (int i = 0; i < length / 200; i++) {
            part.setCharAt(random.nextInt(length), (char) ('a' + random.nextInt(26)));
        }
        return copy("Somebody wrote: " + part + " And so on.");
    }

    private static Fingerprint copy(String text) {
        return TextFingerprinter.fingerprint(text, Role.COPY);
    }

    private String lateText() {
        return text(new SplittableRandom(seed + 77), 5_000);
    }

    Fingerprint late() {
        return TextFingerprinter.fingerprint(lateText(), Role.REFERENCE);
    }

    Fingerprint lateCopy() {
        return copy("Somebody wrote: " + lateText().substring(700, 3_000));
    }
}
