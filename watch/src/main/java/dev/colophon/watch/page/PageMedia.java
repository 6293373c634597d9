package dev.colophon.watch.page;

import dev.colophon.watch.page.MediaLink.Role;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * The media that stand in an HTML page: in page order, absolute, each once, at most {@value #MOST_LINKS}. Runs no
 * scripts. The places looked at are those of the module's README.
 */
public final class PageMedia {

    /** What a page names beyond this is dropped, and {@link Found#cut} says so. */
    public static final int MOST_LINKS = 5_000;

    private static final int LONGEST_DATA_URL = (1 << 20) * 4 / 3 + 100;
    private static final int MOST_STYLE = 1 << 20;
    private static final Pattern CSS_URL = Pattern.compile("url\\(\\s*(\"[^\"]*+\"|'[^']*+'|[^)\"'\\s]++)");
    private static final List<String> LAZY = List.of("data-src", "data-original", "data-lazy", "data-lazy-src");
    private static final Set<String> SHOWN_METAS = Set.of(
            "og:image",
            "og:image:url",
            "og:image:secure_url",
            "og:video",
            "og:video:url",
            "og:video:secure_url",
            "og:audio",
            "og:audio:url",
            "og:audio:secure_url",
            "twitter:image",
            "twitter:image:src",
            "twitter:player:stream");

    /** What was found, and whether the page named more than the limit. */
    public record Found(List<MediaLink> links, boolean cut) {}

    private final String page;
    private final HttpUrl base;
    private final Set<String> seen = new HashSet<>();
    private final List<MediaLink> links = new ArrayList<>();
    private boolean cut;

    private PageMedia(String page, HttpUrl base) {
        this.page = page;
        this.base = base;
    }

    /**
     * Reads a page.
     *
     * @param html the bytes as they came, after content decoding
     * @param contentType the header with its charset, or the empty string
     * @param pageUrl where it was found: absolute, http or https
     */
    public static Found read(byte[] html, String contentType, String pageUrl) {
        return read(PageText.of(html, contentType).html(), pageUrl);
    }

    /** The same for a page whose characters are known. */
    public static Found read(String html, String pageUrl) {
        HttpUrl url = HttpUrl.get(pageUrl);
        Document document = Jsoup.parse(html, pageUrl);
        PageMedia media = new PageMedia(pageUrl, base(document, url));
        for (Element element : document.getAllElements()) {
            media.visit(element);
        }
        return new Found(List.copyOf(media.links), media.cut);
    }

    /** The first base that leads to the web; a base of another scheme is no base. */
    private static HttpUrl base(Document document, HttpUrl url) {
        for (Element element : document.select("base[href]")) {
            HttpUrl base = url.resolve(element.attr("href").strip());
            if (base != null) {
                return base;
            }
        }
        return url;
    }

    private void visit(Element element) {
        switch (element.normalName()) {
            case "img" -> {
                srcset(element);
                attributes(element, "src");
                LAZY.forEach(name -> attributes(element, name));
            }
            case "source" -> {
                srcset(element);
                attributes(element, "src");
            }
            case "input" -> {
                if (element.attr("type").equalsIgnoreCase("image")) {
                    attributes(element, "src");
                }
            }
            case "image" -> attributes(element, "href", "xlink:href");
            case "audio", "track", "embed" -> attributes(element, "src", "data-src");
            case "video" -> attributes(element, "src", "data-src", "poster");
            case "object" -> attributes(element, "data");
            case "iframe", "frame" -> add(element.attr("src"), name(element, "src"), Role.FRAME);
            case "meta" -> meta(element);
            case "link" -> link(element);
            case "a", "area" -> anchor(element);
            case "script" -> {
                if (element.attr("type").toLowerCase(Locale.ROOT).startsWith("application/ld+json")) {
                    StructuredData.addresses(
                            element.data(),
                            (property, url) -> add(url, "script[ld+json " + property + "]", Role.EMBEDDED));
                }
            }
            case "style" -> css(element.data(), "style");
            default -> {}
        }
        if (element.hasAttr("style")) {
            css(element.attr("style"), name(element, "style"));
        }
        if (StructuredData.ADDRESSES.contains(element.attr("itemprop"))) {
            attributes(element, "content", "href", "src");
        }
    }

    private void attributes(Element element, String... attributes) {
        for (String attribute : attributes) {
            add(element.attr(attribute), name(element, attribute), Role.EMBEDDED);
        }
    }

    private void srcset(Element element) {
        for (String attribute : List.of("srcset", "data-srcset")) {
            Srcset.largest(element.attr(attribute)).ifPresent(url -> add(url, name(element, attribute), Role.EMBEDDED));
        }
    }

    private void meta(Element element) {
        String property = (element.hasAttr("property") ? element.attr("property") : element.attr("name"))
                .strip()
                .toLowerCase(Locale.ROOT);
        if (SHOWN_METAS.contains(property)) {
            add(element.attr("content"), "meta[" + property + "]", Role.EMBEDDED);
        }
    }

    private void link(Element element) {
        Set<String> relations = Set.copyOf(
                List.of(element.attr("rel").strip().toLowerCase(Locale.ROOT).split("\\s+", -1)));
        boolean preloaded = relations.contains("preload")
                && Set.of("image", "video", "audio").contains(element.attr("as").toLowerCase(Locale.ROOT));
        boolean offered = relations.contains("enclosure")
                || (relations.contains("alternate") && MediaNames.byType(element.attr("type")));
        if (preloaded || relations.contains("image_src")) {
            add(element.attr("href"), name(element, "href"), Role.EMBEDDED);
        } else if (offered) {
            add(element.attr("href"), name(element, "href"), Role.LINKED);
        }
    }

    private void anchor(Element element) {
        HttpUrl url = base.resolve(element.attr("href").strip());
        if (url != null
                && (MediaNames.byPath(url) || MediaNames.byType(element.attr("type")) || element.hasAttr("download"))) {
            add(element.attr("href"), name(element, "href"), Role.LINKED);
        }
    }

    private void css(String style, String where) {
        Matcher matcher = CSS_URL.matcher(style.length() > MOST_STYLE ? style.substring(0, MOST_STYLE) : style);
        while (matcher.find()) {
            String url = matcher.group(1);
            boolean quoted = url.startsWith("\"") || url.startsWith("'");
            String address = quoted ? url.substring(1, url.length() - 1) : url;
            HttpUrl target = base.resolve(address.strip());
            boolean font = target != null && target.encodedPath().matches(".*\\.(woff2?|ttf|otf|eot|css)");
            if (!font) {
                add(address, where, Role.EMBEDDED);
            }
        }
    }

    private void add(String reference, String element, Role role) {
        String text = reference.strip();
        if (text.isEmpty() || text.startsWith("#")) {
            return;
        }
        String url;
        if (text.regionMatches(true, 0, "data:", 0, 5)) {
            if (text.length() > LONGEST_DATA_URL) {
                return;
            }
            url = text;
        } else {
            HttpUrl target = base.resolve(text);
            if (target == null) {
                return;
            }
            url = target.newBuilder().fragment(null).build().toString();
        }
        if (seen.contains(url)) {
            return;
        }
        if (links.size() == MOST_LINKS) {
            cut = true;
            return;
        }
        seen.add(url);
        links.add(new MediaLink(url, element, role, page));
    }

    private static String name(Element element, String attribute) {
        return element.normalName() + "[" + attribute + "]";
    }
}
