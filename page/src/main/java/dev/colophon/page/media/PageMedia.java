package dev.colophon.page.media;

import dev.colophon.page.link.UrlResolver;
import dev.colophon.page.media.MediaLink.Role;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Attributes;
import org.jsoup.nodes.Element;

/** Gathers the media that stand in a page, element by element: in page order, absolute, each once. */
public final class PageMedia {

    static final int MOST_LINKS = 5_000;

    private static final int LONGEST_DATA_URL = (1 << 20) * 4 / 3 + 100;
    private static final int MOST_STYLE = 1 << 20;
    private static final Pattern CSS_URL = Pattern.compile("url\\(\\s*(\"[^\"]*+\"|'[^']*+'|[^)\"'\\s]++)");

    /** Where scripts find the address of a picture that is shown late; {@code file} and {@code zoomfile}: forums. */
    private static final String[] LATE_PICTURES = {
        "data-src", "data-original", "data-lazy", "data-lazy-src", "data-url", "lazy-src", "file", "zoomfile"
    };

    private static final String[] LATE_BACKGROUNDS = {"data-bg", "data-background", "data-background-image"};

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

    private static final Set<String> PRELOADED = Set.of("image", "video", "audio");

    private final UrlResolver references;
    private final String page;
    private final Set<String> seen = new HashSet<>();
    private final List<MediaLink> links = new ArrayList<>();
    private boolean cut;
    private boolean unread;

    public PageMedia(UrlResolver references) {
        this.references = references;
        this.page = references.page().toString();
    }

    public List<MediaLink> found() {
        return List.copyOf(links);
    }

    public boolean cut() {
        return cut;
    }

    /** Whether one that is written into the page is too large to be kept. */
    public boolean unread() {
        return unread;
    }

    /** Everything but links, metas and scripts, which the reader of the page hands over itself. */
    public void visit(Element element, Attributes attributes) {
        switch (element.normalName()) {
            case "img" -> {
                srcset(element, attributes);
                embedded(element, attributes, "src");
                embedded(element, attributes, LATE_PICTURES);
            }
            case "source" -> {
                srcset(element, attributes);
                boolean stream = MediaNames.isStreamType(attributes.get("type"));
                for (String name : new String[] {"src", "data-src"}) {
                    add(attributes.get(name), name(element, name), stream ? Role.STREAM : Role.EMBEDDED);
                }
            }
            case "input" -> {
                if (attributes.get("type").equalsIgnoreCase("image")) {
                    embedded(element, attributes, "src");
                }
            }
            case "image" -> embedded(element, attributes, "href", "xlink:href");
            case "audio", "track", "embed" -> embedded(element, attributes, "src", "data-src");
            case "video" -> embedded(element, attributes, "src", "data-src", "poster", "data-poster");
            case "object" -> embedded(element, attributes, "data");
            case "style" -> css(element.data(), "style");
            default -> {}
        }
        String style = attributes.get("style");
        if (!style.isEmpty()) {
            css(style, name(element, "style"));
        }
        if (attributes.hasKey("data-bg")
                || attributes.hasKey("data-background")
                || attributes.hasKey("data-background-image")) {
            background(element, attributes);
        }
        String property = attributes.get("itemprop");
        if (!property.isEmpty() && isMedium(property, element)) {
            embedded(element, attributes, "content", "href", "src");
        }
    }

    private static boolean isMedium(String properties, Element element) {
        for (String property : properties.split("\\s", -1)) {
            boolean own = property.equals("url") || property.equals("contentURL");
            if (StructuredData.ADDRESSES.contains(property) || (own && inMediaObject(element))) {
                return true;
            }
        }
        return false;
    }

    /** Whether the item that an element belongs to is a media object; looks eight elements up. */
    private static boolean inMediaObject(Element element) {
        Optional<Element> at = Optional.ofNullable(element.parent());
        for (int up = 0; up < 8 && at.isPresent(); up++) {
            if (at.get().hasAttr("itemscope")) {
                return StructuredData.hasOwnUrl(at.get().attr("itemtype"));
            }
            at = at.map(Element::parent);
        }
        return false;
    }

    private void embedded(Element element, Attributes attributes, String... names) {
        for (String name : names) {
            String reference = attributes.get(name);
            if (!reference.isEmpty()) {
                add(reference, name(element, name), Role.EMBEDDED);
            }
        }
    }

    private void background(Element element, Attributes attributes) {
        for (String name : LATE_BACKGROUNDS) {
            String value = attributes.get(name);
            if (value.contains("url(")) {
                css(value, name(element, name));
            } else if (MediaNames.byPath(value)) {
                add(value, name(element, name), Role.EMBEDDED);
            }
        }
    }

    private void srcset(Element element, Attributes attributes) {
        for (String name : new String[] {"srcset", "data-srcset"}) {
            String candidates = attributes.get(name);
            if (!candidates.isEmpty()) {
                Srcset.largest(candidates).ifPresent(url -> add(url, name(element, name), Role.EMBEDDED));
            }
        }
    }

    /** A {@code meta} element, by its property or name in lower case. */
    public void meta(String property, String content) {
        if (property.equals("twitter:player")) {
            add(content, "meta[twitter:player]", Role.FRAME);
        } else if (SHOWN_METAS.contains(property)) {
            add(content, "meta[" + property + "]", Role.EMBEDDED);
        }
    }

    /** A {@code link} element, with its relations. */
    public void link(Set<String> relations, Attributes attributes) {
        boolean preloaded = relations.contains("preload")
                && PRELOADED.contains(attributes.get("as").toLowerCase(Locale.ROOT));
        String type = attributes.get("type");
        boolean offered = relations.contains("enclosure")
                || (relations.contains("alternate") && !type.isEmpty() && MediaNames.byType(type));
        if (preloaded || relations.contains("image_src")) {
            add(attributes.get("href"), "link[href]", Role.EMBEDDED);
        } else if (offered) {
            add(attributes.get("href"), "link[href]", Role.LINKED);
        }
    }

    /** A link whose address is known already; media only. */
    public void anchor(Element element, String url, Attributes attributes) {
        String type = attributes.get("type");
        if (MediaNames.byPath(url) || (!type.isEmpty() && MediaNames.byType(type)) || attributes.hasKey("download")) {
            keep(url, name(element, "href"), MediaNames.isStreamType(type) ? Role.STREAM : Role.LINKED);
        }
    }

    public void frame(Element element, String url) {
        keep(url, name(element, "src"), Role.FRAME);
    }

    public void structuredData(String json) {
        StructuredData.addresses(
                json,
                (property, url) -> add(
                        url,
                        "script[ld+json " + property + "]",
                        property.equals("embedUrl") ? Role.FRAME : Role.EMBEDDED));
    }

    /** An absolute address that stands in a script or in the text: only its suffix says whether it is a medium. */
    public void loose(String address, String where) {
        if (MediaNames.byPath(address)) {
            UrlResolver.absolute(address).ifPresent(url -> keep(url, where, Role.LINKED));
        }
    }

    private void css(String style, String where) {
        if (!style.contains("url(")) {
            return;
        }
        Matcher matcher = CSS_URL.matcher(style.length() > MOST_STYLE ? style.substring(0, MOST_STYLE) : style);
        while (matcher.find()) {
            String url = matcher.group(1);
            boolean quoted = url.startsWith("\"") || url.startsWith("'");
            String address = (quoted ? url.substring(1, url.length() - 1) : url).strip();
            if (!MediaNames.isFontOrStyle(address)) {
                add(address, where, Role.EMBEDDED);
            }
        }
    }

    void add(String reference, String element, Role role) {
        String text = reference.strip();
        if (!DataUrl.is(text)) {
            references.resolve(text).ifPresent(url -> keep(url, element, role));
        } else if (text.length() <= LONGEST_DATA_URL) {
            keep(text, element, role);
        } else {
            unread = true;
        }
    }

    private void keep(String url, String element, Role role) {
        if (links.size() < MOST_LINKS) {
            if (seen.add(url)) {
                boolean stream = role != Role.FRAME && MediaNames.isStream(url);
                links.add(new MediaLink(url, element, stream ? Role.STREAM : role, page));
            }
        } else if (!seen.contains(url)) {
            cut = true;
        }
    }

    private static String name(Element element, String attribute) {
        return element.normalName() + "[" + attribute + "]";
    }
}
