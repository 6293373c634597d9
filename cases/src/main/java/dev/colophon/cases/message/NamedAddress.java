package dev.colophon.cases.message;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whom a notice is for, as its draft names them: {@code Name <address>}, or a name alone.
 *
 * @param written what stands between the brackets, whether it is an address or not
 */
public record NamedAddress(String name, Optional<String> written) {

    private static final Pattern NAMED = Pattern.compile("(.*)<([^<>]+)>\\s*");

    /** The one that a text names. */
    public static NamedAddress of(String text) {
        Matcher named = NAMED.matcher(text);
        return named.matches()
                ? new NamedAddress(named.group(1).strip(), Optional.of(named.group(2)))
                : new NamedAddress(text, Optional.empty());
    }

    /** The address; empty where there is none, or it is none. */
    public Optional<MailAddress> address() {
        try {
            return written.map(MailAddress::of);
        } catch (MessageRefused _) {
            return Optional.empty();
        }
    }
}
