package dev.colophon.demo.network.pages;

/** A page about one thing while it is being written. Not thread-safe. */
final class Draft {

    final String path;
    final String title;
    final StringBuilder head = new StringBuilder();
    final StringBuilder body = new StringBuilder();
    String text;

    /** @param text of its article, plain, with blank lines between paragraphs */
    Draft(String path, String title, String text) {
        this.path = path;
        this.title = title;
        this.text = text;
    }

    void add(Embedding.Markup markup) {
        head.append(markup.head()).append(markup.head().isEmpty() ? "" : "\n");
        body.append(markup.body()).append('\n');
    }

    static String html(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }

    String article() {
        return "<p>" + html(text).replace("\n\n", "</p>\n<p>") + "</p>\n";
    }
}
