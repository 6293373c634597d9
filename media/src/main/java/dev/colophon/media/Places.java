package dev.colophon.media;

/** Names of strangers, made fit for a terminal and a line. */
final class Places {

    private static final int LONGEST = 500;

    private Places() {}

    /** Without control, formatting and private characters; they could steer a terminal or turn the reading direction. */
    static String printable(String name) {
        StringBuilder printable = new StringBuilder();
        name.codePoints().limit(LONGEST * 8L).forEach(c -> printable.appendCodePoint(visible(c) ? c : '\uFFFD'));
        return printable.toString();
    }

    /** Of an entry: the archive's place and its name, cut when it is absurdly long. */
    static String inside(String archive, String name) {
        String cut = name.length() > LONGEST ? name.substring(0, LONGEST) + "…" : name;
        return archive + "!/" + printable(cut.startsWith("/") ? cut.substring(1) : cut);
    }

    private static boolean visible(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> false;
            default -> c != 0x2028 && c != 0x2029;
        };
    }
}
