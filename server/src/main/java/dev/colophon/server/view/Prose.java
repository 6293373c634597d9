package dev.colophon.server.view;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Sentences that a command says in a terminal, for a page. */
public final class Prose {

    private static final Pattern MARKED = Pattern.compile("@\\|[a-z,]+ (.*?)\\|@");

    private Prose() {}

    /** What a refusal says on a page: without codes, and with the field of a form in place of an option of the command. */
    public static String onPage(String sentence) {
        return sentence.replaceAll("\\b[A-Z][A-Z_]{5,}: ", "")
                .replaceAll("--declare [a-z-]+", "tick its box here")
                .replaceAll("--sign NAME", "type your name as signature here")
                .replaceAll("--power-of-attorney FILE", "choose the file here")
                .replaceAll("--as [a-z-]+, or one of ", "choose that here, or one of ")
                .replaceAll("(say|with) --again\\b", "$1 here that it is right all the same")
                .replaceAll("name its bundle with --new-proof BUNDLE", "name its bundle here")
                .replaceAll("--new-proof: ", "newer evidence: ")
                .replaceAll(
                        "with --copy ([0-9,]+) or others, or --copy all",
                        "in the field of copies: $1 or others, or all")
                .replaceAll("with --copy ([0-9,]+) or others", "in the field of copies: $1 or others")
                .replaceAll("say --copy ([0-9]+)", "write $1 in the field of copies")
                .replaceAll("say --to ADDRESS", "type one here");
    }

    /** A piece of a sentence; code is a command, or a part of one. */
    public record Piece(String text, boolean code) {}

    /** Without what makes it bold or coloured there. */
    public static String plain(String sentence) {
        return MARKED.matcher(sentence).replaceAll("$1");
    }

    /** Its pieces in their order: what stands between backticks is a command. */
    public static List<Piece> pieces(String sentence) {
        List<Piece> pieces = new ArrayList<>();
        String[] parts = plain(sentence).split("`", -1);
        for (int i = 0; i < parts.length; i++) {
            if (!parts[i].isEmpty()) {
                pieces.add(new Piece(parts[i], i % 2 == 1));
            }
        }
        return List.copyOf(pieces);
    }
}
