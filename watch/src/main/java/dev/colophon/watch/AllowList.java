package dev.colophon.watch;

import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What an operator permits on top of the public internet, so that a demonstration or a test can use loopback and an
 * office its own server. Empty by default.
 *
 * @param doors single doors, {@code host:port}: that host, spelled so, at that port, whatever address it resolves to
 * @param prefixes blocks of addresses, at every port
 */
public record AllowList(List<Door> doors, List<AddressPrefix> prefixes) {

    /** A host (name or address, lower case, no trailing dot) and a port. */
    public record Door(String host, int port) {}

    public AllowList {
        doors = List.copyOf(doors);
        prefixes = List.copyOf(prefixes);
    }

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
        List<Door> doors = entries.stream()
                .filter(entry -> !entry.contains("/"))
                .map(AllowList::door)
                .toList();
        return new AllowList(doors, prefixes);
    }

    /** Both. */
    public AllowList and(AllowList other) {
        return new AllowList(
                Stream.concat(doors.stream(), other.doors.stream()).toList(),
                Stream.concat(prefixes.stream(), other.prefixes.stream()).toList());
    }

    boolean permits(String host, int port) {
        return doors.contains(new Door(plain(host), port));
    }

    boolean permits(InetAddress address) {
        return prefixes.stream().anyMatch(prefix -> prefix.contains(address));
    }

    /** The ports at which the host was permitted by name. */
    List<Integer> ports(String host) {
        return doors.stream()
                .filter(door -> door.host().equals(plain(host)))
                .map(Door::port)
                .toList();
    }

    private static Door door(String entry) {
        int colon = entry.lastIndexOf(':');
        if (colon <= 0 || !entry.substring(colon + 1).matches("\\d{1,5}")) {
            throw new IllegalArgumentException(
                    "cannot read the allowed door " + entry + "; write host:port or address/bits");
        }
        return new Door(plain(entry.substring(0, colon)), Integer.parseInt(entry.substring(colon + 1)));
    }

    private static String plain(String host) {
        String bare = host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
        return HostLiteral.withoutTrailingDot(bare.toLowerCase(Locale.ROOT));
    }
}
