package dev.colophon.page.listing;

import com.rometools.rome.feed.synd.SyndContent;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.feed.synd.SyndLink;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;
import dev.colophon.page.PageReader;
import dev.colophon.page.licence.FeedLicences;
import dev.colophon.page.media.MediaLink;
import java.io.IOException;
import java.io.StringReader;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jdom2.Element;
import org.jspecify.annotations.Nullable;

/**
 * RSS, Atom and JSON Feed: the pages of the items and their media, which are enclosures (podcasts), {@code
 * media:content} and its kin, and what the text of an item shows. At most 10 MiB.
 */
public final class Feeds {

    private static final int LARGEST = 10 << 20;
    private static final Set<String> ENTRIES = Set.of("item", "entry");

    private Feeds() {}

    /**
     * Reads a feed. Never fails: what cannot be read is a problem of the listing.
     *
     * @param body the bytes as they came, after content decoding
     * @param contentType the header, or the empty string
     * @param url where it was found: absolute, http or https
     */
    public static Listing read(byte[] body, String contentType, String url) {
        ListingBuilder listing = new ListingBuilder(url);
        Unpacked unpacked = Unpacked.of(body, LARGEST);
        if (unpacked.cut()) {
            listing.cut("longer than 10 MiB or broken off; read as far as that");
        }
        try {
            String text = XmlText.decode(unpacked.bytes(), contentType);
            if (text.startsWith("{")) {
                JsonFeed.read(text, listing);
            } else {
                XmlText.mended(text, ENTRIES, listing).ifPresent(xml -> ofXml(xml, listing));
            }
        } catch (IOException noText) {
            listing.problem("cannot be decoded: " + ListingBuilder.printable(String.valueOf(noText.getMessage())));
        }
        return listing.listing();
    }

    private static void ofXml(String xml, ListingBuilder listing) {
        listing.licences(FeedLicences.find(xml, listing.url()));
        SyndFeedInput input = new SyndFeedInput();
        input.setXmlHealerOn(false);
        try {
            SyndFeed feed = input.build(new StringReader(xml));
            for (SyndLink link : feed.getLinks()) {
                if ("next".equals(link.getRel())) {
                    listing.nested(link.getHref());
                }
            }
            int number = 0;
            for (SyndEntry entry : feed.getEntries()) {
                number++;
                if (!add(entry, listing)) {
                    listing.skip("item " + number + ": no address of a page or medium");
                }
            }
        } catch (FeedException | IllegalArgumentException noFeed) {
            listing.problem("no feed: " + ListingBuilder.printable(String.valueOf(noFeed.getMessage())));
        }
    }

    private static boolean add(SyndEntry entry, ListingBuilder listing) {
        Optional<Instant> time = Optional.ofNullable(entry.getPublishedDate())
                .or(() -> Optional.ofNullable(entry.getUpdatedDate()))
                .map(Date::toInstant);
        Optional<String> page = text(entry.getLink())
                .or(() -> text(entry.getUri()).filter(UrlLists::isUrl))
                .flatMap(listing::resolve);
        boolean useful = page.filter(found -> listing.page(found, time)).isPresent();
        useful |= entry.getEnclosures().stream()
                        .filter(enclosure -> text(enclosure.getUrl()).isPresent())
                        .filter(enclosure ->
                                listing.medium(enclosure.getUrl(), time, "enclosure", text(enclosure.getType()), page))
                        .count()
                > 0;
        for (Element element : entry.getForeignMarkup()) {
            useful |= foreign(element, 0, time, page, listing);
        }
        Stream.concat(Optional.ofNullable(entry.getDescription()).stream(), entry.getContents().stream())
                .map(SyndContent::getValue)
                .flatMap(value -> text(value).stream())
                .forEach(html -> body(html, time, page, listing));
        return useful;
    }

    /** Media RSS ({@code media:group}, {@code media:content}, {@code media:thumbnail}) and the podcast namespace. */
    private static boolean foreign(
            Element element, int depth, Optional<Instant> time, Optional<String> page, ListingBuilder listing) {
        String name = element.getName();
        Optional<String> address = switch (name) {
            case "content", "thumbnail", "player", "peerLink" -> text(element.getAttributeValue("url"));
            case "source" -> text(element.getAttributeValue("uri"));
            case "image" -> text(element.getAttributeValue("href"));
            default -> Optional.empty();
        };
        boolean useful = address.filter(url -> listing.medium(
                        url, time, element.getQualifiedName(), text(element.getAttributeValue("type")), page))
                .isPresent();
        if (depth < 3) {
            for (Element child : element.getChildren()) {
                useful |= foreign(child, depth + 1, time, page, listing);
            }
        }
        return useful;
    }

    /** What the text of an item shows. */
    static void body(String html, Optional<Instant> time, Optional<String> page, ListingBuilder listing) {
        if (html.indexOf('<') < 0 && !html.contains("http")) {
            return;
        }
        String base = page.orElseGet(listing::url);
        for (MediaLink link : PageReader.read(html, base, Map.of()).media()) {
            listing.medium(link.url(), time, link.element(), Optional.empty(), page);
        }
    }

    static Optional<String> text(@Nullable String value) {
        return Optional.ofNullable(value).map(String::strip).filter(text -> !text.isEmpty());
    }
}
