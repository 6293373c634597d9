package dev.colophon.store.backup;

import java.util.Set;
import java.util.regex.Pattern;

/** Which names an entry of a backup may have: those of files in a home, and nothing that leads out of it. */
final class EntryName {

    private static final int LONGEST = 400;

    /** Segments of ordinary characters; none begins with a dot, so neither {@code .} nor {@code ..} is one. */
    private static final Pattern PATH =
            Pattern.compile("[^./\\\\\\p{Cntrl}][^/\\\\\\p{Cntrl}]*(/[^./\\\\\\p{Cntrl}][^/\\\\\\p{Cntrl}]*)*");

    private static final Set<String> FILES = Set.of("colophon.db", "colophon.toml");
    private static final Set<String> FOLDERS =
            Set.of("evidence", "keys", "log", "references", "regimes", "uploads", "warc");

    private EntryName() {}

    static boolean isAllowed(String name) {
        int slash = name.indexOf('/');
        return name.length() <= LONGEST
                && PATH.matcher(name).matches()
                && (slash < 0 ? FILES.contains(name) : FOLDERS.contains(name.substring(0, slash)));
    }
}
