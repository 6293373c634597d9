package dev.colophon.media.tag;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a file says of the work in it, as somebody wrote it into its tags. Untrusted, and often of another work.
 *
 * @param creators authors, artists, photographers
 * @param isrcs as they stand there; may be none
 * @param isbns as they stand there; may be none
 * @param copyright a line such as {@code © 2026 Ada Example}
 * @param date when it was made or came out, in whatever form
 * @param rights what else speaks of licences, by its name in XMP, such as {@code cc:license}, or in lower case as ffmpeg names it
 */
public record Tags(
        Optional<String> title,
        List<String> creators,
        List<String> isrcs,
        List<String> isbns,
        Optional<String> copyright,
        Optional<String> date,
        Map<String, List<String>> rights) {

    public static final Tags NONE =
            new Tags(Optional.empty(), List.of(), List.of(), List.of(), Optional.empty(), Optional.empty());

    private static final int LONGEST = 1_000;
    private static final int MOST = 20;

    /** Line breaks, tabs and other controls are of no use in a line, and marks of direction could turn what stands around it. */
    private static final Pattern CONTROLS =
            Pattern.compile("[\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}\\u061C\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069\\s]+");

    private static final Pattern SAYS_NOTHING = Pattern.compile("[^\\p{L}\\p{N}]*");

    /** Each in one line without controls, of at most 1,000 characters, the last of which is … where it was longer; what holds no letter or digit is left out. */
    public Tags {
        title = title.flatMap(Tags::line);
        creators = lines(creators);
        isrcs = lines(isrcs);
        isbns = lines(isbns);
        copyright = copyright.flatMap(Tags::line);
        date = date.flatMap(Tags::line);
        Map<String, List<String>> clean = new TreeMap<>();
        rights.forEach((name, values) -> clean.put(name, lines(values)));
        clean.values().removeIf(List::isEmpty);
        rights = Collections.unmodifiableMap(clean);
    }

    /** Of a file that says nothing of licences. */
    public Tags(
            Optional<String> title,
            List<String> creators,
            List<String> isrcs,
            List<String> isbns,
            Optional<String> copyright,
            Optional<String> date) {
        this(title, creators, isrcs, isbns, copyright, date, Map.of());
    }

    private static List<String> lines(List<String> texts) {
        return texts.stream()
                .flatMap(text -> line(text).stream())
                .distinct()
                .limit(MOST)
                .toList();
    }

    private static Optional<String> line(String text) {
        boolean whole = text.length() <= LONGEST;
        String start = whole ? text : text.substring(0, LONGEST - 1);
        String line = CONTROLS.matcher(start).replaceAll(" ").strip();
        return SAYS_NOTHING.matcher(line).matches() ? Optional.empty() : Optional.of(whole ? line : line + "…");
    }

    /** The first of these that says something. */
    public static Optional<String> first(Stream<String> texts) {
        return texts.filter(text -> line(text).isPresent()).findFirst();
    }
}
