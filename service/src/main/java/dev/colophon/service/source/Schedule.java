package dev.colophon.service.source;

import dev.colophon.crawl.scan.ScanSource;
import dev.colophon.crawl.source.SourceKind;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words for how often and what kind, of {@code source add}. */
public final class Schedule {

    private static final Pattern AMOUNT = Pattern.compile("(\\d{1,6})\\s*([mhdw])");

    private Schedule() {}

    /** Reads hourly, daily, weekly, monthly, or an amount as 30m, 6h, 2d, 1w. */
    public static Duration parse(String words) {
        String plain = words.strip().toLowerCase(Locale.ROOT);
        Matcher amount = AMOUNT.matcher(plain);
        if (amount.matches()) {
            long count = Long.parseLong(amount.group(1));
            return switch (amount.group(2)) {
                case "m" -> Duration.ofMinutes(count);
                case "h" -> Duration.ofHours(count);
                case "d" -> Duration.ofDays(count);
                default -> Duration.ofDays(7 * count);
            };
        }
        return switch (plain) {
            case "hourly" -> Duration.ofHours(1);
            case "daily" -> Duration.ofDays(1);
            case "weekly" -> Duration.ofDays(7);
            case "monthly" -> Duration.ofDays(30);
            default ->
                throw new ServiceException(
                        Category.USAGE,
                        "`%s` is no schedule; write hourly, daily, weekly, monthly, or an amount such as 30m, 6h, 2d"
                                .formatted(words));
        };
    }

    public static String words(Duration every) {
        if (every.toDays() * 86_400 == every.toSeconds()) {
            return switch ((int) every.toDays()) {
                case 1 -> "daily";
                case 7 -> "weekly";
                case 30 -> "monthly";
                default -> every.toDays() + "d";
            };
        }
        return every.equals(Duration.ofHours(1))
                ? "hourly"
                : every.toMinutes() % 60 == 0 ? every.toHours() + "h" : every.toMinutes() + "m";
    }

    /** What a place probably is, by its form and name. */
    public static SourceKind kind(String place) {
        String lower = place.strip().toLowerCase(Locale.ROOT);
        if (!lower.startsWith("http:") && !lower.startsWith("https:")) {
            return local(place, lower);
        }
        String path = lower.replaceFirst("[?#].*", "");
        if (path.endsWith(".m3u8")) {
            return SourceKind.STREAM;
        }
        if (path.matches(".*/[^/]*sitemap[^/]*\\.(xml|xml\\.gz|txt)")) {
            return SourceKind.SITEMAP;
        }
        if (path.matches(
                ".*(\\.rss|\\.atom|/feed/?|/rss/?|/atom/?|/feed\\.(xml|json)|/rss\\.xml|/atom\\.xml|/index\\.xml)")) {
            return SourceKind.FEED;
        }
        if (path.matches(".*\\.(txt|list)")) {
            return SourceKind.URL_LIST;
        }
        return path.endsWith(".csv") ? SourceKind.SEARCH_RESULTS : SourceKind.SITE;
    }

    private static SourceKind local(String place, String lower) {
        try {
            if (Files.isDirectory(ScanSource.named(place))) {
                return SourceKind.FOLDER;
            }
        } catch (InvalidPathException e) {
            throw new ServiceException(Category.REFUSED, place + " is neither a URL nor a file of this machine");
        }
        if (lower.matches(".*\\.(warc|warc\\.gz|wacz)")) {
            return SourceKind.ARCHIVE;
        }
        return lower.endsWith(".csv") ? SourceKind.SEARCH_RESULTS : SourceKind.URL_LIST;
    }
}
