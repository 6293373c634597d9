package dev.colophon.http.guard;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import okhttp3.HttpUrl;

/** A request that the guarded client did not make. The message is one line for people. */
public final class Refused extends Exception {

    private final GuardRule rule;
    private final String host;
    private final Optional<InetAddress> address;
    private final Optional<String> allowable;
    private final List<String> redirects;

    Refused(GuardRule rule, String host, Optional<InetAddress> address, String what) {
        this(rule, host, address, "refused: " + what + " (rule " + rule.id() + ")", Optional.empty(), List.of());
    }

    private Refused(
            GuardRule rule,
            String host,
            Optional<InetAddress> address,
            String line,
            Optional<String> allowable,
            List<String> redirects) {
        super(line);
        this.rule = rule;
        this.host = host;
        this.address = address;
        this.allowable = allowable;
        this.redirects = List.copyOf(redirects);
    }

    /** The same refusal, of a host and port that {@link AllowList} can permit. */
    Refused allowable(HttpUrl url) {
        return new Refused(
                rule, host, address, line(), Optional.of(bracketed(url.host()) + ":" + url.port()), redirects);
    }

    /**
     * The same refusal, of what a redirect names: nobody should permit what others ask for.
     *
     * @param led as {@link #redirects}
     */
    public Refused behind(List<String> led) {
        return new Refused(rule, host, address, line(), Optional.empty(), led);
    }

    /** Where redirects led, of which the last was refused; empty where what was asked for is. */
    public List<String> redirects() {
        return redirects;
    }

    /** The host as it stands in a URL. */
    static String bracketed(String host) {
        return host.indexOf(':') < 0 ? host : "[" + host + "]";
    }

    static Refused address(String host, InetAddress address, String words) {
        String literal = address.getHostAddress();
        String what =
                host.equals(literal) ? literal + " is " + words : host + " leads to " + literal + ", which is " + words;
        return new Refused(GuardRule.ADDRESS, host, Optional.of(address), what);
    }

    /** Throws the refusal that is the cause of a failure at a URL, if one is. */
    public static void rethrow(Throwable failure, HttpUrl url) throws Refused {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof Refused refused) {
                throw refused.allowable(url);
            }
            for (Throwable other : cause.getSuppressed()) {
                rethrow(other, url);
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

    /**
     * What {@link AllowList} would have to name to permit it, as {@code host:port}; empty where nothing can, and where a
     * redirect led there.
     */
    public Optional<String> allowable() {
        return allowable;
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
