package dev.colophon.page.link;

import java.util.Optional;
import okhttp3.HttpUrl;

/** Reads the references of one page (WHATWG URL, as OkHttp does it). */
public final class UrlResolver {

    /** The guarded client refuses longer ones anyway. */
    public static final int LONGEST = 8_192;

    private static final int LONGEST_LABEL = 63;
    private static final int LONGEST_HOST = 253;

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
    public UrlResolver(HttpUrl page, HttpUrl base) {
        this.page = page;
        this.base = base;
        this.pageOrigin = origin(page);
        this.baseOrigin = origin(base);
    }

    /** A page without a base of its own: absolute, http or https. */
    public static UrlResolver of(String page) {
        HttpUrl url = HttpUrl.get(page);
        return new UrlResolver(url, url);
    }

    public HttpUrl page() {
        return page;
    }

    /** The page's site: scheme, host, and the port unless it is the usual one. */
    public String origin() {
        return pageOrigin;
    }

    /** The site of a web address; empty for whatever else. */
    public static Optional<String> originOf(String url) {
        return Optional.ofNullable(HttpUrl.parse(url)).map(site -> origin(site));
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
        int path = endOfPlainOrigin(text);
        if (path > 0 && isPlain(text, path)) {
            return Optional.of(text);
        }
        return isReadable(text)
                ? Optional.ofNullable(base.resolve(text))
                        .filter(UrlResolver::isStable)
                        .map(UrlResolver::whole)
                : Optional.empty();
    }

    /** What is wrong with a URL that is longer than {@link #LONGEST}. */
    public static String tooLong(String url) {
        return "a URL of %d characters, longer than %d".formatted(url.length(), LONGEST);
    }

    /** Whether an absolute URL is of the page's own scheme, host and port. */
    public boolean isOwn(String url) {
        return url.startsWith(pageOrigin) && url.startsWith("/", pageOrigin.length());
    }

    /** The same for text that must be an absolute URL by itself. */
    public static Optional<String> absolute(String text) {
        return isReadable(text)
                ? Optional.ofNullable(HttpUrl.parse(text))
                        .filter(UrlResolver::isStable)
                        .map(UrlResolver::whole)
                : Optional.empty();
    }

    /**
     * Whether its text is a URL again: of some names in Unicode the parser makes ASCII names that it refuses itself. A link with
     * such a host could be kept and never be read again.
     */
    public static boolean isStable(HttpUrl url) {
        return !url.host().contains("xn--") || HttpUrl.parse(url.toString()) != null;
    }

    private static String whole(HttpUrl url) {
        return (url.encodedFragment() == null
                        ? url
                        : url.newBuilder().fragment(null).build())
                .toString();
    }

    /** As the beginning of a URL is written: an IPv6 address in brackets, no usual port. */
    private static String origin(HttpUrl url) {
        String host = url.host().indexOf(':') < 0 ? url.host() : "[" + url.host() + "]";
        String port = url.port() == HttpUrl.defaultPort(url.scheme()) ? "" : ":" + url.port();
        return url.scheme() + "://" + host + port;
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

    /** Where the path begins behind a scheme, a host and a port that are in their normal form; -1 when they may not be. */
    private static int endOfPlainOrigin(String text) {
        String scheme = text.startsWith("http://") ? "http://" : "https://";
        if (!text.startsWith(scheme)) {
            return -1;
        }
        int label = scheme.length();
        int i = label;
        while (i < text.length() && (isLower(text.charAt(i)) || "0123456789-.".indexOf(text.charAt(i)) >= 0)) {
            if (text.charAt(i) == '.') {
                if (i == label || i - label > LONGEST_LABEL) {
                    return -1;
                }
                label = i + 1;
            }
            i++;
        }
        // A last label that begins with a letter is no part of an address; xn-- is checked by who knows how.
        boolean named = i > label && i - label <= LONGEST_LABEL && isLower(text.charAt(label));
        if (!named
                || i - scheme.length() > LONGEST_HOST
                || text.substring(scheme.length(), i).contains("xn--")) {
            return -1;
        }
        int end = text.indexOf('/', i);
        boolean plainPort = end == i || (end > i && isPlainPort(text.substring(i, end), scheme));
        return plainPort ? end : -1;
    }

    private static boolean isLower(char c) {
        return c >= 'a' && c <= 'z';
    }

    /** A colon and one to five digits without zeros ahead, small enough, and not the scheme's own. */
    private static boolean isPlainPort(String port, String scheme) {
        if (port.charAt(0) != ':' || port.length() < 2 || port.length() > 6 || port.charAt(1) == '0') {
            return false;
        }
        int number = 0;
        for (int i = 1; i < port.length(); i++) {
            char c = port.charAt(i);
            if (c < '0' || c > '9') {
                return false;
            }
            number = 10 * number + (c - '0');
        }
        return number <= 65_535 && number != HttpUrl.defaultPort(scheme.substring(0, scheme.indexOf(':')));
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
