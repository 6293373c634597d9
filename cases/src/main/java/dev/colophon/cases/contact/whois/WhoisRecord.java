package dev.colophon.cases.contact.whois;

import dev.colophon.cases.message.MailAddress;
import dev.colophon.cases.message.MessageRefused;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an answer of whois says of whom to write to (RFC 3912 fixes no form: the fields of the larger registries and registrars are
 * known here).
 *
 * @param addresses for abuse first, then the registrant's; none twice; at most 10
 * @param registrar its name; the empty string where none is said
 * @param withheld whether it says that something in it is withheld
 * @param referral who knows more
 */
public record WhoisRecord(List<Address> addresses, String registrar, boolean withheld, Optional<Referral> referral) {

    private static final int MOST_LINES = 4_000;
    private static final int LONGEST_LINE = 500;
    private static final int MOST = 10;
    private static final int LONGEST_NAME = 300;
    private static final int WHOIS_PORT = 43;

    private static final Pattern FIELD =
            Pattern.compile("\\s{0,20}([A-Za-z][A-Za-z0-9 _/().-]{0,60}?)\\s{0,20}:\\s{0,60}(\\S.*)");

    /** As RIPE writes it above the record. */
    private static final Pattern ABUSE_LINE = Pattern.compile("(?i)%\\s?Abuse contact for '[^']*' is '([^']*)'.*");

    private static final Pattern SERVER =
            Pattern.compile("(?i)(?:r?whois://|https?://)?([a-z0-9](?:[a-z0-9.-]{0,250}[a-z0-9])?)(?::(\\d{1,5}))?/?");

    /**
     * An address.
     *
     * @param abuse whether it is for abuse; else it is the registrant's
     */
    public record Address(String mail, boolean abuse) {}

    /** A server that knows more. */
    public record Referral(String server, int port) {}

    public WhoisRecord {
        addresses = List.copyOf(addresses);
    }

    /** Reads an answer. Whatever the bytes are, there is a record, at worst an empty one. */
    public static WhoisRecord of(byte[] answer) {
        String text = new String(answer, StandardCharsets.UTF_8);
        Map<String, Address> found = new LinkedHashMap<>();
        String registrar = "";
        Optional<Referral> referral = Optional.empty();
        for (String line : (Iterable<String>) text.lines().limit(MOST_LINES)::iterator) {
            String cut = line.length() > LONGEST_LINE ? line.substring(0, LONGEST_LINE) : line;
            Matcher above = ABUSE_LINE.matcher(cut);
            Matcher field = FIELD.matcher(cut);
            if (above.matches()) {
                add(found, above.group(1), true);
            } else if (field.matches()) {
                String name = field.group(1).toLowerCase(Locale.ROOT);
                String value = field.group(2).strip();
                switch (name) {
                    case "registrar abuse contact email",
                            "abuse contact email",
                            "abuse-mailbox",
                            "orgabuseemail",
                            "abuse email",
                            "abuse contact" -> add(found, value, true);
                    case "registrant email", "registrant contact email" -> add(found, value, false);
                    case "registrar", "sponsoring registrar" ->
                        registrar = registrar.isEmpty() ? cut(value) : registrar;
                    case "refer", "whois", "registrar whois server", "referralserver", "whois server" ->
                        referral = referral.or(() -> server(value));
                    default -> {}
                }
            }
        }
        String lower = text.toLowerCase(Locale.ROOT);
        boolean withheld = lower.contains("redacted for privacy") || lower.contains("please query the rdds service");
        List<Address> sorted = found.values().stream()
                .sorted((one, other) -> Boolean.compare(other.abuse(), one.abuse()))
                .limit(MOST)
                .toList();
        return new WhoisRecord(sorted, registrar, withheld, referral);
    }

    private static String cut(String name) {
        return name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
    }

    private static void add(Map<String, Address> found, String value, boolean abuse) {
        try {
            String mail = MailAddress.of(value).toString().toLowerCase(Locale.ROOT);
            found.merge(mail, new Address(mail, abuse), (old, now) -> now.abuse() ? now : old);
        } catch (MessageRefused _) { // words in its place
        }
    }

    private static Optional<Referral> server(String value) {
        Matcher server = SERVER.matcher(value);
        if (!server.matches()) {
            return Optional.empty();
        }
        int port = server.group(2) == null ? WHOIS_PORT : Integer.parseInt(server.group(2));
        return port < 1 || port > 65_535
                ? Optional.empty()
                : Optional.of(new Referral(server.group(1).toLowerCase(Locale.ROOT), port));
    }
}
