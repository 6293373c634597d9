package dev.colophon.evidence.verify.check;

import dev.colophon.evidence.messages.Message;
import java.math.BigInteger;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Whether an address is reachable by everybody, after IANA's registries of special-purpose addresses. */
public final class PublicAddress {

    private record Block(byte[] prefix, int bits, Message what) {

        static Block of(String prefix, int bits, Message what) {
            return new Block(InetAddress.ofLiteral(prefix).getAddress(), bits, what);
        }

        boolean holds(byte[] address) {
            return address.length == prefix.length && head(address).equals(head(prefix));
        }

        private BigInteger head(byte[] address) {
            return new BigInteger(1, address).shiftRight(address.length * 8 - bits);
        }
    }

    private static final Message OWN = Message.of("address.own");
    private static final Message PRIVATE = Message.of("address.private");
    private static final Message RESERVED = Message.of("address.reserved");

    private static final List<Block> SPECIAL = List.of(
            Block.of("0.0.0.0", 8, RESERVED),
            Block.of("10.0.0.0", 8, PRIVATE),
            Block.of("100.64.0.0", 10, PRIVATE),
            Block.of("127.0.0.0", 8, OWN),
            Block.of("169.254.0.0", 16, PRIVATE),
            Block.of("172.16.0.0", 12, PRIVATE),
            Block.of("192.0.0.0", 24, RESERVED),
            Block.of("192.0.2.0", 24, RESERVED),
            Block.of("192.168.0.0", 16, PRIVATE),
            Block.of("198.18.0.0", 15, RESERVED),
            Block.of("198.51.100.0", 24, RESERVED),
            Block.of("203.0.113.0", 24, RESERVED),
            Block.of("224.0.0.0", 3, RESERVED),
            Block.of("::1", 128, OWN));

    /** All of IPv6 that is given out for the internet; within it, what is not. */
    private static final Block GLOBAL = Block.of("2000::", 3, Message.none());

    private static final List<Block> NOT_GLOBAL =
            List.of(Block.of("2001:db8::", 32, RESERVED), Block.of("3fff::", 20, RESERVED));

    private PublicAddress() {}

    /** Why it is not; empty when it is. Looks nothing up. */
    public static Optional<Message> otherwise(String literal) {
        InetAddress address;
        try {
            address = InetAddress.ofLiteral(literal);
        } catch (IllegalArgumentException _) {
            return Optional.of(Message.of("address.none"));
        }
        byte[] bytes = address.getAddress();
        Optional<Message> special = SPECIAL.stream()
                .filter(block -> block.holds(bytes))
                .map(Block::what)
                .findFirst();
        if (special.isPresent() || address instanceof Inet4Address) {
            return special;
        }
        return GLOBAL.holds(bytes) && NOT_GLOBAL.stream().noneMatch(block -> block.holds(bytes))
                ? Optional.empty()
                : Optional.of(Arrays.equals(Arrays.copyOf(bytes, 1), new byte[] {(byte) 0xff}) ? RESERVED : PRIVATE);
    }
}
