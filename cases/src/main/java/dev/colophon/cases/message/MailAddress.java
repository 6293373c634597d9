package dev.colophon.cases.message;

import dev.colophon.evidence.report.Visible;
import java.net.IDN;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A mail address of plain ASCII, so that every server takes it and nothing can be put into a header with it (RFC 5321
 * dot-string; quoted local parts are refused).
 *
 * @param local before the at sign, as it was written
 * @param domain lower case; names of other scripts in their ASCII form (RFC 5891)
 */
public record MailAddress(String local, String domain) {

    private static final Pattern PARTS =
            Pattern.compile("([A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*)@(.+)");
    private static final Pattern DOMAIN =
            Pattern.compile("(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)*[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?");
    private static final int LONGEST_LOCAL = 64;
    private static final int LONGEST = 254;

    public MailAddress {
        if (local.length() > LONGEST_LOCAL
                || local.length() + 1 + domain.length() > LONGEST
                || !PARTS.matcher(local + "@x").matches()
                || !DOMAIN.matcher(domain).matches()) {
            throw notOne(local + "@" + domain);
        }
    }

    /**
     * The address of a text.
     *
     * @throws MessageRefused when it is none
     */
    public static MailAddress of(String text) {
        Matcher parts = PARTS.matcher(Visible.cut(text, LONGEST));
        if (!parts.matches()) {
            throw notOne(text);
        }
        try {
            String domain = IDN.toASCII(parts.group(2), IDN.USE_STD3_ASCII_RULES);
            return new MailAddress(parts.group(1), domain.toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException _) {
            throw notOne(text);
        }
    }

    /** Whether a server of the internet could take anything there: a name without a dot is known to nobody else. */
    public boolean isOfInternet() {
        return domain.indexOf('.') >= 0;
    }

    private static MessageRefused notOne(String text) {
        return new MessageRefused("not a mail address: " + Visible.cut(Visible.line(text), 120));
    }

    @Override
    public String toString() {
        return local + "@" + domain;
    }
}
