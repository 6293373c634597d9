package dev.colophon.page;

import dev.colophon.page.RecordedLink.Kind;
import dev.colophon.page.context.PageContext;
import dev.colophon.page.context.PageContexts;
import dev.colophon.page.licence.LicenceSignal;
import dev.colophon.page.licence.PageLicences;
import dev.colophon.page.link.PageLink;
import dev.colophon.page.link.PageLinks;
import dev.colophon.page.link.UrlResolver;
import dev.colophon.page.media.DataUrl;
import dev.colophon.page.media.MediaNames;
import dev.colophon.page.media.PageMedia;
import dev.colophon.page.signal.PageSignals;
import dev.colophon.page.signal.SignalKind;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attributes;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/**
 * Reads an HTML page: one parse, one walk over its elements, one look at its words. Runs no scripts and opens no
 * connections. Whatever the bytes are, the answer is a {@link PageContent}, at worst an empty one.
 */
public final class PageReader implements NodeVisitor {

    private static final int MOST_WORDS = 2 << 20;
    private static final int MOST_SCRIPT = 4 << 20;
    private static final int LONGEST_TITLE = 500;
    private static final int LONGEST_COPIED_VALUE = 200;
    private static final int MOST_FEEDS = 100;
    private static final Pattern REFRESH = Pattern.compile(
            "\\s*[\\d.]*\\s*[;,]?\\s*(?:url\\s*=\\s*)?[\"']?([^\"']*+).*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern SPACES = Pattern.compile("\\s+");

    private final UrlResolver references;
    private final PageLinks links = new PageLinks();
    private final PageMedia media;
    private final Recorded recorded = new Recorded();
    private final PageSignals signals;
    private final TemplateHash template = new TemplateHash();
    private final Set<String> feeds = new LinkedHashSet<>();
    private final Set<String> embeds = new LinkedHashSet<>();
    private final StringBuilder words;
    private final StringBuilder addresses = new StringBuilder(1_024);
    private RobotsDirectives robots = RobotsDirectives.NONE;
    private Optional<String> refresh = Optional.empty();
    private boolean unread;
    private String title = "";
    private String heading = "";
    private int scriptLength;
    private boolean cut;

    private PageReader(UrlResolver references, int length) {
        this.references = references;
        this.words = new StringBuilder(Math.min(length, MOST_WORDS));
        this.media = new PageMedia(references);
        this.signals = new PageSignals(references.page());
    }

    /**
     * Reads a page.
     *
     * @param html the bytes as they came, after content decoding
     * @param contentType the header with its charset, or the empty string
     * @param url where it was found: absolute, http or https
     * @param headers those of the answer, whatever the case of their names; {@code X-Robots-Tag}, {@code Refresh} and
     *     those that speak of licences are read
     */
    public static PageContent read(byte[] html, String contentType, String url, Map<String, List<String>> headers) {
        return read(PageText.of(html, contentType).html(), url, headers);
    }

    /** The same for a page whose characters are known. */
    public static PageContent read(String html, String url, Map<String, List<String>> headers) {
        HttpUrl page = HttpUrl.get(url);
        Document document = Jsoup.parse(html, url);
        PageReader reader = new PageReader(new UrlResolver(page, base(html, document, page)), html.length());
        headers.forEach(reader::header);
        document.traverse(reader);
        return reader.content(
                PageLicences.find(document, html, reader.references, headers), reader.context(document, html));
    }

    /** The first base that leads to the web; a base of another scheme is no base. Most pages have none at all. */
    private static HttpUrl base(String html, Document document, HttpUrl page) {
        boolean mentioned = false;
        for (int at = html.indexOf('<'); at >= 0 && !mentioned; at = html.indexOf('<', at + 1)) {
            mentioned = html.regionMatches(true, at + 1, "base", 0, 4);
        }
        if (mentioned) {
            for (Element element : document.select("base[href]")) {
                HttpUrl base = page.resolve(element.attr("href").strip());
                if (base != null) {
                    return base;
                }
            }
        }
        return page;
    }

    private void header(String name, List<String> values) {
        if (name.equalsIgnoreCase("x-robots-tag")) {
            values.forEach(value -> robots = robots.and(RobotsDirectives.ofHeader(value)));
        } else if (name.equalsIgnoreCase("refresh")) {
            values.forEach(this::refresh);
        }
    }

    @Override
    public void head(Node node, int depth) {
        switch (node) {
            case Element element -> visit(element, depth);
            case TextNode text -> append(text.getWholeText());
            default -> {}
        }
    }

    @Override
    public void tail(Node node, int depth) {
        if (node instanceof Element element && element.isBlock()) {
            append("\n");
        }
    }

    private void append(String text) {
        if (words.length() + text.length() <= MOST_WORDS) {
            words.append(text);
        } else {
            cut = true;
        }
    }

    private void visit(Element element, int depth) {
        template.enter(element, depth);
        String name = element.normalName();
        if (element.isBlock() || name.equals("br")) {
            append("\n");
        }
        Attributes attributes = element.attributes();
        switch (name) {
            case "title" -> title(element);
            case "h1" -> heading(element);
            case "script" -> script(element, attributes);
            case "meta" -> meta(attributes);
            case "link" -> link(attributes);
            case "a", "area" -> anchor(element, attributes);
            case "iframe", "frame" -> frame(element, attributes);
            case "img" -> address(attributes.get("src"));
            case "input" -> copied(attributes.get("value"));
            default -> {}
        }
        if (!attributes.isEmpty() || name.equals("style")) {
            media.visit(element, attributes);
            copied(attributes.get("data-clipboard-text"));
        }
    }

    private void title(Element element) {
        boolean drawing = Optional.ofNullable(element.parent())
                .filter(parent -> parent.normalName().equals("svg"))
                .isPresent();
        if (title.isEmpty() && !drawing) {
            String text = SPACES.matcher(element.wholeText().strip()).replaceAll(" ");
            title = text.length() > LONGEST_TITLE ? text.substring(0, LONGEST_TITLE) : text;
        }
    }

    private void heading(Element element) {
        if (heading.isEmpty()) {
            String text = SPACES.matcher(element.text().strip()).replaceAll(" ");
            heading = text.length() > LONGEST_TITLE ? text.substring(0, LONGEST_TITLE) : text;
        }
    }

    /** Text that a button copies: addresses of money and share codes like to stand there. */
    private void copied(String value) {
        if (!value.isEmpty() && value.length() <= LONGEST_COPIED_VALUE) {
            append("\n");
            append(value);
            append("\n");
        }
    }

    private void script(Element element, Attributes attributes) {
        address(attributes.get("src"));
        String text = element.data();
        if (text.isEmpty()) {
            return;
        }
        if (attributes.get("type").toLowerCase(Locale.ROOT).startsWith("application/ld+json")) {
            media.structuredData(text);
            return;
        }
        scriptLength += text.length();
        if (scriptLength > MOST_SCRIPT) {
            cut = true;
            return;
        }
        signals.script(text);
        LooseAddresses.find(
                text, true, (address, start, end) -> loose(address, "script", words.length(), words.length()));
    }

    private void loose(String address, String where, int start, int behind) {
        Recorded.kind(address)
                .ifPresentOrElse(kind -> recorded.add(address, kind, start, behind), () -> media.loose(address, where));
    }

    private void meta(Attributes attributes) {
        String content = attributes.get("content");
        String property = attributes.get("property");
        String name =
                (property.isEmpty() ? attributes.get("name") : property).strip().toLowerCase(Locale.ROOT);
        if (name.equals("robots") || name.equals(RobotsDirectives.PRODUCT_TOKEN)) {
            robots = robots.and(RobotsDirectives.ofMeta(content));
        } else if (attributes.get("http-equiv").equalsIgnoreCase("refresh")) {
            refresh(content);
        } else {
            media.meta(name, content);
        }
    }

    /** The first one counts. */
    private void refresh(String value) {
        if (refresh.isEmpty()) {
            refresh = refreshTarget(value, references);
            refresh.ifPresent(this::mirror);
            Matcher matcher = REFRESH.matcher(value);
            unread |= matcher.matches() && DataUrl.is(matcher.group(1));
        }
    }

    /**
     * Where a header {@code Refresh} leads; empty where that is nowhere else.
     *
     * @param url of the answer: absolute, http or https
     */
    public static Optional<String> refreshTarget(String value, String url) {
        return refreshTarget(value, UrlResolver.of(url));
    }

    /** HTML, "shared declarative refresh steps": a time, then perhaps an address. */
    private static Optional<String> refreshTarget(String value, UrlResolver references) {
        Matcher matcher = REFRESH.matcher(value);
        return matcher.matches() ? references.resolve(matcher.group(1)) : Optional.empty();
    }

    private void mirror(String target) {
        if (!references.isOwn(target)) {
            signals.mirror(target);
        }
    }

    private void link(Attributes attributes) {
        Set<String> relations = relations(attributes);
        media.link(relations, attributes);
        if (relations.contains("next")) {
            link(attributes, PageLink.Kind.NEXT);
        } else if (relations.contains("prev") || relations.contains("previous")) {
            link(attributes, PageLink.Kind.PREVIOUS);
        } else if (relations.contains("canonical")) {
            link(attributes, PageLink.Kind.CANONICAL).ifPresent(this::mirror);
        } else if (relations.contains("alternate")) {
            alternate(attributes);
        }
    }

    private Optional<String> link(Attributes attributes, PageLink.Kind kind) {
        Optional<String> url = references.resolve(attributes.get("href"));
        url.ifPresent(target -> links.add(target, kind, false));
        return url;
    }

    private void alternate(Attributes attributes) {
        String type = attributes.get("type").strip().toLowerCase(Locale.ROOT);
        int parameters = type.indexOf(';');
        switch (parameters < 0 ? type : type.substring(0, parameters)) {
            case "application/rss+xml", "application/atom+xml", "application/feed+json" -> announced(feeds, attributes);
            case "application/json+oembed", "text/xml+oembed" -> announced(embeds, attributes);
            case "" -> {
                if (attributes.hasKey("hreflang")) {
                    link(attributes, PageLink.Kind.OTHER_LANGUAGE);
                }
            }
            default -> {}
        }
    }

    private void announced(Set<String> set, Attributes attributes) {
        if (set.size() < MOST_FEEDS) {
            references.resolve(attributes.get("href")).ifPresent(set::add);
        } else {
            cut = true;
        }
    }

    private static Set<String> relations(Attributes attributes) {
        String value = attributes.get("rel").strip().toLowerCase(Locale.ROOT);
        return value.indexOf(' ') < 0 ? Set.of(value) : Set.copyOf(List.of(SPACES.split(value, -1)));
    }

    private void anchor(Element element, Attributes attributes) {
        String raw = attributes.get("href").strip();
        if (raw.isEmpty()) {
            return;
        }
        String reference = raw.startsWith("//") ? references.page().scheme() + ":" + raw : raw;
        Optional<Kind> kind = Recorded.kind(reference);
        if (kind.isPresent()) {
            recorded.add(reference, kind.get(), words.length(), words.length());
            return;
        }
        Optional<String> target = references.resolve(raw);
        if (target.isEmpty()) {
            signals.contact(raw);
            address(raw);
            return;
        }
        String url = target.get();
        if (MediaNames.suffix(url).equals("torrent")) {
            recorded.add(url, Kind.TORRENT, words.length(), words.length());
            return;
        }
        if (!references.isOwn(url)) {
            address(url);
        }
        media.anchor(element, url, attributes);
        links.add(url, PageLink.Kind.ANCHOR, isNofollow(attributes.get("rel")));
    }

    private static boolean isNofollow(String relations) {
        if (relations.isEmpty()) {
            return false;
        }
        String lower = relations.toLowerCase(Locale.ROOT);
        return lower.contains("nofollow") || lower.contains("ugc") || lower.contains("sponsored");
    }

    private void frame(Element element, Attributes attributes) {
        String source = attributes.get("src").isEmpty() ? attributes.get("data-src") : attributes.get("src");
        unread |= !attributes.get("srcdoc").isBlank() || DataUrl.is(source);
        references.resolve(source).ifPresent(url -> {
            address(url);
            media.frame(element, url);
            links.add(url, PageLink.Kind.FRAME, false);
        });
    }

    /** An address that may hold an identifier. */
    private void address(String reference) {
        if (!reference.isEmpty() && !reference.startsWith("data:") && addresses.length() < MOST_WORDS) {
            addresses.append(reference).append('\n');
        }
    }

    private PageContext context(Document document, String html) {
        return PageContexts.find(document, html, references.page().toString(), title, heading, words);
    }

    private PageContent content(List<LicenceSignal> licences, PageContext context) {
        String text = words.toString();
        LooseAddresses.find(text, false, (address, start, end) -> loose(address, "text", start, end));
        recorded.addLoose(text);
        signals.script(addresses.toString());
        signals.words(text);
        template.hash().ifPresent(hash -> signals.add(SignalKind.TEMPLATE, hash));
        return new PageContent(
                title,
                links.found(),
                media.found(),
                recorded.found(text, references.page().toString()),
                robots,
                signals.found(),
                licences,
                context,
                refresh,
                unread || media.unread(),
                List.copyOf(feeds),
                List.copyOf(embeds),
                SpacedText.letters(text),
                SpacedText.sha256(text),
                NotFoundPage.says(title, heading, text.length()),
                cut || links.cut() || media.cut() || recorded.cut() || signals.cut());
    }
}
