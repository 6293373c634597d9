package dev.colophon.page;

import java.util.Locale;
import java.util.Set;

/**
 * What a page asks of crawlers, in {@code X-Robots-Tag} headers and in {@code meta} elements named robots or by our
 * product token. Several statements add up.
 *
 * @param noindex it is not to be listed
 * @param nofollow its links are not to be followed
 */
public record RobotsDirectives(boolean noindex, boolean nofollow) {

    /** The name under which a site may address us (RFC 9309, 2.2.1). */
    public static final String PRODUCT_TOKEN = "colophonbot";

    static final RobotsDirectives NONE = new RobotsDirectives(false, false);

    /** Rules with a value of their own: their colon does not name a crawler. */
    private static final Set<String> VALUED =
            Set.of("unavailable_after", "max-snippet", "max-image-preview", "max-video-preview");

    RobotsDirectives and(RobotsDirectives other) {
        return new RobotsDirectives(noindex || other.noindex, nofollow || other.nofollow);
    }

    /** The content of a {@code meta} element. */
    static RobotsDirectives ofMeta(String content) {
        return of(content);
    }

    /** One header line, such as {@code otherbot: noindex, colophonbot: nofollow}. */
    static RobotsDirectives ofHeader(String line) {
        StringBuilder ours = new StringBuilder();
        boolean addressed = true;
        for (String part : line.split(",", -1)) {
            int colon = part.indexOf(':');
            String name = colon < 0 ? "" : part.substring(0, colon).strip().toLowerCase(Locale.ROOT);
            boolean namesCrawler = isToken(name) && !VALUED.contains(name);
            if (namesCrawler) {
                addressed = name.equals(PRODUCT_TOKEN) || name.equals("*");
            }
            if (addressed) {
                ours.append(namesCrawler ? part.substring(colon + 1) : part).append(',');
            }
        }
        return of(ours.toString());
    }

    private static RobotsDirectives of(String rules) {
        RobotsDirectives all = NONE;
        for (String rule : rules.split("[,\\s]", -1)) {
            all = all.and(
                    switch (rule.toLowerCase(Locale.ROOT)) {
                        case "noindex" -> new RobotsDirectives(true, false);
                        case "nofollow" -> new RobotsDirectives(false, true);
                        case "none" -> new RobotsDirectives(true, true);
                        default -> NONE;
                    });
        }
        return all;
    }

    private static boolean isToken(String name) {
        return !name.isEmpty()
                && name.chars().allMatch(c -> (c >= 'a' && c <= 'z') || c == '-' || c == '_' || c == '*');
    }
}
