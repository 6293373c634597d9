package dev.colophon.demo.network.pages;

import dev.colophon.demo.network.copies.Alteration;
import dev.colophon.demo.network.copies.DemoWork;
import dev.colophon.demo.network.copies.FilmCopies;
import dev.colophon.demo.network.copies.Recipe;
import dev.colophon.demo.network.scoring.PlantedCopy;
import dev.colophon.demo.network.server.Answer;
import dev.colophon.demo.network.sites.Robots;
import dev.colophon.demo.network.sites.SiteProfile;
import dev.colophon.demo.network.sites.Sites;
import dev.colophon.fingerprint.Medium;
import dev.colophon.samples.text.Stories;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** Puts media, copies and texts onto the pages of one site, then writes its pages. Not thread-safe. */
public final class SiteWriter {

    /** What a copy is of, and what may be said about it. */
    public record Planting(DemoWork work, Alteration alteration, Optional<String> lawful) {}

    private static final int PAGE = 20;
    private static final int TAGS = 6;
    private static final int ENGLISH_TEXT = 450;
    private static final int CHINESE_TEXT = 160;
    /** Every so many media stand on two pages. */
    private static final int TWICE = 4;

    private final SiteProfile site;
    private final String origin;
    private final Map<String, Answer> answers = new LinkedHashMap<>();
    private final List<Draft> drafts = new ArrayList<>();
    private final List<Integer> free = new ArrayList<>();
    private final List<Dress.Link> notes = new ArrayList<>();
    private final List<PlantedCopy> planted = new ArrayList<>();
    private final Set<String> media = new LinkedHashSet<>();
    private final Set<String> baits = new LinkedHashSet<>();
    private final SiteFeeds feeds;
    private int shown;

    /**
     * Begins a site without pages.
     *
     * @param origin such as {@code http://tunehaven.example:8123}
     */
    public SiteWriter(SiteProfile site, String origin) {
        this.site = site;
        this.origin = origin;
        this.feeds = new SiteFeeds(site, origin);
        long seed = 50_000L + 1_000L * Sites.all().indexOf(site);
        for (int number = 1; number <= site.details(); number++) {
            String text = Stories.text(seed + number, site.language(), site.isChinese() ? CHINESE_TEXT : ENGLISH_TEXT);
            drafts.add(new Draft(site.group().detail(number), title(text), text));
            free.add(number - 1);
        }
        Collections.shuffle(free, new Random(seed));
    }

    SiteProfile site() {
        return site;
    }

    /** The pages that were written and the media that were put there, by path. */
    public Map<String, Answer> answers() {
        return answers;
    }

    /** The copies on its pages until now; may be changed. */
    public List<PlantedCopy> planted() {
        return planted;
    }

    /** URLs of media. */
    public Set<String> media() {
        return media;
    }

    /** URLs that robots.txt forbids and that hold copies. */
    public Set<String> baits() {
        return baits;
    }

    String url(String path) {
        return origin + path;
    }

    /** Puts a medium onto a page, sometimes onto two. */
    public void show(Recipe recipe, Medium medium, Embedding embedding, Optional<Planting> planting) {
        Recipe served = embedding == Embedding.ARCHIVE ? new Recipe.Zipped(recipe) : recipe;
        String path = put(served, "/files/");
        Set<String> aliases = new LinkedHashSet<>();
        if (path.endsWith(FilmCopies.MASTER)) {
            aliases.add(url(path.substring(0, path.lastIndexOf('/') + 1)));
        }
        String shownAt = path;
        Set<String> pages = new LinkedHashSet<>();
        switch (embedding) {
            case REDIRECTED -> {
                shownAt = "/dl/" + shown;
                answers.put(shownAt, new Answer.Moved(302, path));
                aliases.add(url(shownAt));
            }
            case FRAME -> {
                shownAt = "/player/" + shown + ".html";
                Embedding inside = medium == Medium.AUDIO ? Embedding.AUDIO_SRC : Embedding.VIDEO_SRC;
                answers.put(
                        shownAt,
                        html("<!doctype html><html><head><title>player</title></head><body>"
                                + inside.markup(path, medium).body() + "</body></html>"));
                pages.add(url(shownAt));
            }
            default -> {}
        }
        for (int copies = shown % TWICE == 0 ? 2 : 1; copies > 0; copies--) {
            Draft draft = next();
            pages.add(url(draft.path));
            switch (embedding) {
                case IMAGE_SITEMAP -> pages.add(feeds.picture(draft, url(path)));
                case ENCLOSURE -> pages.addAll(feeds.enclosure(draft, url(path), served.type()));
                default -> draft.add(embedding.markup(isAbsolute(embedding) ? url(shownAt) : shownAt, medium));
            }
        }
        shown++;
        planting.ifPresent(copy -> plant(url(path), aliases, pages, copy, embedding));
    }

    /** Shows a medium of another site on a page, and returns the page's URL. */
    public String borrow(String mediaUrl) {
        Draft draft = next();
        draft.add(Embedding.IMG_SRC.markup(mediaUrl, Medium.IMAGE));
        return url(draft.path);
    }

    /** Makes a text the article of a page. */
    public void tell(String text, Planting planting) {
        Draft draft = next();
        draft.text = text;
        plant(url(draft.path), Set.of(), Set.of(url(draft.path)), planting, Embedding.PAGE_TEXT);
    }

    /** Puts a copy where robots.txt forbids to go, with a link and with pages that embed it. */
    void bait(Recipe recipe) {
        String path = put(recipe, site.group().closed());
        baits.add(url(path));
        notes.add(new Dress.Link(path, words("Best of", "精选")));
        Draft draft = next();
        draft.body.append("<p><a download href=\"%s\">%s</a><img src=\"%s\" alt=\"\"></p>\n"
                .formatted(path, words("all of it", "全部"), path));
    }

    /** Adds a link to the page about the site. */
    void note(String url, String words) {
        notes.add(new Dress.Link(url, words));
    }

    /** Adds HTML to the page about a thing. */
    void add(int number, String html) {
        drafts.get(number).body.append(html).append('\n');
    }

    private void plant(String url, Set<String> aliases, Set<String> pages, Planting copy, Embedding embedding) {
        planted.add(new PlantedCopy(
                url, aliases, pages, copy.work().title(), copy.alteration().words(), embedding.words(), copy.lawful()));
    }

    private String put(Recipe recipe, String folder) {
        String name = "%08x".formatted(recipe.file().hashCode());
        String suffix = recipe.file().substring(recipe.file().lastIndexOf('.'));
        String path;
        if (suffix.equals(".hls")) {
            answers.put(folder + name + "/", new Answer.Folder(recipe));
            path = folder + name + "/" + FilmCopies.MASTER;
        } else {
            path = folder + name + suffix;
            answers.put(path, new Answer.Medium(recipe));
        }
        media.add(url(path));
        return path;
    }

    private Draft next() {
        return drafts.get(free.removeLast());
    }

    private static boolean isAbsolute(Embedding embedding) {
        return switch (embedding) {
            case OG_IMAGE, OG_AUDIO, OG_VIDEO, TWITTER_IMAGE, TWITTER_STREAM, JSON_LD, SCRIPT_STRING, IMAGE_SRC -> true;
            default -> false;
        };
    }

    private String title(String text) {
        String start = text.substring(0, Math.min(text.length(), site.isChinese() ? 10 : 34));
        int space = start.lastIndexOf(' ');
        return Draft.html((space > 8 ? start.substring(0, space) : start).replaceAll("[,.，。]+$", ""));
    }

    private String words(String english, String chinese) {
        return site.isChinese() ? chinese : english;
    }

    /** Writes all pages, feeds and site maps. */
    public void write() {
        SiteFrame frame = new SiteFrame(site, feeds.heads());
        answers.put("/", html(frame.page(site.name(), "", home(), links(drafts.subList(0, 12)))));
        answers.put("/about", html(frame.page(words("About", "关于"), "", list(notes), List.of())));
        int pages = (drafts.size() + PAGE - 1) / PAGE;
        List<Dress.Link> pagination = new ArrayList<>();
        for (int i = 1; i <= pages; i++) {
            pagination.add(new Dress.Link("/list/" + i, String.valueOf(i)));
        }
        for (int i = 0; i < pages; i++) {
            List<Draft> here = drafts.subList(i * PAGE, Math.min(drafts.size(), (i + 1) * PAGE));
            answers.put(
                    "/list/" + (i + 1),
                    html(frame.page(words("Page", "页") + " " + (i + 1), "", list(links(here)), pagination)));
        }
        for (int tag = 0; tag < TAGS; tag++) {
            List<Draft> here = new ArrayList<>();
            for (int i = tag; i < drafts.size(); i += TAGS) {
                here.add(drafts.get(i));
            }
            String head = site.place() % 2 == 0 ? "<meta name=\"robots\" content=\"noindex,follow\">\n" : "";
            answers.put("/tag/" + tag, html(frame.page("#" + tag, head, list(links(here)), pagination)));
        }
        for (int i = 0; i < drafts.size(); i++) {
            Draft draft = drafts.get(i);
            List<Draft> beside = new ArrayList<>();
            for (int k = 1; k <= 4; k++) {
                beside.add(drafts.get((i + k * k) % drafts.size()));
            }
            String tag = "<p><a href=\"/tag/%d\">#%d</a></p>\n".formatted(i % TAGS, i % TAGS);
            answers.put(
                    draft.path,
                    html(frame.page(
                            draft.title, draft.head.toString(), draft.article() + draft.body + tag, links(beside))));
        }
        answers.putAll(feeds.write(drafts));
        answers.put("/img/blank.gif", SmallFiles.blank());
        SmallFiles.icon(site).ifPresent(icon -> answers.put("/favicon.ico", icon));
        String siteMap = site.hasSiteMap() ? "\nSitemap: " + url("/sitemap.xml") + "\n" : "";
        Robots robots = site.robots();
        answers.put(
                "/robots.txt",
                robots.status() == 200
                        ? new Answer.Ready(
                                200,
                                (robots.text() + siteMap).getBytes(StandardCharsets.UTF_8),
                                Map.of("Content-Type", "text/plain"))
                        : new Answer.Ready(robots.status(), new byte[0], Map.of("Content-Type", "text/plain")));
    }

    private String home() {
        StringBuilder body = new StringBuilder();
        for (String friend : site.friends()) {
            String port = origin.substring(origin.lastIndexOf(':'));
            body.append("<p><a href=\"http://%s%s/\">%s</a></p>\n"
                    .formatted(friend, port, Sites.of(friend).name()));
        }
        return body + list(links(drafts.subList(0, Math.min(drafts.size(), PAGE))));
    }

    private static List<Dress.Link> links(List<Draft> drafts) {
        return drafts.stream()
                .map(draft -> new Dress.Link(draft.path, draft.title))
                .toList();
    }

    private static String list(List<Dress.Link> links) {
        StringBuilder list = new StringBuilder("<ul>\n");
        for (Dress.Link link : links) {
            list.append("<li><a href=\"%s\">%s</a></li>\n".formatted(link.url(), link.words()));
        }
        return list + "</ul>\n";
    }

    private Answer html(String page) {
        String type = site.charset().equals(StandardCharsets.UTF_8) ? "text/html; charset=utf-8" : "text/html";
        return new Answer.Ready(200, page.getBytes(site.charset()), Map.of("Content-Type", type));
    }
}
