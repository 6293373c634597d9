package dev.colophon.demo.network.pages;

import dev.colophon.demo.network.server.Answer;
import dev.colophon.demo.network.sites.SiteProfile;
import dev.colophon.demo.network.sites.Sites;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The feed and the site map of a site: RSS 2.0 or Atom; sitemaps.org with its image extension. */
final class SiteFeeds {

    private static final String FEED = "/feed.xml";
    private static final String SITE_MAP = "/sitemap.xml";
    private static final int LATEST = 15;
    private static final String WHEN = "2026-03-%02dT08:00:00Z";

    private record Enclosure(Draft draft, String url, String type) {}

    private record Picture(Draft draft, String url) {}

    private final SiteProfile site;
    private final String origin;
    private final List<Enclosure> enclosures = new ArrayList<>();
    private final List<Picture> pictures = new ArrayList<>();

    SiteFeeds(SiteProfile site, String origin) {
        this.site = site;
        this.origin = origin;
    }

    /** Adds a medium to the feed and returns the URLs that then show it. */
    Set<String> enclosure(Draft draft, String url, String type) {
        enclosures.add(new Enclosure(draft, url, type));
        return Set.of(origin + FEED, origin + draft.path);
    }

    /** Adds a picture to the site map and returns that map's URL. */
    String picture(Draft draft, String url) {
        pictures.add(new Picture(draft, url));
        return origin + mapOf(draft);
    }

    /** What the head of each page says of the feed. */
    String heads() {
        return "<link rel=\"alternate\" type=\"application/%s+xml\" href=\"%s\">\n"
                .formatted(isAtom() ? "atom" : "rss", FEED);
    }

    private boolean isAtom() {
        return site.host().hashCode() % 2 == 0;
    }

    /** Two maps under an index at one site, a single one at the others. */
    private boolean isSplit() {
        return site.host().equals(Sites.PIXEL_ORCHARD);
    }

    private String mapOf(Draft draft) {
        return isSplit() ? "/sitemap-%d.xml".formatted(1 + (draft.path.hashCode() & 1)) : SITE_MAP;
    }

    /** The files. */
    Map<String, Answer> write(List<Draft> drafts) {
        Map<String, Answer> files = new LinkedHashMap<>();
        files.put(FEED, isAtom() ? xml(atom(drafts), "application/atom+xml") : xml(rss(drafts), "application/rss+xml"));
        if (site.hasSiteMap()) {
            if (isSplit()) {
                files.put(
                        SITE_MAP,
                        xml(
                                "<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"><sitemap><loc>%s/sitemap-1.xml</loc></sitemap><sitemap><loc>%s/sitemap-2.xml</loc></sitemap></sitemapindex>\n"
                                        .formatted(origin, origin),
                                "application/xml"));
                files.put("/sitemap-1.xml", map(drafts, "/sitemap-1.xml"));
                files.put("/sitemap-2.xml", map(drafts, "/sitemap-2.xml"));
            } else {
                files.put(SITE_MAP, map(drafts, SITE_MAP));
            }
        }
        return files;
    }

    private Answer map(List<Draft> drafts, String path) {
        StringBuilder out = new StringBuilder(
                "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" xmlns:image=\"http://www.google.com/schemas/sitemap-image/1.1\">\n");
        for (Draft draft : drafts) {
            if (!mapOf(draft).equals(path)) {
                continue;
            }
            out.append("<url><loc>").append(origin).append(draft.path).append("</loc>");
            pictures.stream()
                    .filter(picture -> picture.draft() == draft)
                    .forEach(picture -> out.append("<image:image><image:loc>")
                            .append(picture.url())
                            .append("</image:loc></image:image>"));
            out.append("</url>\n");
        }
        return xml(out + "</urlset>\n", "application/xml");
    }

    private List<Draft> items(List<Draft> drafts) {
        List<Draft> items = new ArrayList<>(drafts.subList(0, Math.min(LATEST, drafts.size())));
        enclosures.stream()
                .map(Enclosure::draft)
                .filter(draft -> !items.contains(draft))
                .forEach(items::add);
        return items;
    }

    private String rss(List<Draft> drafts) {
        StringBuilder out = new StringBuilder(
                "<rss version=\"2.0\"><channel><title>%s</title><link>%s/</link><description>%s</description>\n"
                        .formatted(Draft.html(site.name()), origin, Draft.html(site.name())));
        for (Draft draft : items(drafts)) {
            String url = origin + draft.path;
            out.append("<item><title>%s</title><link>%s</link><guid>%s</guid>".formatted(draft.title, url, url));
            for (Enclosure enclosure : enclosures) {
                if (enclosure.draft() == draft) {
                    out.append("<enclosure url=\"%s\" type=\"%s\" length=\"0\"/>"
                            .formatted(enclosure.url(), enclosure.type()));
                }
            }
            out.append("</item>\n");
        }
        return out + "</channel></rss>\n";
    }

    private String atom(List<Draft> drafts) {
        StringBuilder out = new StringBuilder(
                "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>%s</title><id>%s/</id><updated>%s</updated>\n"
                        .formatted(Draft.html(site.name()), origin, WHEN.formatted(20)));
        for (Draft draft : items(drafts)) {
            String url = origin + draft.path;
            out.append("<entry><title>%s</title><id>%s</id><updated>%s</updated><link rel=\"alternate\" href=\"%s\"/>"
                    .formatted(draft.title, url, WHEN.formatted(1), url));
            for (Enclosure enclosure : enclosures) {
                if (enclosure.draft() == draft) {
                    out.append("<link rel=\"enclosure\" href=\"%s\" type=\"%s\"/>"
                            .formatted(enclosure.url(), enclosure.type()));
                }
            }
            out.append("</entry>\n");
        }
        return out + "</feed>\n";
    }

    private static Answer xml(String body, String type) {
        return new Answer.Ready(
                200,
                ("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n" + body).getBytes(StandardCharsets.UTF_8),
                Map.of("Content-Type", type));
    }
}
