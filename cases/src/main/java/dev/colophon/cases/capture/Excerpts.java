package dev.colophon.cases.capture;

import dev.colophon.fingerprint.Medium;
import dev.colophon.index.transform.Segment;
import dev.colophon.index.transform.Span;
import dev.colophon.registry.registration.RegisteredMatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The words that a text and its copy share, side by side, so that whoever reads the evidence need not count characters. Only
 * what the copy shows is quoted of the work, and little of it; pictures, sounds and films of the copy are in the bundle as
 * they were received.
 */
final class Excerpts {

    private static final int LONGEST = 300;
    private static final int MOST_SEGMENTS = 3;

    private Excerpts() {}

    /** The files {@code evidence/excerpts/<i>.json}, in order: each a segment of a matched text. */
    static List<Map<String, Object>> of(List<RegisteredMatch> matches, Recogniser recogniser, Optional<String> copy) {
        List<Map<String, Object>> excerpts = new ArrayList<>();
        for (RegisteredMatch found : matches) {
            Optional<String> work = found.match().medium() == Medium.TEXT && copy.isPresent()
                    ? recogniser.text(found.match().reference())
                    : Optional.empty();
            work.ifPresent(text -> found.match().segments().stream()
                    .limit(MOST_SEGMENTS)
                    .map(segment -> excerpt(found, segment, text, copy.orElseThrow()))
                    .forEach(excerpts::add));
        }
        return excerpts;
    }

    private static Map<String, Object> excerpt(RegisteredMatch found, Segment segment, String work, String copy) {
        Map<String, Object> excerpt = new TreeMap<>();
        excerpt.put("v", 1);
        excerpt.put("work", found.registered().work().id());
        excerpt.put("reference", found.match().reference().value());
        excerpt.put("inWork", quoted(work, segment.inReference()));
        excerpt.put("inCopy", quoted(copy, segment.inCopy()));
        return excerpt;
    }

    /** Where it stands and how it begins. */
    private static Map<String, Object> quoted(String text, Span span) {
        if (!(span instanceof Span.Characters(int from, int to)) || from < 0 || to > text.length() || from > to) {
            return Map.of();
        }
        int end = Math.min(to, from + LONGEST);
        // Not in the middle of a character.
        if (end < to && end > from && Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        return Map.of("start", from, "end", to, "text", text.substring(from, end), "whole", end == to);
    }
}
