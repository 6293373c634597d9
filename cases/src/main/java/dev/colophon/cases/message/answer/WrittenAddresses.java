package dev.colophon.cases.message.answer;

import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The addresses of the web that stand in a text, as they are written there: in full, without a scheme ({@code host.example/post}), or so that
 * nobody opens them by accident ({@code hxxp://host[.]example/post}), as those who handle abuse write them.
 */
public final class WrittenAddresses {

    private static final int LONGEST = 8_000;

    private static final String DOT = "(?:\\.|\\[\\.]|\\(\\.\\)|\\[dot])";
    private static final String REST = "[^\\s<>\"“”‘’«»，。、；：！？（）【】《》「」]{1,%d}".formatted(LONGEST);

    /** Without a scheme only what has a path: the name of a host alone may stand below a letter. */
    private static final String BARE =
            "(?<![a-z0-9@./:_%\\]-])(?:[0-9]{1,3}(?:" + DOT + "[0-9]{1,3}){3}|(?:[a-z0-9][a-z0-9-]{0,62}" + DOT
                    + "){1,20}(?:xn--[a-z0-9-]{1,59}|[a-z]{2,63}))(?:\\[?:]?[0-9]{1,5})?/";

    private static final Pattern ADDRESS =
            Pattern.compile("(?i)(?:h(?:tt|xx)ps?(?:\\[:]//|\\[://]|://)|" + BARE + ")" + REST);

    private static final Pattern SCHEME = Pattern.compile("(?i)^h(?:tt|xx)p(s?)(?:\\[:]//|\\[://]|://)");
    private static final Pattern HIDDEN_DOT = Pattern.compile("(?i)\\[\\.]|\\(\\.\\)|\\[dot]");

    /** What stands behind an address in a sentence, and is none of it. */
    private static final Pattern BEHIND = Pattern.compile("[.,:;!?'*_|\\]}]+$");

    /** An address in angle brackets may go on in the next line (RFC 3986, appendix C). */
    private static final Pattern BRACKETED =
            Pattern.compile("(?i)<(?:URL:)?h(?:tt|xx)ps?://[^<>]{1,%d}>".formatted(LONGEST));

    private static final Pattern LINE_BREAK = Pattern.compile("[ \\t]*\\R[ \\t]*");

    private WrittenAddresses() {}

    /** In their order, each once. */
    public static List<String> in(String text) {
        String whole = BRACKETED
                .matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(
                        LINE_BREAK.matcher(found.group()).replaceAll("")));
        return ADDRESS.matcher(whole)
                .results()
                .map(MatchResult::group)
                .map(WrittenAddresses::alone)
                .distinct()
                .toList();
    }

    /** The address that a written one means, with its scheme. */
    public static String meant(String written) {
        Matcher scheme = SCHEME.matcher(written);
        String address = scheme.lookingAt()
                ? "http" + scheme.group(1).toLowerCase(Locale.ROOT) + "://" + written.substring(scheme.end())
                : "http://" + written;
        return HIDDEN_DOT.matcher(address).replaceAll(".").replace("[:]", ":");
    }

    /** A bracket belongs to an address that opens it. */
    private static String alone(String written) {
        String address = BEHIND.matcher(written).replaceFirst("");
        while (address.endsWith(")") && count(address, '(') < count(address, ')')) {
            address = BEHIND.matcher(address.substring(0, address.length() - 1)).replaceFirst("");
        }
        return address;
    }

    private static long count(String text, char one) {
        return text.chars().filter(next -> next == one).count();
    }
}
