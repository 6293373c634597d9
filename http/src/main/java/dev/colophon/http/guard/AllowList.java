package dev.colophon.http.guard;

import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What an operator permits on top of the public internet, so that a demonstration or a test can use loopback and an
 * office its own server. Empty by default.
 *
 * @param hosts single servers, {@code host:port}: that host, spelled so, at that port, whatever address it resolves to
 * @param prefixes blocks of addresses, at every port
 */
public record AllowList(List<AllowedHost> hosts, List<AddressPrefix> prefixes) {

    /** A host (name or address, lower case, no trailing dot) and a port. */
    public record AllowedHost(String host, int port) {}

    public AllowList {
        hosts = List.copyOf(hosts);
        prefixes = List.copyOf(prefixes);
    }

    private static final int USUAL_HTTP = 80;
    private static final int USUAL_HTTPS = 443;

    /** Nothing but the public internet. */
    public static AllowList none() {
        return new AllowList(List.of(), List.of());
    }

    /** Reads entries such as {@code 127.0.0.1:8123}, {@code [::1]:8123}, {@code shop.example:8123}, {@code 127.0.0.0/8}. */
    public static AllowList of(List<String> entries) {
        List<AddressPrefix> prefixes = entries.stream()
                .filter(entry -> entry.contains("/"))
                .map(AddressPrefix::parse)
                .toList();
        List<AllowedHost> hosts = entries.stream()
                .filter(entry -> !entry.contains("/"))
                .map(AllowList::allowedHost)
                .toList();
        return new AllowList(hosts, prefixes);
    }

    /** Both. */
    public AllowList and(AllowList other) {
        return new AllowList(
                Stream.concat(hosts.stream(), other.hosts.stream()).toList(),
                Stream.concat(prefixes.stream(), other.prefixes.stream()).toList());
    }

    /**
     * Whether a host that is not public is permitted, by its name and port or by its address.
     *
     * @param authority the name of the host, with its port where that is not the usual one
     */
    public boolean permits(String authority, InetAddress address) {
        int colon = authority.lastIndexOf(':');
        boolean hasPort = colon > 0 && authority.substring(colon + 1).matches("\\d{1,5}");
        return permits(address)
                || (hasPort
                        ? hosts.contains(allowedHost(authority))
                        : permits(authority, USUAL_HTTP) || permits(authority, USUAL_HTTPS));
    }

    boolean permits(String host, int port) {
        return hosts.contains(new AllowedHost(plain(host), port));
    }

    boolean permits(InetAddress address) {
        return prefixes.stream().anyMatch(prefix -> prefix.contains(address));
    }

    /** The ports at which the host was permitted by name. */
    List<Integer> ports(String host) {
        return hosts.stream()
                .filter(allowed -> allowed.host().equals(plain(host)))
                .map(AllowedHost::port)
                .toList();
    }

    private static AllowedHost allowedHost(String entry) {
        int colon = entry.lastIndexOf(':');
        if (colon <= 0 || !entry.substring(colon + 1).matches("\\d{1,5}")) {
            throw new IllegalArgumentException(
                    "cannot read the allowed host " + entry + "; write host:port or address/bits");
        }
        return new AllowedHost(plain(entry.substring(0, colon)), Integer.parseInt(entry.substring(colon + 1)));
    }

    private static String plain(String host) {
        String bare = host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
        return HostLiteral.withoutTrailingDot(bare.toLowerCase(Locale.ROOT));
    }
}
