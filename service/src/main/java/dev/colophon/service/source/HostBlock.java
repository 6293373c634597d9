package dev.colophon.service.source;

import dev.colophon.crawl.frontier.source.Sources;
import dev.colophon.crawl.source.CanonicalUrl;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The stop word for a host.
 *
 * @param host its name, with the port where that is not 80 or 443
 * @param before whether it was blocked before
 */
public record HostBlock(String host, boolean before) {

    /** A name, an IPv4 address or an IPv6 address in brackets, and a port. */
    private static final Pattern HOST_NAME = Pattern.compile("([a-z0-9_.-]+|\\[[0-9a-f:.]+])(:\\d+)?");

    /** Of a host as a person names it, which may be by a URL on it. */
    static HostBlock of(String text, Sources sources) {
        String said = text.strip().toLowerCase(Locale.ROOT);
        List<String> blocked = sources.blocked();
        String name = blocked.contains(said) ? said : host(said); // earlier versions kept what was said
        return new HostBlock(name, blocked.contains(name));
    }

    private static String host(String text) {
        boolean web = text.regionMatches(true, 0, "http://", 0, 7) || text.regionMatches(true, 0, "https://", 0, 8);
        return Optional.of(web ? text : "http://" + text)
                .filter(_ -> web || !text.contains("://")) // of another scheme
                .flatMap(CanonicalUrl::of)
                .map(CanonicalUrl::host)
                .filter(name -> HOST_NAME.matcher(name).matches())
                .orElseThrow(() -> new ServiceException(
                        Category.USAGE,
                        "%s is not a host name; write it as example.org or example.org:8080".formatted(text)));
    }
}
