package dev.colophon.cases.removal.address;

import java.util.random.RandomGenerator;
import okhttp3.HttpUrl;

/**
 * A URL beside another, of the same shape, at which nothing ever was: what a site answers there is what it answers when there is
 * nothing. Values of a query are made up where there are any, else the last segment of the path.
 */
public final class NeighbourUrl {

    /** Nobody counts so far, and nobody has a name of so many letters drawn by lot. */
    private static final int SHORTEST = 14;

    private NeighbourUrl() {}

    /**
     * Makes one up.
     *
     * @param url absolute, http or https
     * @param random the same numbers make the same URL
     */
    public static String of(String url, RandomGenerator random) {
        HttpUrl known = HttpUrl.get(url);
        HttpUrl.Builder made = known.newBuilder().fragment(null);
        if (known.querySize() > 0) {
            made.query(null);
            for (int i = 0; i < known.querySize(); i++) {
                String value = known.queryParameterValue(i);
                made.addQueryParameter(
                        known.queryParameterName(i), value == null || value.isEmpty() ? value : name(value, random));
            }
            return made.build().toString();
        }
        int last = known.pathSize() - 1;
        boolean folder = known.pathSegments().get(last).isEmpty();
        int which = folder && last > 0 ? last - 1 : last;
        String segment = known.pathSegments().get(which);
        int dot = segment.lastIndexOf('.');
        String ending = dot > 0 && segment.length() - dot <= 6 ? segment.substring(dot) : "";
        String stem = segment.substring(0, segment.length() - ending.length());
        return made.setPathSegment(which, name(stem, random) + ending).build().toString();
    }

    /** Digits where the model has nothing but digits, else letters. */
    private static String name(String like, RandomGenerator random) {
        boolean number = !like.isEmpty() && like.chars().allMatch(c -> c >= '0' && c <= '9');
        int length = Math.max(SHORTEST, Math.min(like.length(), 40));
        StringBuilder name = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            name.append((char) (number ? '1' + random.nextInt(9) : 'a' + random.nextInt(26)));
        }
        return name.toString();
    }
}
