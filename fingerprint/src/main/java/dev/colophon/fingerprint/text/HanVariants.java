package dev.colophon.fingerprint.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;

/**
 * Han characters that are written forms of one another (traditional, simplified, regional variants), each with the form that
 * stands for all. Read from {@code han-variants.txt}: pairs of characters, sorted; the closure of what CLDR's
 * Traditional-Simplified transform and OpenCC's character tables say (see README). Reading it takes 5 ms where building the
 * transform takes 160 ms.
 */
final class HanVariants {

    private static final int[] VARIANTS;
    private static final int[] FORMS;

    static {
        int[] pairs = read().codePoints().filter(c -> c != '\n').toArray();
        VARIANTS = new int[pairs.length / 2];
        FORMS = new int[pairs.length / 2];
        for (int i = 0; i < VARIANTS.length; i++) {
            VARIANTS[i] = pairs[2 * i];
            FORMS[i] = pairs[2 * i + 1];
        }
    }

    private HanVariants() {}

    /** The form that stands for {@code character}, often itself. */
    static int form(int character) {
        int found = Arrays.binarySearch(VARIANTS, character);
        return found < 0 ? character : FORMS[found];
    }

    private static String read() {
        try (InputStream in = HanVariants.class.getResourceAsStream("han-variants.txt")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("han-variants.txt is damaged in the jar: install Colophon again", e);
        }
    }
}
