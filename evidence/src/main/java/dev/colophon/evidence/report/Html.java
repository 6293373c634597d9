package dev.colophon.evidence.report;

import dev.colophon.evidence.log.verify.Hash;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Grows an HTML document. Names of tags and classes are ours; every text goes through {@link Visible}. */
final class Html {

    private static final Pattern HASH = Pattern.compile("(sha256:)?[0-9a-f]{64}");

    private final StringBuilder out = new StringBuilder();

    Html open(String tag) {
        out.append('<').append(tag).append('>');
        return this;
    }

    Html open(String tag, String styleClass) {
        out.append('<').append(tag).append(" class=\"").append(styleClass).append("\">");
        return this;
    }

    Html close(String tag) {
        out.append("</").append(tag).append(">\n");
        return this;
    }

    /** Markup of ours as it is: nothing that came from outside. */
    Html markup(String ours) {
        out.append(ours);
        return this;
    }

    Html text(String text) {
        out.append(Visible.html(text));
        return this;
    }

    /** The beginning of a text that may have any length. */
    Html text(String text, int mostCharacters) {
        out.append(Visible.html(text, mostCharacters));
        return this;
    }

    Html element(String tag, String text) {
        return open(tag).text(text).close(tag);
    }

    Html element(String tag, String styleClass, String text) {
        return open(tag, styleClass).text(text).close(tag);
    }

    /** A recorded value: in one piece and in letters of one width when it is a hash. */
    Html value(String value, int mostCharacters) {
        return HASH.matcher(value).matches() ? element("code", "hash", value) : text(value, mostCharacters);
    }

    /** In letters of one width, on one line whatever happens. */
    Html hash(Hash hash) {
        return element("code", "hash", hash.hex());
    }

    /** A URL or the name of a file, in letters of one width; it may break anywhere, so that no hyphen is added. */
    Html address(String address) {
        return element("code", "address", address);
    }

    /** A table of facts, a label and a value a line. */
    Html facts(Consumer<Html> rows) {
        return facts("facts", rows);
    }

    Html facts(String styleClass, Consumer<Html> rows) {
        open("table", styleClass);
        rows.accept(this);
        return close("table");
    }

    Html fact(String label, String value) {
        return fact(label, html -> html.text(value));
    }

    Html fact(String label, Consumer<Html> value) {
        open("tr").element("th", label).open("td");
        value.accept(this);
        return close("td").close("tr");
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
