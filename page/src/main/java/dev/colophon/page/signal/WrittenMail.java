package dev.colophon.page.signal;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Mail addresses as pages write them: for people, in links, and hidden from programs that gather them. */
public final class WrittenMail {

    /** Names of files that look like hosts: {@code icon@2x.png}. */
    private static final Set<String> NO_DOMAINS =
            Set.of("png", "jpg", "jpeg", "gif", "webp", "svg", "css", "js", "avif", "woff", "ttf", "html", "php");

    private static final int LONGEST_MAILBOX = 64;
    private static final int LONGEST_DOMAIN = 253;
    private static final int MOST = 50;
    private static final int LONGEST_SCRAMBLED = 512;

    private static final Pattern AT = Pattern.compile("(?i) {0,3}[\\[({<] {0,3}(?:at|@|#|a|艾特|在) {0,3}[\\])}>] {0,3}");
    private static final Pattern DOT = Pattern.compile("(?i) {0,3}[\\[({<] {0,3}(?:dot|\\.|d|点) {0,3}[\\])}>] {0,3}");

    /** "name at host dot com": only where the dot is spelled too is "at" more than a word. */
    private static final Pattern SPELLED =
            Pattern.compile("(?i)\\b([a-z0-9_+-]{1,64}) at ([a-z0-9-]{1,63}(?: dot [a-z0-9-]{1,63}){1,5})\\b");

    private static final Pattern SPELLED_DOT = Pattern.compile("(?i) dot ");

    /** A page says that another character stands for the at sign: 请将#换成@. */
    private static final Pattern NUMBER_SIGN =
            Pattern.compile("(?i)# ?(?:换成|替换为|替换成|改为|改成|代替|=|replaced? (?:by|with)) ?@");

    private WrittenMail() {}

    /** Those in a line of text, in lower case, in their order, none twice; at most 50. */
    public static List<String> in(String line) {
        String plain = Normalizer.normalize(line, Normalizer.Form.NFKC);
        if (NUMBER_SIGN.matcher(plain).find()) {
            plain = plain.replace('#', '@');
        }
        plain = AT.matcher(plain).replaceAll("@");
        plain = DOT.matcher(plain).replaceAll(".");
        plain = SPELLED.matcher(plain)
                .replaceAll(name ->
                        name.group(1) + "@" + SPELLED_DOT.matcher(name.group(2)).replaceAll("."));
        List<String> found = new ArrayList<>();
        for (int at = plain.indexOf('@'); at >= 0 && found.size() < MOST; at = plain.indexOf('@', at + 1)) {
            around(plain, at).filter(mail -> !found.contains(mail)).ifPresent(found::add);
        }
        return found;
    }

    /** The first address of a {@code mailto:} link. */
    public static Optional<String> ofLink(String reference) {
        if (!reference.regionMatches(true, 0, "mailto:", 0, "mailto:".length())) {
            return Optional.empty();
        }
        String written = reference.substring("mailto:".length()).split("[?]", 2)[0];
        String address;
        try {
            address = URLDecoder.decode(written.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) { // a percent sign that begins nothing
            address = written;
        }
        int at = address.indexOf('@');
        return at < 0 ? Optional.empty() : around(address, at);
    }

    /**
     * What a well-known service writes in hexadecimal, each byte combined with the first, and its script shows.
     *
     * @param scrambled the attribute {@code data-cfemail}, or the empty string
     */
    public static Optional<String> unscrambled(String scrambled) {
        if (scrambled.length() < 4 || scrambled.length() > LONGEST_SCRAMBLED) {
            return Optional.empty();
        }
        byte[] bytes;
        try {
            bytes = HexFormat.of().parseHex(scrambled);
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
        StringBuilder address = new StringBuilder(bytes.length);
        for (int i = 1; i < bytes.length; i++) {
            address.append((char) ((bytes[i] ^ bytes[0]) & 0xff));
        }
        int at = address.indexOf("@");
        return at < 0 ? Optional.empty() : around(address.toString(), at);
    }

    /** The address around an at sign, in lower case. */
    static Optional<String> around(String text, int at) {
        int start = at;
        while (start > 0 && at - start < LONGEST_MAILBOX && isMailbox(text.charAt(start - 1))) {
            start--;
        }
        int end = at + 1;
        while (end < text.length() && end - at <= LONGEST_DOMAIN && isDomain(text.charAt(end))) {
            end++;
        }
        while (end > at + 1 && (text.charAt(end - 1) == '.' || text.charAt(end - 1) == '-')) {
            end--;
        }
        while (start < at && text.charAt(start) == '.') {
            start++;
        }
        String domain = text.substring(at + 1, end).toLowerCase(Locale.ROOT);
        String top = domain.substring(domain.lastIndexOf('.') + 1);
        boolean named =
                domain.indexOf('.') > 0 && top.length() >= 2 && top.chars().allMatch(c -> c >= 'a' && c <= 'z');
        return start == at || !named || NO_DOMAINS.contains(top)
                ? Optional.empty()
                : Optional.of(text.substring(start, at).toLowerCase(Locale.ROOT) + "@" + domain);
    }

    private static boolean isMailbox(char c) {
        return isDomain(c) || c == '_' || c == '+' || c == '%';
    }

    private static boolean isDomain(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '-';
    }
}
