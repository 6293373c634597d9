package dev.colophon.cases.removal.address;

import dev.colophon.cases.removal.address.ServedAnswer.Served;
import dev.colophon.page.PageFace;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import okhttp3.HttpUrl;

/**
 * Whether a site answers two URLs alike. Words that differ from answer to answer (numbers, tokens, times, what was asked for) say
 * nothing; of the others nine of ten must be the same.
 */
public final class AnswerLikeness {

    private static final double ALIKE = 0.9;

    private static final Pattern SPACES = Pattern.compile("[^\\p{L}\\p{N}]+");

    private AnswerLikeness() {}

    /** Whether the one is answered as the other is. */
    public static boolean alike(Served one, Served other) {
        if (one.status() != other.status()
                || one.page().isPresent() != other.page().isPresent()) {
            return false;
        }
        if (one.sha256().equals(other.sha256())) {
            return true;
        }
        if (one.page().isEmpty() || other.page().isEmpty()) {
            return false;
        }
        Set<String> asked = asked(one);
        asked.addAll(asked(other));
        Set<String> words = words(one.page().get().face(), asked);
        Set<String> others = words(other.page().get().face(), asked);
        if (words.isEmpty() || others.isEmpty()) {
            return words.isEmpty() && others.isEmpty() && samePath(one.last(), other.last());
        }
        Set<String> both = new HashSet<>(words);
        both.retainAll(others);
        int all = words.size() + others.size() - both.size();
        return both.size() >= ALIKE * all;
    }

    private static boolean samePath(String one, String other) {
        HttpUrl a = HttpUrl.get(one);
        HttpUrl b = HttpUrl.get(other);
        return a.host().equals(b.host())
                && a.port() == b.port()
                && a.encodedPath().equals(b.encodedPath());
    }

    /** The words of the URL, which error pages repeat. */
    private static Set<String> asked(Served answer) {
        return Arrays.stream(
                        SPACES.split(HttpUrl.get(answer.url()).encodedPath().toLowerCase(Locale.ROOT) + " "
                                + String.valueOf(HttpUrl.get(answer.url()).query())
                                        .toLowerCase(Locale.ROOT)))
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static Set<String> words(PageFace face, Set<String> without) {
        String text = (face.title() + " " + face.words()).toLowerCase(Locale.ROOT);
        return Arrays.stream(SPACES.split(text))
                .filter(word -> !word.isEmpty() && word.chars().noneMatch(Character::isDigit))
                .filter(word -> !without.contains(word))
                .collect(Collectors.toSet());
    }
}
