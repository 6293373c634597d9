package dev.colophon.evidence.report;

import gg.jte.html.HtmlTemplateOutput;
import gg.jte.output.StringOutput;
import org.jspecify.annotations.Nullable;

/** What templates write to: whatever they fill in goes through {@link Visible}, so that none can forget it. */
public final class VisibleOutput implements HtmlTemplateOutput {

    private final StringOutput out = new StringOutput();

    /** Text is safe in elements and in attributes in double quotes; templates have no other places. */
    @Override
    public void setContext(@Nullable String tagName, @Nullable String attributeName) {}

    @Override
    public void writeUserContent(@Nullable String text) {
        if (text != null) {
            out.writeContent(Visible.html(text));
        }
    }

    @Override
    public void writeContent(String markup) {
        out.writeContent(markup);
    }

    @Override
    public void writeContent(String markup, int from, int to) {
        out.writeContent(markup, from, to);
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
