package dev.colophon.crawl.source;

import dev.colophon.page.link.UrlResolver;
import dev.colophon.store.PlaceKey;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;

/**
 * A URL in the one form in which it is asked for and remembered: read as browsers read it (WHATWG URL), host in lower
 * case and ASCII without a dot at its end, no default port, no fragment, no session and tracking parameters, and nobody's
 * name and password, which are neither asked with nor stored.
 *
 * @param url the whole of it
 * @param key the first 16 bytes of its SHA-256, in hexadecimal
 * @param host the server as the frontier knows it: the host, with its port where that is not 80 or 443
 */
public record CanonicalUrl(String url, String key, String host) {

    /** Parameters that say how somebody came, not what is there. */
    private static final Set<String> TRACKING =
            Set.of("gclid", "fbclid", "msclkid", "yclid", "dclid", "mc_cid", "mc_eid", "igshid");

    /** Parameters that say who somebody is, when their value looks drawn by lot. */
    private static final Set<String> SESSION =
            Set.of("phpsessid", "jsessionid", "sessionid", "session_id", "sid", "aspsessionid", "cfid", "cftoken");

    private static final Pattern DRAWN = Pattern.compile("(?=.*\\d)[0-9A-Za-z._-]{12,}");
    private static final Pattern SESSION_IN_PATH = Pattern.compile("(?i);jsessionid=[^/;?]*");

    /** Reads an absolute http or https URL; empty when it is none. */
    public static Optional<CanonicalUrl> of(String text) {
        return Optional.ofNullable(HttpUrl.parse(text.strip()))
                .filter(UrlResolver::isStable)
                .map(CanonicalUrl::of);
    }

    /** The same for a URL that a parser wrote: in WHATWG form already, without fragment. */
    public static CanonicalUrl ofNormal(String url) {
        if (url.indexOf('?') < 0 && url.indexOf(';') < 0) {
            String host = authority(url);
            if (host.indexOf('@') < 0 && !host.endsWith(".") && !host.contains(".:")) {
                return new CanonicalUrl(url, PlaceKey.of(url), host);
            }
        }
        return of(HttpUrl.get(url));
    }

    public static CanonicalUrl of(HttpUrl parsed) {
        HttpUrl plain = parsed.fragment() == null
                ? parsed
                : parsed.newBuilder().fragment(null).build();
        HttpUrl url = withoutVisitor(ofHost(plain));
        String text = url.toString();
        return new CanonicalUrl(text, PlaceKey.of(text), authority(text));
    }

    /** Without a name and a password, and with the host as it is without a dot at its end, which is the same one. */
    private static HttpUrl ofHost(HttpUrl url) {
        HttpUrl result =
                url.encodedUsername().isEmpty() && url.encodedPassword().isEmpty()
                        ? url
                        : url.newBuilder().username("").password("").build();
        String host = result.host();
        return host.length() > 1 && host.endsWith(".")
                ? result.newBuilder().host(host.substring(0, host.length() - 1)).build()
                : result;
    }

    private static HttpUrl withoutVisitor(HttpUrl url) {
        HttpUrl result = url;
        if (url.encodedPath().indexOf(';') >= 0) {
            String path = SESSION_IN_PATH.matcher(url.encodedPath()).replaceAll("");
            result = url.newBuilder().encodedPath(path).build();
        }
        for (String name : url.queryParameterNames()) {
            String lower = name.toLowerCase(Locale.ROOT);
            String value = Optional.ofNullable(url.queryParameter(name)).orElse("");
            boolean visitor = TRACKING.contains(lower)
                    || lower.startsWith("utm_")
                    || (SESSION.contains(lower) && DRAWN.matcher(value).matches());
            if (visitor) {
                result = result.newBuilder().removeAllQueryParameters(name).build();
            }
        }
        return result;
    }

    /** In the text of a URL in normal form, the default port does not occur. */
    private static String authority(String url) {
        int start = url.indexOf("://") + 3;
        int end = url.indexOf('/', start);
        String authority = end < 0 ? url.substring(start) : url.substring(start, end);
        return authority.endsWith(":443") || authority.endsWith(":80")
                ? authority.substring(0, authority.lastIndexOf(':'))
                : authority;
    }

    /** The name of the host alone. */
    public String hostName() {
        int colon = host.endsWith("]") ? -1 : host.lastIndexOf(':');
        return colon < 0 ? host : host.substring(0, colon);
    }

    /** The path, from its slash to the query. */
    public String path() {
        int start = url.indexOf('/', url.indexOf("://") + 3);
        int end = url.indexOf('?', start);
        return end < 0 ? url.substring(start) : url.substring(start, end);
    }

    /** The key of all URLs that differ from this one in their query alone; empty when it has none. */
    public Optional<String> pathKey() {
        int query = url.indexOf('?');
        return query < 0 ? Optional.empty() : Optional.of(PlaceKey.of(url.substring(0, query)));
    }
}
