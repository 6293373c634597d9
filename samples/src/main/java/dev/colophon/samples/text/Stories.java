package dev.colophon.samples.text;

import dev.colophon.samples.Dice;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Stories of our own, and texts without meaning that are made for tests. */
public final class Stories {

    /** What a text is written in. */
    public enum Language {
        ENGLISH,
        /** Simplified characters. */
        CHINESE
    }

    /** The longest made text in characters. */
    private static final int LONGEST = 10_000_000;

    private Stories() {}

    /** "The Last Leaf": a lighthouse keeper, a printer and a page that says who made the book; English, 1,800 words. */
    public static String theLastLeaf() {
        return read("the-last-leaf.txt");
    }

    /** "灯影里的名字", The Name in the Lamplight: a carver of printing blocks and his apprentice; 2,600 characters. */
    public static String nameInTheLamplight() {
        return read("deng-ying.txt");
    }

    /**
     * One of endlessly many texts: grammatical sentences about nothing, with people and places of their own. Texts of
     * different seeds share single words but no long runs of them.
     *
     * @param characters least length in UTF-16 units; the text ends with the sentence that reaches it
     */
    public static String text(long seed, Language language, int characters) {
        if (characters < 1 || characters > LONGEST) {
            throw new IllegalArgumentException("a text has 1 to " + LONGEST + " characters, not " + characters);
        }
        return switch (language) {
            case ENGLISH -> English.GRAMMAR.text(new Dice(seed), characters, " ");
            case CHINESE -> Chinese.GRAMMAR.text(new Dice(seed), characters, "");
        };
    }

    private static String read(String resource) {
        try (InputStream in = Stories.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("this build lacks its resource " + resource + "; build it again");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Read at first use. */
    private static final class English {
        static final Grammar GRAMMAR = new Grammar(read("english-grammar.txt"));
    }

    /** Read at first use. */
    private static final class Chinese {
        static final Grammar GRAMMAR = new Grammar(read("chinese-grammar.txt"));
    }
}
