package dev.colophon.service.settings;

import dev.colophon.evidence.report.Visible;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;

/**
 * Where everybody reaches the public pages: a scheme and a name, with nothing behind them.
 *
 * @param origin such as {@code https://rights.example.org}, without a slash at its end
 * @param authority as a browser names it in a request: the name, with the port where it is not the usual one
 */
public record PublicOrigin(String origin, String authority) {

    private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "localhost");
    private static final int USUAL_PORT = 443;
    private static final int HIGHEST_PORT = 65_535;

    /**
     * That of a setting.
     *
     * @throws ServiceException when it is none; without TLS only this machine may be named
     */
    static PublicOrigin of(String text) {
        try {
            URI uri = new URI(text.strip());
            String host = uri.getHost() == null ? "" : uri.getHost().toLowerCase(Locale.ROOT);
            boolean nothingElse = (uri.getRawPath() == null
                            || uri.getRawPath().replace("/", "").isEmpty())
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null
                    && uri.getRawUserInfo() == null;
            boolean scheme = "https".equalsIgnoreCase(uri.getScheme())
                    || ("http".equalsIgnoreCase(uri.getScheme()) && THIS_MACHINE.contains(host));
            if (host.isEmpty() || !nothingElse || !scheme || uri.getPort() == 0 || uri.getPort() > HIGHEST_PORT) {
                throw refused(text);
            }
            boolean usual =
                    uri.getPort() < 0 || (uri.getPort() == USUAL_PORT && "https".equalsIgnoreCase(uri.getScheme()));
            String authority = usual ? host : host + ":" + uri.getPort();
            return new PublicOrigin(uri.getScheme().toLowerCase(Locale.ROOT) + "://" + authority, authority);
        } catch (URISyntaxException e) {
            throw refused(text);
        }
    }

    private static ServiceException refused(String text) {
        return new ServiceException(
                Category.ENVIRONMENT,
                "`%s` is no address of public pages: write https:// and a name alone, such as https://rights.example.org (COLOPHON_PUBLIC, or public under [serve])"
                        .formatted(Visible.line(text)));
    }

    /** Whether a request names it: its {@code Host}. */
    public boolean isNamedBy(String host) {
        return host.equalsIgnoreCase(authority) || host.equalsIgnoreCase(authority + ":" + USUAL_PORT);
    }

    /** The address of a page. */
    public String page(String path) {
        return origin + path;
    }
}
