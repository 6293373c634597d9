package dev.colophon.cli;

import dev.colophon.watch.AllowList;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;

/** What {@code --allow} says. */
final class AllowedHosts {

    private AllowedHosts() {}

    /**
     * Reads {@code host:port} and {@code address/bits}.
     *
     * @throws CommandFailure in one line, when one is neither
     */
    static AllowList of(List<String> entries) {
        try {
            return AllowList.of(entries);
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(ExitCode.USAGE, "--allow: " + e.getMessage());
        }
    }

    /** What to add to a refusal: most servers at such addresses are nobody's business, one's own is. */
    static String hint(String url) {
        try {
            URI at = new URI(url);
            int port = at.getPort() >= 0 ? at.getPort() : "https".equalsIgnoreCase(at.getScheme()) ? 443 : 80;
            return at.getHost() == null
                    ? ""
                    : "; if the server is yours: --allow %s:%d".formatted(Console.safe(at.getHost()), port);
        } catch (URISyntaxException _) {
            return "";
        }
    }
}
