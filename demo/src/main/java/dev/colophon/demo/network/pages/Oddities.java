package dev.colophon.demo.network.pages;

import dev.colophon.demo.network.copies.Alteration;
import dev.colophon.demo.network.copies.NetworkWorks;
import dev.colophon.demo.network.copies.Recipe;
import dev.colophon.demo.network.server.Answer;
import dev.colophon.demo.network.sites.SiteProfile;
import dev.colophon.demo.network.sites.Sites;
import dev.colophon.fingerprint.Medium;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** What a crawler must cope with: traps, servers in trouble, redirects to where it must not go, closed folders. */
public final class Oddities {

    /** Pages that only a link says not to follow. */
    public static final String SPONSORED = "/sponsored";
    /** Answers 429 at first. */
    public static final String BUSY_PATH = "/list/2";
    /** Answers late. */
    public static final String SLOW_PATH = "/list/3";
    /** Redirects to where nobody may go. */
    public static final List<String> INWARD = List.of("/out/1", "/out/2", "/out/3");

    /** How long a busy server wants to be left alone. */
    public static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    public static final Duration LATE = Duration.ofMillis(1_500);

    private final Map<String, SiteWriter> writers;
    private final int port;

    /**
     * For these sites.
     *
     * @param writers of all sites, by host
     */
    public Oddities(Map<String, SiteWriter> writers, int port) {
        this.writers = writers;
        this.port = port;
    }

    /** What shows on pages; before they are written. */
    public void place() {
        for (SiteWriter writer : writers.values()) {
            SiteProfile site = writer.site();
            if (site.robots().rules().stream()
                    .anyMatch(rule -> rule.pattern().equals(site.group().closed()))) {
                Medium medium = site.group().medium();
                writer.bait(new Recipe.Copy(
                        NetworkWorks.of(medium).get(site.place() % 3),
                        Alteration.of(medium).getFirst()));
            }
        }
        note(Sites.NEWS, "/calendar/2026/03", "Calendar");
        note(Sites.NEWS, "/out/3", "Our partners");
        note(Sites.PHOTO_FORUM, "/board?sid=0a1b2c3d", "Message board");
        INWARD.forEach(path -> note(Sites.PHOTO_FORUM, path, "Member page"));
        note(Sites.YARN_SHOP, "/no-such-pattern", "Old patterns");
        note(Sites.SONG_HARBOUR, "/go/attic", "Mirror");
        note(Sites.CLIP_CELLAR, "/go/barn", "Mirror");
        note(Sites.HUA_TU, "/go/well", "English");
        note(Sites.XIAO_SHUO, "/go/du-shu", "镜像");
        writer(Sites.TUNEHAVEN).add(0, "<p><a rel=\"nofollow\" href=\"%s\">Sponsored</a></p>".formatted(SPONSORED));
        writer(Sites.NEWS).add(0, "<p><a rel=\"sponsored nofollow\" href=\"%s\">Partners</a></p>".formatted(SPONSORED));
    }

    private void note(String host, String path, String words) {
        writer(host).note(path, words);
    }

    private SiteWriter writer(String host) {
        return Optional.ofNullable(writers.get(host)).orElseThrow();
    }

    /** What servers do; after the pages are written. */
    public void overlay() {
        Map<String, Answer> news = writer(Sites.NEWS).answers();
        news.put("/calendar/", new Answer.Endless(Oddities::month));
        news.put("/out/3", new Answer.Moved(302, "http://" + Sites.TUNEHAVEN + ":" + port + "/"));
        news.put(SPONSORED, page("Sponsored", "<p>words for money</p>"));
        news.put("/search", new Answer.Endless(_ -> results()));
        writer(Sites.TUNEHAVEN).answers().put(SPONSORED, page("Sponsored", "<p>words for money</p>"));
        Map<String, Answer> forum = writer(Sites.PHOTO_FORUM).answers();
        forum.put("/board", new Answer.Endless(Oddities::board));
        forum.put(INWARD.get(0), new Answer.Moved(302, "http://127.0.0.1/admin"));
        forum.put(INWARD.get(1), new Answer.Moved(302, "http://169.254.169.254/latest/meta-data/"));
        forum.put(INWARD.get(2), new Answer.Moved(301, "http://0x7f000001/"));
        Map<String, Answer> shop = writer(Sites.YARN_SHOP).answers();
        shop.put("*", page("The Yarn Shop", "<p>Sorry, we could not find this page.</p>"));
        Map<String, Answer> cellar = writer(Sites.CLIP_CELLAR).answers();
        cellar.computeIfPresent(BUSY_PATH, (_, answer) -> new Answer.Busy(RETRY_AFTER, new AtomicInteger(1), answer));
        writer(Sites.FILM_ATTIC).answers().computeIfPresent(SLOW_PATH, (_, answer) -> new Answer.Slow(LATE, answer));
        move(Sites.SONG_HARBOUR, "/go/attic", Sites.MP3_ATTIC);
        move(Sites.CLIP_CELLAR, "/go/barn", Sites.STREAM_BARN);
        move(Sites.HUA_TU, "/go/well", Sites.WALLPAPER_WELL);
        move(Sites.XIAO_SHUO, "/go/du-shu", Sites.DU_SHU);
    }

    private void move(String from, String path, String to) {
        writer(from).answers().put(path, new Answer.Moved(301, "http://" + to + ":" + port + "/"));
    }

    /** A calendar goes on for ever in both directions. */
    private static Answer month(String path) {
        String[] parts = path.split("[/?]", -1);
        int month;
        try {
            month = Integer.parseInt(parts[2]) * 12 + Integer.parseInt(parts[3]) - 1;
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
            return Answer.notFound();
        }
        return page(
                "Calendar",
                "<p>Nothing on.</p><a href=\"%s\">earlier</a> <a href=\"%s\">later</a>"
                        .formatted(calendar(month - 1), calendar(month + 1)));
    }

    private static String calendar(int month) {
        return "/calendar/%d/%02d".formatted(Math.floorDiv(month, 12), 1 + Math.floorMod(month, 12));
    }

    /** A board gives each visitor a number, and writes it into its links. */
    private static Answer board(String path) {
        int number = path.hashCode();
        return page(
                "Message board",
                "<p>Be kind.</p><a href=\"/board?sid=%08x\">refresh</a> <a href=\"/board?sid=%08x\">older</a>"
                        .formatted(31 * number + 7, 37 * number + 11));
    }

    /** What a search on the web found. */
    private Answer results() {
        StringBuilder list = new StringBuilder();
        for (String host : List.of(Sites.PHOTO_HEAP, Sites.TUNEHAVEN)) {
            SiteProfile site = writer(host).site();
            list.append("<p><a href=\"http://%s:%d%s\">%s</a></p>\n"
                    .formatted(host, port, site.group().detail(1), Draft.html(site.name())));
        }
        return page("Search results", list.toString());
    }

    private static Answer page(String title, String body) {
        return new Answer.Ready(
                200,
                "<!doctype html><html><head><title>%s</title></head><body>%s</body></html>\n"
                        .formatted(title, body)
                        .getBytes(StandardCharsets.UTF_8),
                Map.of("Content-Type", "text/html; charset=utf-8"));
    }
}
