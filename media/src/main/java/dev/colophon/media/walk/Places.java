package dev.colophon.media.walk;

import dev.colophon.media.child.ChildPath;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where files are, as text for records and programs. Control characters are kept: whoever shows a place on a terminal or a page
 * escapes them.
 */
final class Places {

    /** Between an archive and the name of what is in it. */
    static final String INSIDE = "!/";

    /** In place of the names of entries that are not known. */
    static final String LOST = "…";

    private static final Pattern NUMBERED = Pattern.compile("(.*!/.*) \\([1-9]\\d{0,8}\\)", Pattern.DOTALL);

    private static final int LONGEST = 500;

    private Places() {}

    /** The path, or a file URI (RFC 8089) with the bytes of the name when the name is not text. */
    static String of(Path file) {
        return ChildPath.isText(file) ? file.toString() : file.toUri().toString();
    }

    /** The name at the end of a place; of a URL without one, its host. */
    static String name(String place) {
        boolean web = place.matches("(?is)https?://.*") && !place.contains(INSIDE);
        String path = web ? place.replaceFirst("(?s)[?#].*", "").replaceFirst("/+$", "") : place;
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** Of what may be an entry, the places of the archives that it may be in, the outermost first. */
    static List<String> archives(String place) {
        List<String> archives = new ArrayList<>();
        for (int at = place.indexOf(INSIDE); at >= 0; at = place.indexOf(INSIDE, at + 1)) {
            archives.add(place.substring(0, at));
        }
        return archives;
    }

    /** Of an entry: the archive's place and its name. */
    static String inside(String archive, String name) {
        return archive + INSIDE + shown(name);
    }

    /** Of what is packed in an archive and is called {@code name (2)}, the place without the number; else the same. */
    static String unnumbered(String place) {
        Matcher numbered = NUMBERED.matcher(place);
        return numbered.matches() ? numbered.group(1) : place;
    }

    /** The name of an entry, cut when it is absurdly long, without what no database takes. */
    static String shown(String name) {
        String cut = name.length() > LONGEST ? name.substring(0, LONGEST) + "…" : name;
        StringBuilder text = new StringBuilder();
        cut.codePoints().forEach(c -> text.appendCodePoint(isText(c) ? c : '\uFFFD'));
        return text.indexOf("/") == 0 ? text.substring(1) : text.toString();
    }

    private static boolean isText(int c) {
        return c != 0 && Character.getType(c) != Character.SURROGATE;
    }
}
