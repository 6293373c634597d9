package dev.colophon.http.guard;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;

/**
 * IPv4 addresses in every spelling that a browser or the C library takes: {@code 2130706433}, {@code 0x7f.1},
 * {@code 0177.0.0.1}, {@code 127.1}, a trailing dot. Source: WHATWG URL, "IPv4 parser" and "ends in a number".
 */
final class HostLiteral {

    private HostLiteral() {}

    /** Whether the host can only be an IPv4 address: its last label is a number. */
    static boolean endsInNumber(String host) {
        String bare = withoutTrailingDot(host);
        String last = bare.substring(bare.lastIndexOf('.') + 1);
        return !last.isEmpty()
                && (last.chars().allMatch(Character::isDigit) || number(last).isPresent());
    }

    /** The address that the spelling means, or empty when it means none. */
    static Optional<InetAddress> ipv4(String host) {
        String[] labels = withoutTrailingDot(host).split("\\.", -1);
        if (labels.length > 4) {
            return Optional.empty();
        }
        long value = 0;
        for (int i = 0; i < labels.length; i++) {
            Optional<Long> part = number(labels[i]);
            boolean last = i == labels.length - 1;
            long limit = last ? 1L << (8 * (5 - labels.length)) : 256;
            if (part.isEmpty() || part.get() >= limit) {
                return Optional.empty();
            }
            value = last ? value + part.get() : value + (part.get() << (8 * (3 - i)));
        }
        try {
            return Optional.of(InetAddress.getByAddress(
                    new byte[] {(byte) (value >>> 24), (byte) (value >>> 16), (byte) (value >>> 8), (byte) value}));
        } catch (UnknownHostException fourBytesAreAlwaysAnAddress) {
            throw new IllegalStateException(fourBytesAreAlwaysAnAddress);
        }
    }

    static String withoutTrailingDot(String host) {
        return host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    }

    private static Optional<Long> number(String label) {
        String text = label.toLowerCase(Locale.ROOT);
        int radix = 10;
        if (text.startsWith("0x")) {
            text = text.substring(2);
            radix = 16;
        } else if (text.length() > 1 && text.startsWith("0")) {
            text = text.substring(1);
            radix = 8;
        }
        if (text.isEmpty()) {
            return radix == 16 ? Optional.of(0L) : Optional.empty();
        }
        int base = radix;
        if (text.length() > 15 || text.chars().anyMatch(digit -> Character.digit(digit, base) < 0 || digit > 127)) {
            return Optional.empty();
        }
        return Optional.of(Long.parseLong(text, radix));
    }
}
