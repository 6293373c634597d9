package dev.colophon.cases.home;

import dev.colophon.http.guard.AllowList;
import dev.colophon.http.guard.GuardSettings;
import java.net.URI;
import java.util.List;

/** Permits the services that the user runs at home. */
final class OwnNetwork {

    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    private OwnNetwork() {}

    /** These settings, that permit the host and port of each URL. */
    static GuardSettings opened(GuardSettings settings, List<URI> services) {
        List<AllowList.AllowedHost> allowed = services.stream()
                .map(url -> new AllowList.AllowedHost(url.getHost(), port(url)))
                .toList();
        return settings.withAllowed(settings.allowed().and(new AllowList(allowed, List.of())));
    }

    private static int port(URI url) {
        if (url.getPort() >= 0) {
            return url.getPort();
        }
        return "https".equalsIgnoreCase(url.getScheme()) ? HTTPS : HTTP;
    }
}
