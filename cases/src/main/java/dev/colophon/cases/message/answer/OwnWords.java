package dev.colophon.cases.message.answer;

import dev.colophon.cases.message.acns.AcnsReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** What of a mail is its writer's own: what it quotes of our notice would else pass for the answer. */
final class OwnWords {

    /** What follows these lines is the mail that is answered. A forwarded mail is no such thing: it may be the counter-notice. */
    private static final Pattern QUOTE = Pattern.compile(
            "(?i)-{2,} ?(?:original message|原始邮件|ursprüngliche nachricht|message d'origine) ?-{2,}|on .{1,300} wrote:|在.{1,300}写道[:：]|am .{1,300} schrieb .{1,300}:");

    /** How our own notices begin. */
    private static final Pattern OURS = Pattern.compile(
            "(?i)notification of claimed infringement, 17 u\\.s\\.c\\..{0,40}|notice under article 16 of regulation.{0,80}|要求删除或断开链接侵权网络内容的通知|根据欧盟第2022/2065号条例.{0,40}通知");

    private static final Pattern ELEMENT = Pattern.compile(
            "<(?:[A-Za-z_][A-Za-z0-9_.-]{0,40}:)?(%s)(?=[\\s>/])".formatted(String.join("|", AcnsReader.ANSWERS)));

    private static final int MOST_ELEMENTS = 100;

    /** How mail programs mark what they quote. */
    private static final String QUOTES =
            "blockquote, .gmail_quote, .yahoo_quoted, .moz-cite-prefix, #divRplyFwdMsg ~ *";

    private static final Pattern FORWARDED = Pattern.compile(
            "(?i)forwarded message|original message forwarded|fwd:|转发(?:的)?邮件|weitergeleitete nachricht");

    private static final Pattern ADDRESS = Pattern.compile("(?i)https?://\\S{1,8000}");

    private static final int HEADING = 1_000;

    /**
     * How some mark lines that they quote, beside {@code >}: what begins a quote begins it behind these, too. They begin the line: what
     * somebody wrote on several lines of our own form stands in the letter behind two blanks and a bar.
     */
    private static final Pattern MARKS = Pattern.compile("^[|*#][|\\s*#]*");

    /** A page has lines of its own, whatever its source is broken into: elements that stand beside each other part words. */
    private static final Set<String> CELLS = Set.of("td", "th");

    private OwnWords() {}

    /** The text without quoted lines, and without what follows the beginning of our own mail. */
    static String of(String text) {
        return text.lines()
                .takeWhile(line ->
                        !beginsQuote(MARKS.matcher(line).replaceFirst("").strip()))
                .filter(line -> !line.stripLeading().startsWith(">"))
                .collect(Collectors.joining("\n"))
                .strip();
    }

    private static boolean beginsQuote(String line) {
        return QUOTE.matcher(line).matches() || OURS.matcher(line).matches();
    }

    /**
     * The text of a page of HTML, as a mail program shows it, with the addresses to which its links lead, without what it quotes:
     * blocks that are marked as quotes, unless they are a forwarded mail.
     */
    static String ofHtml(String html) {
        Document page = Jsoup.parse(html);
        page.select(QUOTES).forEach(quote -> {
            if (!isForwarded(quote)) {
                quote.remove();
            }
        });
        page.select("a[href]").forEach(OwnWords::writtenOut);
        page.body().getAllElements().forEach(OwnWords::partedFromOthers);
        return page.wholeText();
    }

    private static void partedFromOthers(Element element) {
        String gap = CELLS.contains(element.normalName()) ? " " : "\n";
        if (element.isBlock()) {
            element.prependText(gap).appendText(gap);
        }
    }

    /**
     * Where a link leads to an address of the web that its words do not name, that stands behind them. One without a scheme, or without
     * a host where the page says to what its links are relative, is written in full.
     */
    private static void writtenOut(Element link) {
        String written = link.attr("href").strip();
        String address = written.startsWith("//") ? "https:" + written : absolute(link, written);
        if (ADDRESS.matcher(address).matches() && !link.text().contains(address)) {
            link.appendText(" <%s> ".formatted(address));
        }
    }

    private static String absolute(Element link, String written) {
        String address = link.absUrl("href");
        return ADDRESS.matcher(written).matches() || address.isEmpty() ? written : address;
    }

    /** Its heading stands in it, or right before it. */
    private static boolean isForwarded(Element quote) {
        Element before = quote.previousElementSibling();
        String heading = (before == null ? "" : before.text()) + "\n" + quote.text();
        return FORWARDED
                .matcher(heading.substring(0, Math.min(heading.length(), HEADING)))
                .find();
    }

    /** The ACNS answers that stand in a text, each cut out whole. */
    static List<String> elements(String text) {
        List<String> elements = new ArrayList<>();
        Matcher begin = ELEMENT.matcher(text);
        int from = 0;
        while (elements.size() < MOST_ELEMENTS && begin.find(from)) {
            Matcher end = Pattern.compile("</(?:[A-Za-z_][A-Za-z0-9_.-]{0,40}:)?%s\\s*>".formatted(begin.group(1)))
                    .matcher(text);
            if (!end.find(begin.end())) {
                break;
            }
            elements.add(text.substring(begin.start(), end.end()));
            from = end.end();
        }
        return elements;
    }
}
