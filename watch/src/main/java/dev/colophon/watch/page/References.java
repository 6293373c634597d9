package dev.colophon.watch.page;

import java.util.Optional;
import okhttp3.HttpUrl;

/** Reads the references of one page (WHATWG URL, as OkHttp does it). */
public final class References {

    /** The guarded client refuses longer ones anyway. */
    private static final int LONGEST = 8_192;

    /** What stands in a path and a query as it is. */
    private static final boolean[] PLAIN = new boolean[128];

    static {
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/?=&+,:@"
                .chars()
                .forEach(c -> PLAIN[c] = true);
    }

    private final HttpUrl page;
    private final HttpUrl base;
    private final String pageOrigin;
    private final String baseOrigin;

    /** A page and what its relative references start from. */
    References(HttpUrl page, HttpUrl base) {
        this.page = page;
        this.base = base;
        this.pageOrigin = origin(page);
        this.baseOrigin = origin(base);
    }

    /** A page without a base of its own: absolute, http or https. */
    public static References of(String page) {
        HttpUrl url = HttpUrl.get(page);
        return new References(url, url);
    }

    HttpUrl page() {
        return page;
    }

    /** Absolute, http or https, without fragment; empty for whatever else and for a mere fragment. */
    public Optional<String> resolve(String reference) {
        String text = reference.strip();
        if (text.isEmpty() || text.charAt(0) == '#') {
            return Optional.empty();
        }
        // Nine of ten links are plain paths; taking them apart and together again costs ten times as much.
        if (text.charAt(0) == '/' && isPlain(text, 0)) {
            return Optional.of(baseOrigin.concat(text));
        }
        if (text.startsWith(pageOrigin) && isPlain(text, pageOrigin.length())) {
            return Optional.of(text);
        }
        return isReadable(text) ? Optional.ofNullable(base.resolve(text)).map(References::whole) : Optional.empty();
    }

    /** Whether an absolute URL is of the page's own scheme, host and port. */
    boolean isOwn(String url) {
        return url.startsWith(pageOrigin) && url.startsWith("/", pageOrigin.length());
    }

    /** The same for text that must be an absolute URL by itself. */
    public static Optional<String> absolute(String text) {
        return isReadable(text) ? Optional.ofNullable(HttpUrl.parse(text)).map(References::whole) : Optional.empty();
    }

    private static String whole(HttpUrl url) {
        return (url.encodedFragment() == null
                        ? url
                        : url.newBuilder().fragment(null).build())
                .toString();
    }

    private static String origin(HttpUrl url) {
        HttpUrl root = url.newBuilder()
                .encodedPath("/")
                .query(null)
                .fragment(null)
                .username("")
                .password("")
                .build();
        String text = root.toString();
        return text.substring(0, text.length() - 1);
    }

    /** Whether nothing in a path and query is to be encoded, taken away or resolved. */
    private static boolean isPlain(String text, int start) {
        if (text.length() > LONGEST || !text.startsWith("/", start) || text.startsWith("/", start + 1)) {
            return false;
        }
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 128 || !PLAIN[c] || (c == '.' && text.charAt(i - 1) == '/')) {
                return false;
            }
        }
        return true;
    }

    /** Line breaks and tabs are taken out of a URL, other controls are in none. */
    private static boolean isReadable(String text) {
        if (text.length() > LONGEST) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' && c != '\t' && c != '\n' && c != '\r') {
                return false;
            }
        }
        return true;
    }
}
