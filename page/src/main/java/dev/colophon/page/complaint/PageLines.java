package dev.colophon.page.complaint;

import dev.colophon.page.signal.WrittenMail;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/** The words of a page in lines as a person sees them, each with the heading above it; mail addresses of links written out. */
final class PageLines implements NodeVisitor {

    private static final int MOST_LINES = 20_000;
    private static final int LONGEST_LINE = 1_000;
    private static final int MOST_LINKS = 10;
    private static final int LONGEST_LINK_TEXT = 200;
    private static final int MOST_HEADINGS = 500;

    /** Where links lead that {@link WrittenMail#unscrambled} reads. */
    private static final String SCRAMBLED = "/email-protection#";

    private static final Pattern SPACES = Pattern.compile("[\\s\\u00a0]+");

    /**
     * A line.
     *
     * @param heading the one above it; the title where there is none; of a heading itself
     */
    record Line(String text, String heading) {}

    private final List<Line> lines = new ArrayList<>();
    private final Map<String, Integer> links = new LinkedHashMap<>();
    private final StringBuilder line = new StringBuilder();
    private String heading;
    private String firstHeading = "";
    private int headings;
    private boolean form;

    private PageLines(String title) {
        this.heading = title;
    }

    static PageLines of(Document document) {
        PageLines read = new PageLines(document.title());
        document.body().traverse(read);
        read.end();
        return read;
    }

    List<Line> all() {
        return lines;
    }

    /** The first heading of the page. */
    String heading() {
        return firstHeading;
    }

    /** Whether something can be written into it and sent. */
    boolean hasForm() {
        return form;
    }

    /** Those that may lead to an address, the likeliest first. */
    List<String> links() {
        return links.entrySet().stream()
                .sorted(Comparator.comparingInt(Map.Entry::getValue))
                .limit(MOST_LINKS)
                .map(Map.Entry::getKey)
                .toList();
    }

    @Override
    public void head(Node node, int depth) {
        switch (node) {
            case Element element -> begin(element);
            case TextNode text -> append(text.getWholeText());
            default -> {}
        }
    }

    private void begin(Element element) {
        String name = element.normalName();
        if (element.isBlock() || name.equals("br") || name.equals("td") || name.equals("th")) {
            end();
        }
        switch (name) {
            case "h1", "h2", "h3", "h4", "h5", "h6" -> heading(element);
            case "a" -> anchor(element);
            case "textarea" -> form = true;
            default ->
                WrittenMail.unscrambled(element.attr("data-cfemail")).ifPresent(mail -> append(" " + mail + " "));
        }
    }

    private void heading(Element element) {
        if (++headings > MOST_HEADINGS) {
            return;
        }
        String text = SPACES.matcher(element.text()).replaceAll(" ");
        heading = text.length() > LONGEST_LINE ? text.substring(0, LONGEST_LINE) : text;
        firstHeading = firstHeading.isEmpty() ? heading : firstHeading;
    }

    private void anchor(Element element) {
        String reference = element.attr("href").strip();
        WrittenMail.ofLink(reference)
                .or(() -> WrittenMail.unscrambled(element.attr("data-cfemail")))
                .or(() -> reference.contains(SCRAMBLED)
                        ? WrittenMail.unscrambled(
                                reference.substring(reference.indexOf(SCRAMBLED) + SCRAMBLED.length()))
                        : Optional.empty())
                .ifPresent(mail -> append(" " + mail + " "));
        String url = element.absUrl("href");
        if (url.startsWith("http://") || url.startsWith("https://")) {
            link(url, element);
        }
    }

    private void link(String url, Element element) {
        int fragment = url.indexOf('#');
        String page = fragment < 0 ? url : url.substring(0, fragment);
        String text = element.text();
        String words = text.length() > LONGEST_LINK_TEXT ? text.substring(0, LONGEST_LINK_TEXT) : text;
        int path = page.indexOf('/', page.indexOf("://") + 3);
        Optional<Integer> likely = ComplaintWords.ofLink(words, path < 0 ? "" : page.substring(path));
        likely.ifPresent(rank -> links.merge(page, rank, Math::min));
    }

    @Override
    public void tail(Node node, int depth) {
        if (node instanceof Element element && element.isBlock()) {
            end();
        }
    }

    private void append(String text) {
        if (line.length() <= LONGEST_LINE) {
            line.append(text, 0, Math.min(text.length(), LONGEST_LINE));
        }
    }

    private void end() {
        String text = SPACES.matcher(line).replaceAll(" ").strip();
        line.setLength(0);
        if (!text.isEmpty() && lines.size() < MOST_LINES) {
            lines.add(new Line(text.length() > LONGEST_LINE ? text.substring(0, LONGEST_LINE) : text, heading));
        }
    }
}
