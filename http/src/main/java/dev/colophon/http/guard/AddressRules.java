package dev.colophon.http.guard;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/**
 * Which addresses are not public. Source: the IANA special-purpose address registries for IPv4 and IPv6 (RFC 6890 and
 * its updates), multicast, and one well-known cloud host address. IPv6 forms that carry an IPv4 address are refused,
 * not unwrapped: what they reach depends on somebody else's translator.
 */
public final class AddressRules {

    private record Block(AddressPrefix prefix, String words) {
        static Block of(String prefix, String words) {
            return new Block(AddressPrefix.parse(prefix), words);
        }
    }

    private static final AddressPrefix GLOBAL_UNICAST = AddressPrefix.parse("2000::/3");

    private static final List<Block> REFUSED = List.of(
            Block.of("127.0.0.0/8", "a loopback address"),
            Block.of("10.0.0.0/8", "a private address"),
            Block.of("172.16.0.0/12", "a private address"),
            Block.of("192.168.0.0/16", "a private address"),
            Block.of("169.254.0.0/16", "a link-local address"),
            Block.of("100.64.0.0/10", "a carrier-grade NAT address"),
            Block.of("168.63.129.16/32", "a cloud host's service address"),
            Block.of("0.0.0.0/8", "an address of this very host"),
            Block.of("192.0.0.0/24", "a protocol assignment address"),
            Block.of("192.0.2.0/24", "a documentation address"),
            Block.of("198.51.100.0/24", "a documentation address"),
            Block.of("203.0.113.0/24", "a documentation address"),
            Block.of("192.31.196.0/24", "an AS112 address"),
            Block.of("192.52.193.0/24", "an AMT relay address"),
            Block.of("192.88.99.0/24", "a 6to4 relay address"),
            Block.of("192.175.48.0/24", "an AS112 address"),
            Block.of("198.18.0.0/15", "a benchmarking address"),
            Block.of("224.0.0.0/4", "a multicast address"),
            Block.of("255.255.255.255/32", "the broadcast address"),
            Block.of("240.0.0.0/4", "a reserved address"),
            Block.of("::1/128", "a loopback address"),
            Block.of("::/128", "an address of this very host"),
            Block.of("::/96", "an IPv6 address that embeds an IPv4 address"),
            Block.of("::ffff:0:0:0/96", "an IPv6 address that embeds an IPv4 address"),
            Block.of("64:ff9b::/96", "an IPv6 address that embeds an IPv4 address"),
            Block.of("64:ff9b:1::/48", "an IPv6 address that embeds an IPv4 address"),
            Block.of("2002::/16", "an IPv6 address that embeds an IPv4 address"),
            Block.of("fc00::/7", "a private address"),
            Block.of("fe80::/10", "a link-local address"),
            Block.of("fec0::/10", "a site-local address"),
            Block.of("ff00::/8", "a multicast address"),
            Block.of("2001::/23", "a protocol assignment address"),
            Block.of("2001:db8::/32", "a documentation address"),
            Block.of("3fff::/20", "a documentation address"),
            Block.of("2620:4f:8000::/48", "an AS112 address"));

    private AddressRules() {}

    /** Whether an address, given as text, is one of the public internet. */
    public static boolean isPublic(String literal) {
        return refusal(InetAddress.ofLiteral(literal), List.of()).isEmpty();
    }

    /** Why the address may not be visited, in words that follow "is"; empty when it is public. */
    static Optional<String> refusal(InetAddress address, List<AddressPrefix> refusedHere) {
        for (Block block : REFUSED) {
            if (block.prefix().contains(address)) {
                return Optional.of(block.words());
            }
        }
        if (address instanceof Inet6Address && !GLOBAL_UNICAST.contains(address)) {
            return Optional.of("outside the public IPv6 range");
        }
        return refusedHere.stream()
                .filter(prefix -> prefix.contains(address))
                .findFirst()
                .map(prefix -> "in a range that this installation refuses");
    }
}
