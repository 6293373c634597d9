package dev.colophon.watch;

import java.net.InetAddress;
import java.util.Optional;

/** A request that the guarded client did not make. The message is one line for people. */
public final class Refused extends Exception {

    private final GuardRule rule;
    private final String host;
    private final Optional<InetAddress> address;

    Refused(GuardRule rule, String host, Optional<InetAddress> address, String what) {
        super("refused: " + what + " (rule " + rule.id() + ")");
        this.rule = rule;
        this.host = host;
        this.address = address;
    }

    static Refused address(String host, InetAddress address, String words) {
        String literal = address.getHostAddress();
        String what =
                host.equals(literal) ? literal + " is " + words : host + " leads to " + literal + ", which is " + words;
        return new Refused(GuardRule.ADDRESS, host, Optional.of(address), what);
    }

    /** Throws the refusal that is the cause of a failure, if one is. */
    static void rethrow(Throwable failure) throws Refused {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof Refused refused) {
                throw refused;
            }
            for (Throwable other : cause.getSuppressed()) {
                rethrow(other);
            }
        }
    }

    /** The message. */
    public String line() {
        return String.valueOf(getMessage());
    }

    /** Which rule was broken. */
    public GuardRule rule() {
        return rule;
    }

    /** Whether {@link AllowList} can permit it. */
    public boolean mayBeAllowed() {
        return rule == GuardRule.ADDRESS || rule == GuardRule.PORT;
    }

    /** The host as written, or the empty string where the URL has none. */
    public String host() {
        return host;
    }

    /** The address that was refused, where it came to that. */
    public Optional<InetAddress> address() {
        return address;
    }
}
