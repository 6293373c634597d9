package dev.colophon.cases.message;

import dev.colophon.evidence.report.Visible;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The address of a copy, as a notice names it: one address of the web that a person can copy and a server would answer.
 *
 * @param text as it was found
 * @param host lower case, without port
 */
public record NoticeUrl(String text, String host) {

    private static final int LONGEST = 8_000;
    private static final int HIGHEST_PORT = 65_535;

    private static final Pattern WEB =
            Pattern.compile("(?i)https?://(?:[^/?#@]*@)?(\\[[0-9a-f:.]+]|[^/?#:@\\[\\]]+)(?::\\d{1,5})?(?:[/?#].*)?");

    private static final Pattern PORT =
            Pattern.compile("(?i)https?://(?:[^/?#@]*@)?(?:\\[[0-9a-f:.]+]|[^/?#:@\\[\\]]+)(:\\d{1,5})(?:[/?#].*)?");

    /** A second address within the first: before its query, where none of another site belongs. */
    private static final Pattern SECOND = Pattern.compile("(?i)https?:/");

    /** How archives name what they keep: the time, then the whole address. */
    private static final Pattern OF_ARCHIVE = Pattern.compile(".*/\\d{4,14}[a-z_]{0,4}/");

    /** RFC 2606 and 6761: names that belong to nobody, so that nobody could be notified there. */
    private static final Set<String> RESERVED_ENDINGS =
            Set.of("example", "test", "invalid", "localhost", "example.com", "example.net", "example.org", "local");

    /**
     * The address of a text.
     *
     * @throws MessageRefused when it is none of the web, or several that run together
     */
    public static NoticeUrl of(String text) {
        Matcher web = WEB.matcher(text);
        if (text.length() > LONGEST || text.codePoints().anyMatch(NoticeUrl::neverInAddress) || !web.matches()) {
            throw new MessageRefused("not an address of the web (http or https): " + shown(text));
        }
        if (portOf(text) > HIGHEST_PORT) {
            throw new MessageRefused("no port of a server is beyond 65535: " + shown(text));
        }
        int second = second(text);
        if (second > 0) {
            throw new MessageRefused("two addresses run together: %s and %s; name each by itself"
                    .formatted(shown(text.substring(0, second)), shown(text.substring(second))));
        }
        return new NoticeUrl(text, web.group(1).toLowerCase(Locale.ROOT));
    }

    private static int portOf(String text) {
        Matcher port = PORT.matcher(text);
        return port.matches() ? Integer.parseInt(port.group(1).substring(1)) : 0;
    }

    private static boolean neverInAddress(int point) {
        return Visible.isHidden(point) || Character.isSpaceChar(point) || point == '<' || point == '>' || point == '"';
    }

    /** Where a second address begins; -1 where none does. */
    private static int second(String text) {
        int query = firstOf(text, '?', '#');
        Matcher another = SECOND.matcher(text).region("https://".length(), query);
        while (another.find()) {
            if (!OF_ARCHIVE.matcher(text.substring(0, another.start())).matches()) {
                return another.start();
            }
        }
        return -1;
    }

    private static int firstOf(String text, char one, char other) {
        int first = text.indexOf(one);
        int second = text.indexOf(other);
        int found = Math.min(first < 0 ? text.length() : first, second < 0 ? text.length() : second);
        return Math.max(found, Math.min("https://".length(), text.length()));
    }

    private static String shown(String text) {
        return Visible.cut(Visible.line(text), 200);
    }

    /** Its host with the port, where it names one. */
    public String authority() {
        Matcher port = PORT.matcher(text);
        return port.matches() ? host + port.group(1) : host;
    }

    /** The site that it is of, with scheme and port, such as {@code https://host.example:8443/}. */
    public String origin() {
        return text.substring(0, text.indexOf(':')).toLowerCase(Locale.ROOT) + "://" + authority() + "/";
    }

    /** An address of the web without the user name and password that may stand before its host. */
    public static String withoutUser(String address) {
        return address.replaceFirst("^([a-zA-Z][a-zA-Z0-9+.-]*://)[^/?#]*@", "$1");
    }

    /** Whether its host is a name that belongs to nobody. */
    public boolean isReserved() {
        return isReserved(host);
    }

    /** Whether a host, or the domain of a mail address, is a name that belongs to nobody. */
    public static boolean isReserved(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        return RESERVED_ENDINGS.stream().anyMatch(ending -> name.equals(ending) || name.endsWith("." + ending));
    }

    @Override
    public String toString() {
        return text;
    }
}
