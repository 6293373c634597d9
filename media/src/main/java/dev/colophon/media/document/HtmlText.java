package dev.colophon.media.document;

import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/**
 * The text of a page as a reader sees it, with what a reader does not see kept: zero-width characters are evidence, and
 * jsoup's own {@code text()} drops them. Runs of white space are one space, or one line feed where a block begins, ends or
 * a line is broken.
 */
final class HtmlText implements NodeVisitor {

    private final StringBuilder text = new StringBuilder();
    private boolean space;
    private boolean line;

    private HtmlText() {}

    static String of(Document document) {
        HtmlText collected = new HtmlText();
        document.body().traverse(collected);
        return collected.text.toString();
    }

    @Override
    public void head(Node node, int depth) {
        switch (node) {
            case TextNode piece -> append(piece.getWholeText());
            case Element element -> line |= breaks(element);
            default -> {}
        }
    }

    @Override
    public void tail(Node node, int depth) {
        line |= node instanceof Element element && breaks(element);
    }

    private static boolean breaks(Element element) {
        return element.isBlock() || element.normalName().equals("br");
    }

    private void append(String piece) {
        for (int i = 0; i < piece.length(); i++) {
            char c = piece.charAt(i);
            if (Character.isWhitespace(c) || c == '\u00a0') {
                space = true;
                continue;
            }
            if ((space || line) && !text.isEmpty()) {
                text.append(line ? '\n' : ' ');
            }
            space = false;
            line = false;
            text.append(c);
        }
    }
}
