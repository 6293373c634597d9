package dev.colophon.http.guard;

import java.net.InetAddress;

/**
 * A block of addresses such as {@code 10.0.0.0/8} or {@code fc00::/7}.
 *
 * @param base any address of the block
 * @param bits how many leading bits its addresses share, 0 to 32 or 128
 */
public record AddressPrefix(InetAddress base, int bits) {

    public AddressPrefix {
        if (bits < 0 || bits > base.getAddress().length * 8) {
            throw new IllegalArgumentException(
                    "a prefix of " + base.getHostAddress() + " cannot have " + bits + " bits");
        }
    }

    /** Reads {@code address/bits}, or one address alone; never asks a name server. */
    public static AddressPrefix parse(String text) {
        int slash = text.indexOf('/');
        InetAddress base = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash));
        return new AddressPrefix(
                base, slash < 0 ? base.getAddress().length * 8 : Integer.parseInt(text.substring(slash + 1)));
    }

    /** Whether the address lies in this block; an IPv4 address never lies in an IPv6 block. */
    public boolean contains(InetAddress address) {
        byte[] mine = base.getAddress();
        byte[] other = address.getAddress();
        if (mine.length != other.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit += 8) {
            int mask = bits - bit >= 8 ? 0xff : (0xff << (8 - (bits - bit))) & 0xff;
            if (((mine[bit / 8] ^ other[bit / 8]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }
}
