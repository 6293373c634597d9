package dev.colophon.crawl.scan;

import dev.colophon.http.body.StoredBytes;
import dev.colophon.page.HtmlStart;
import dev.colophon.page.media.DataUrl;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Which payloads are worth a look: no style sheets, scripts, fonts or counting pixels. */
public final class ContentFilter {
    private static final int ACCEPTED = 202;
    private static final int NOT_FOUND = 404;
    private static final int GONE = 410;

    private static final Set<String> NEVER = Set.of(
            "text/css",
            "text/javascript",
            "application/javascript",
            "application/x-javascript",
            "application/json",
            "application/ld+json",
            "application/wasm",
            "application/font-woff",
            "application/font-woff2",
            "application/manifest+json",
            "application/vnd.ms-fontobject");

    /** Such an answer tells nothing of what stands there. */
    public static final String NO_BYTES = "no bytes";

    /** Nor does a redirect to {@code mailto:} and its like. */
    public static final String NO_URL = "a redirect to what is no URL";

    /** What sites say of what is not there is a page, a line of text or a document for programs. */
    private static final Pattern FILE =
            Pattern.compile("(image|audio|video)/|application/(octet-stream|pdf|zip|gzip|epub)");

    private static final String NO_MEDIUM = "not a medium: ";
    private static final String SMALL_PICTURE = "a picture of fewer than ";

    private ContentFilter() {}

    /** Why to pass over the payload; empty when it is to be looked into. */
    public static Optional<String> objection(int status, String type, long size, VisitLimits limits) {
        if (saysNothing(status)) {
            return Optional.of("the server answered " + status);
        }
        return objection(type, size, limits);
    }

    /** The same by the bytes alone, whatever the status says. */
    public static Optional<String> objection(String type, long size, VisitLimits limits) {
        if (size == 0) {
            return Optional.of(NO_BYTES);
        }
        if (NEVER.contains(type) || type.startsWith("font/")) {
            return Optional.of(NO_MEDIUM + type);
        }
        if (type.startsWith("image/") && size < limits.smallestPicture()) {
            return Optional.of(SMALL_PICTURE + limits.smallestPicture() + " bytes");
        }
        return Optional.empty();
    }

    /** Whether a {@code data:} URL is none that is read, and too long for a small picture. */
    public static boolean isUnread(String dataUrl, VisitLimits limits) {
        return dataUrl.length() >= limits.smallestPicture()
                && DataUrl.parse(dataUrl, limits.largestDataUrl()).isEmpty();
    }

    /** Whether an objection is to what cannot be a copy. */
    public static boolean isLeftOut(String objection) {
        return objection.startsWith(NO_MEDIUM) || objection.startsWith(SMALL_PICTURE);
    }

    /** Whether a status says that what is sent with it is not what was asked for; 202 says that it is not there yet. */
    public static boolean saysNothing(int status) {
        return status < 200 || status > 299 || status == ACCEPTED;
    }

    /** Whether a status says that nothing is there. */
    public static boolean isGone(int status) {
        return status == NOT_FOUND || status == GONE;
    }

    /** Whether a type is that of a file, which no site says with that something is not there. */
    public static boolean isFile(String type) {
        return FILE.matcher(type).lookingAt();
    }

    static Skipped.Kind kind(int status) {
        return isGone(status) ? Skipped.Kind.GONE : saysNothing(status) ? Skipped.Kind.FAILED : Skipped.Kind.SKIPPED;
    }

    /** Whether it is an HTML page, by its type or, where that says nothing, by its first bytes. */
    public static boolean isPage(String type, StoredBytes bytes) {
        String lower = type.toLowerCase(Locale.ROOT);
        return lower.equals("text/html")
                || lower.equals("application/xhtml+xml")
                || ((lower.isEmpty() || lower.equals("application/octet-stream")) && beginsLikePage(bytes));
    }

    private static boolean beginsLikePage(StoredBytes bytes) {
        try (InputStream in = bytes.stream()) {
            return HtmlStart.of(in.readNBytes(HtmlStart.BYTES));
        } catch (IOException gone) {
            return false;
        }
    }
}
