package dev.colophon.page.search;

/**
 * A string that is looked for in pages by its rarest character: the machine compares 32 characters at a time with one, but
 * only a few with the beginning of a string. One without a rare character is looked for as a whole.
 */
public final class Needle {

    /** Seldom in the words of a page, seldomest first. */
    private static final String RARE = "(+=_-/:?.QqCx";

    private final String text;
    private final int offset;

    private Needle(String text, int offset) {
        this.text = text;
        this.offset = offset;
    }

    /**
     * A needle of a string.
     *
     * @param text not empty
     */
    public static Needle of(String text) {
        int offset = RARE.chars()
                .map(text::indexOf)
                .filter(at -> at >= 0)
                .findFirst()
                .orElse(-1);
        return new Needle(text, offset);
    }

    /** What it is known by: its rarest character, or all of it. */
    public String part() {
        return offset < 0 ? text : text.substring(offset, offset + 1);
    }

    /** As {@link String#indexOf(String, int)}. */
    public int in(String page, int from) {
        if (offset < 0) {
            return page.indexOf(text, from);
        }
        char rare = text.charAt(offset);
        int at = page.indexOf(rare, Math.max(0, from) + offset);
        while (at >= 0 && !page.startsWith(text, at - offset)) {
            at = page.indexOf(rare, at + 1);
        }
        return at < 0 ? -1 : at - offset;
    }

    public boolean isIn(String page) {
        return in(page, 0) >= 0;
    }
}
