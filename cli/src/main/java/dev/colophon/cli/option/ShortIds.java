package dev.colophon.cli.option;

import dev.colophon.store.Ids;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** Ends of ids (UUIDv7) that name one of those listed each: they begin with the time, so that those made together begin alike. */
public final class ShortIds {

    private static final int MOST = 36;

    private final int length;

    private ShortIds(int length) {
        this.length = length;
    }

    /** As short as all of these ids allow, at least {@link Ids#TAIL} characters. */
    public static ShortIds of(Collection<String> ids) {
        int length = Ids.TAIL;
        while (length < MOST && !areDistinct(ids, length)) {
            length++;
        }
        return new ShortIds(length);
    }

    private static boolean areDistinct(Collection<String> ids, int length) {
        Set<String> ends = new HashSet<>();
        return ids.stream().distinct().allMatch(id -> ends.add(cut(id, length)));
    }

    private static String cut(String id, int length) {
        return id.substring(Math.max(0, id.length() - length));
    }

    public String of(String id) {
        return cut(id, length);
    }
}
