package dev.colophon.media.walk;

import java.util.HashMap;
import java.util.Map;

/**
 * The names of what is in one archive. An archive may hold several files of one name, and a place holds one file at a time: the
 * second of a name is called {@code name (2)}.
 */
final class EntryNames {

    private final String archive;

    /** By each name that was given, the last number behind it. */
    private final Map<String, Integer> given = new HashMap<>();

    /** @param archive its place */
    EntryNames(String archive) {
        this.archive = archive;
    }

    /** The place of the next file of this name. */
    String place(String name) {
        return archive + Places.INSIDE + unlike(Places.shown(name));
    }

    /** The name itself, or the name with the next number that makes it another. */
    private String unlike(String name) {
        Integer last = given.putIfAbsent(name, 1);
        if (last == null) {
            return name;
        }
        int number = last;
        String numbered;
        do {
            numbered = name + " (" + ++number + ")";
        } while (given.putIfAbsent(numbered, 1) != null);
        given.put(name, number);
        return numbered;
    }
}
