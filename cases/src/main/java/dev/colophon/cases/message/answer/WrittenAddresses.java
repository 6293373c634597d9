package dev.colophon.cases.message.answer;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The addresses of the web that stand in a text, as they are written there. */
public final class WrittenAddresses {

    /** Nobody needs more to say which copies they mean. */
    private static final int MOST = 1_000;

    private static final int LONGEST = 8_000;

    private static final Pattern ADDRESS =
            Pattern.compile("(?i)https?://[^\\s<>\"“”‘’«»，。、；：！？（）【】《》「」]{1,%d}".formatted(LONGEST));

    /** What stands behind an address in a sentence, and is none of it. */
    private static final Pattern BEHIND = Pattern.compile("[.,:;!?'*_|\\]}]+$");

    private WrittenAddresses() {}

    /** In their order, each once. */
    public static List<String> in(String text) {
        return ADDRESS.matcher(text)
                .results()
                .map(MatchResult::group)
                .map(WrittenAddresses::alone)
                .distinct()
                .limit(MOST)
                .toList();
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
