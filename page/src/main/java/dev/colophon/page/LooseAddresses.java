package dev.colophon.page;

/** Absolute web addresses that stand in running text and in the strings of scripts. */
final class LooseAddresses {

    private static final int LONGEST = 2_048;

    /** Gets each address, and where it stands in the text. */
    interface Found {
        void at(String address, int start, int end);
    }

    private LooseAddresses() {}

    /** In running text an address ends at the first character that is not ASCII, in a script it may hold any letter. */
    static void find(String text, boolean script, Found found) {
        int at = text.indexOf("http");
        while (at >= 0) {
            int colon = at + 4 + (text.startsWith("s", at + 4) ? 1 : 0);
            int end = colon;
            if (text.startsWith("://", colon)
                    || text.startsWith(":\\/\\/", colon)
                    || text.startsWith(":\\u002F\\u002F", colon)) {
                end = end(text, colon, script);
                if (end - at <= LONGEST) {
                    found.at(unescaped(text.substring(at, end)), at, end);
                }
            }
            at = text.indexOf("http", end);
        }
    }

    private static int end(String text, int from, boolean script) {
        int at = from;
        while (at < text.length()) {
            char c = text.charAt(at);
            boolean escaped = c == '\\' && (text.startsWith("/", at + 1) || text.startsWith("u00", at + 1));
            if (isBoundary(c, script) && !escaped) {
                break;
            }
            at++;
        }
        while (!script && ".,;:!?)]*".indexOf(text.charAt(at - 1)) >= 0 && at > from + 1) {
            at--;
        }
        return at;
    }

    private static boolean isBoundary(char c, boolean script) {
        return switch (c) {
            case '"', '\'', '<', '>', '`', '{', '}', '|', '^', '\\' -> true;
            default ->
                c <= ' '
                        || (c > '~' && !script)
                        || (c >= '\u2018' && c <= '\u201F')
                        || (c >= '\u3000' && c <= '\u303F')
                        || (c >= '\uFF00' && c <= '\uFFEF');
        };
    }

    private static String unescaped(String address) {
        if (address.indexOf('\\') < 0 && address.indexOf("&amp;") < 0) {
            return address;
        }
        return address.replace("\\/", "/")
                .replace("\\u002F", "/")
                .replace("\\u002f", "/")
                .replace("\\u0026", "&")
                .replace("\\u003d", "=")
                .replace("\\u003D", "=")
                .replace("&amp;", "&");
    }
}
