package dev.colophon.cli.option;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** Beginnings of ids (UUIDv7) that name one of those listed each. */
public final class ShortIds {

    /** The time in milliseconds is 13 characters of an id; what follows is random. */
    private static final int FEWEST = 18;

    private static final int MOST = 36;

    private final int length;

    private ShortIds(int length) {
        this.length = length;
    }

    /** As short as all of these ids allow, at least 18 characters. */
    public static ShortIds of(Collection<String> ids) {
        int length = FEWEST;
        while (length < MOST && !areDistinct(ids, length)) {
            length++;
        }
        return new ShortIds(length);
    }

    private static boolean areDistinct(Collection<String> ids, int length) {
        Set<String> beginnings = new HashSet<>();
        return ids.stream().distinct().allMatch(id -> beginnings.add(cut(id, length)));
    }

    private static String cut(String id, int length) {
        return id.substring(0, Math.min(id.length(), length));
    }

    public String of(String id) {
        return cut(id, length);
    }
}
