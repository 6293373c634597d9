package dev.colophon.page.listing;

import crawlercommons.sitemaps.AbstractSiteMap;
import crawlercommons.sitemaps.SiteMap;
import crawlercommons.sitemaps.SiteMapIndex;
import crawlercommons.sitemaps.SiteMapParser;
import crawlercommons.sitemaps.SiteMapURL;
import crawlercommons.sitemaps.UnknownFormatException;
import crawlercommons.sitemaps.extension.Extension;
import crawlercommons.sitemaps.extension.ExtensionMetadata;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import okhttp3.HttpUrl;

/**
 * Sitemaps and their indexes in XML and text, gzipped or not (sitemaps.org), with the media of the image and video
 * extensions. At most 50 MB and 50,000 pages, as that protocol says.
 */
public final class Sitemaps {

    private static final int LARGEST = 50 << 20;

    /** Entries end with one of these; an XML file without any is none. */
    private static final Set<String> ENTRIES = Set.of("url", "sitemap", "item", "entry");

    private static final Map<Extension, List<String>> MEDIA_FIELDS = Map.of(
            Extension.IMAGE, List.of("loc"), Extension.VIDEO, List.of("content_loc", "player_loc", "thumbnail_loc"));

    private Sitemaps() {}

    /**
     * Reads a sitemap. Never fails: what cannot be read is a problem of the listing.
     *
     * @param body the bytes as they came
     * @param url where it was found: absolute, http or https
     */
    public static Listing read(byte[] body, String url) {
        ListingBuilder listing = new ListingBuilder(url);
        Unpacked unpacked = Unpacked.of(body, LARGEST);
        if (unpacked.cut()) {
            listing.cut("longer than 50 MiB or broken off; read as far as that");
        }
        try {
            String text = XmlText.decode(unpacked.bytes(), "");
            if (text.startsWith("<")) {
                XmlText.mended(text, ENTRIES, listing).ifPresent(xml -> parse(xml, text, url, listing));
            } else {
                ofText(text, listing);
            }
        } catch (IOException noText) {
            listing.problem("cannot be decoded: " + ListingBuilder.printable(String.valueOf(noText.getMessage())));
        }
        return listing.listing();
    }

    /** One URL a line. */
    private static void ofText(String text, ListingBuilder listing) {
        int number = 0;
        for (String line : (Iterable<String>) text.lines()::iterator) {
            number++;
            if (!line.isBlank() && !(UrlLists.isUrl(line.strip()) && listing.page(line, Optional.empty()))) {
                listing.skip("line " + number + ": " + ListingBuilder.printable(line.strip())
                        + " is not an http or https URL");
            }
        }
    }

    private static void parse(String xml, String original, String url, ListingBuilder listing) {
        Set<String> bad = new HashSet<>();
        SiteMapParser parser = new SiteMapParser(false, true);
        parser.enableExtensions();
        parser.setURLFilter((String location) -> {
            Optional<String> found = listing.resolve(location);
            // The parser may ask several times.
            if (found.isEmpty() && bad.add(location)) {
                listing.skip(() -> where(original, location) + ListingBuilder.printable(location)
                        + " is not an http or https URL");
            }
            return found.orElse(null);
        });
        String withoutDeclaration = xml.startsWith("<?xml") ? xml.substring(xml.indexOf("?>") + 2) : xml;
        try {
            AbstractSiteMap map = parser.parseSiteMap(
                    "text/xml",
                    withoutDeclaration.getBytes(StandardCharsets.UTF_8),
                    new SiteMap(HttpUrl.get(url).uri().toString()));
            if (map instanceof SiteMapIndex index) {
                index.getSitemaps().forEach(nested -> listing.nested(String.valueOf(nested.getUrl())));
            } else if (map instanceof SiteMap sitemap) {
                sitemap.getSiteMapUrls().forEach(entry -> add(entry, listing));
            }
        } catch (UnknownFormatException | IOException noSitemap) {
            listing.problem("no sitemap: " + ListingBuilder.printable(String.valueOf(noSitemap.getMessage())));
        }
    }

    private static String where(String xml, String location) {
        int at = xml.indexOf(location.strip());
        return at < 0
                ? ""
                : "line "
                        + (1
                                + xml.substring(0, at)
                                        .chars()
                                        .filter(c -> c == '\n')
                                        .count()) + ": ";
    }

    private static void add(SiteMapURL entry, ListingBuilder listing) {
        // As text: comparing two java.net.URLs would ask a name server.
        String page = String.valueOf(entry.getUrl());
        Optional<Instant> changed = Optional.ofNullable(entry.getLastModified()).map(Date::toInstant);
        listing.page(page, changed);
        MEDIA_FIELDS.forEach((extension, fields) -> {
            ExtensionMetadata[] found = entry.getAttributesForExtension(extension);
            if (found != null) {
                for (ExtensionMetadata metadata : found) {
                    media(metadata, extension, fields, page, changed, listing);
                }
            }
        });
    }

    private static void media(
            ExtensionMetadata metadata,
            Extension extension,
            List<String> fields,
            String page,
            Optional<Instant> changed,
            ListingBuilder listing) {
        Map<String, String[]> values = metadata.asMap();
        for (String field : fields) {
            for (String value : Optional.ofNullable(values.get(field)).orElse(new String[0])) {
                String place = extension.name().toLowerCase(Locale.ROOT) + ":" + field;
                listing.medium(value, changed, place, Optional.empty(), Optional.of(page));
            }
        }
    }
}
