package dev.colophon.demo.network;

import dev.colophon.demo.network.copies.Encoder;
import dev.colophon.demo.network.copies.FilmCopies;
import dev.colophon.demo.network.copies.MediaFolder;
import dev.colophon.demo.network.pages.Oddities;
import dev.colophon.demo.network.scoring.NetworkKey;
import dev.colophon.demo.network.scoring.PlantedCopy;
import dev.colophon.demo.network.scoring.PolitenessAudit;
import dev.colophon.demo.network.server.NetworkServer;
import dev.colophon.demo.network.server.RequestLog;
import dev.colophon.demo.network.sites.Group;
import dev.colophon.demo.network.sites.Robots;
import dev.colophon.demo.network.sites.Sites;
import dev.colophon.http.guard.AllowList;
import dev.colophon.http.guard.GuardSettings;
import dev.colophon.media.ffmpeg.Ffmpeg;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Thirty sites on loopback, answered by one server: four operators with several sites each, licensed platforms, and others;
 * copies of a catalogue, and much that is none. Files are made when they are first asked for, or all at once by
 * {@link #render}.
 */
public final class DemoNetwork implements AutoCloseable {

    /** More than the farthest planted copy is away; less than a trap is deep. */
    private static final int FAR = 8;

    private final Path folder;
    private final MediaFolder media;
    private final RequestLog log;
    private final NetworkServer server;
    private final NetworkPlan plan;
    private final NetworkKey key;
    private final List<Seed> seeds;

    private DemoNetwork(Path folder, Ffmpeg ffmpeg) throws IOException {
        this.folder = Files.createDirectories(folder);
        media = new MediaFolder(folder, new Encoder(ffmpeg));
        log = new RequestLog(folder.resolve("requests.tsv"));
        server = new NetworkServer(media, log);
        plan = NetworkPlan.of(server.port());
        key = plan.key();
        Path list = folder.resolve("reported-links.txt");
        Files.write(list, reported(server.port()));
        seeds = seeds(plan, server.port(), List.of(list.toString()));
        server.serve(plan.answers());
    }

    /** Starts serving; the catalogue, the media and the log of requests are kept in the folder. */
    public static DemoNetwork open(Path folder, Ffmpeg ffmpeg) throws IOException {
        return new DemoNetwork(folder, ffmpeg);
    }

    /** Renders the catalogue and returns its {@code works.csv}, for {@code register --metadata}. */
    public Path catalogue() throws IOException {
        return media.catalogue();
    }

    /** Makes all media that are not made yet, on all processors, so that no request has to wait. */
    public void render() {
        media.render(plan.recipes());
    }

    /** The guard that permits each of these sites and nothing else that is not public. */
    public GuardSettings guard(Path scratch) {
        Set<String> hosts = new TreeSet<>(key.hosts());
        return GuardSettings.of("https://colophon.example/about", scratch)
                .withAllowed(AllowList.of(
                        hosts.stream().map(host -> host + ":" + port()).toList()))
                .withResolver(name -> {
                    if (!hosts.contains(name)) {
                        throw new UnknownHostException(name);
                    }
                    return List.of(InetAddress.getLoopbackAddress());
                });
    }

    /** Where a person would start; other sites are found through these. */
    public List<Seed> seeds() {
        return seeds;
    }

    /** What was planted where. */
    public NetworkKey key() {
        return key;
    }

    /** The port of all sites. */
    public int port() {
        return server.port();
    }

    /** The file of requests; complete after {@link #close}. */
    public Path requests() {
        return folder.resolve("requests.tsv");
    }

    /** The URL of a path at a host of the network. */
    String url(String host, String path) {
        return url(port(), host, path);
    }

    NetworkPlan plan() {
        return plan;
    }

    /**
     * How the crawler behaved until now.
     *
     * @param delay that it should keep between two requests of a host that names no longer one
     */
    public PolitenessAudit politeness(Duration delay) {
        Map<String, Robots> robots = new LinkedHashMap<>();
        Sites.all().forEach(site -> robots.put(site.host(), site.robots()));
        Set<String> nofollow = Set.of(Sites.TUNEHAVEN + Oddities.SPONSORED, Sites.NEWS + Oddities.SPONSORED);
        return PolitenessAudit.of(log.entries(), delay, robots, nofollow, Oddities.RETRY_AFTER);
    }

    /** The lines of a list of links that somebody reported. */
    static List<String> reported(int port) {
        return List.of(
                url(port, Sites.WEN_KU, "/"),
                url(port, Sites.LOOPS, "/list/1"),
                url(port, Sites.DESKTOP_VIEWS, Group.WALLPAPERS.detail(3)));
    }

    /** @param lists where lists of links are */
    static List<Seed> seeds(NetworkPlan plan, int port, List<String> lists) {
        List<PlantedCopy> copies = plan.key().copies();
        PlantedCopy stream = copies.stream()
                .filter(copy -> copy.mediaUrl().endsWith(FilmCopies.MASTER))
                .findFirst()
                .orElseThrow();
        String page = copies.stream()
                .filter(copy -> copy.mediaUrl().startsWith(url(port, Sites.STREAM_BARN, "/")))
                .flatMap(copy -> copy.pageUrls().stream())
                .sorted()
                .findFirst()
                .orElseThrow();
        List<Seed> seeds = new ArrayList<>();
        Stream.of(
                        Sites.TUNEHAVEN,
                        Sites.WALLPAPER_WELL,
                        Sites.CLIP_CELLAR,
                        Sites.XIAO_SHUO,
                        Sites.PHOTO_FORUM,
                        Sites.NEWS,
                        Sites.READING_HOUSE)
                .map(host -> new Seed("SITE", url(port, host, "/"), FAR))
                .forEach(seeds::add);
        seeds.add(new Seed("SITEMAP", url(port, Sites.PIXEL_ORCHARD, "/sitemap.xml"), FAR));
        seeds.add(new Seed("FEED", url(port, Sites.FILM_ATTIC, "/feed.xml"), FAR));
        seeds.add(new Seed("FEED", url(port, Sites.LEAF_NOTES, "/feed.xml"), FAR));
        seeds.add(new Seed("PODCAST", url(port, Sites.NIGHT_RIPS, "/feed.xml"), FAR));
        lists.forEach(list -> seeds.add(new Seed("URL_LIST", list, FAR)));
        seeds.add(new Seed("SEARCH_RESULTS", url(port, Sites.NEWS, "/search?q=lantern+waltz"), FAR));
        seeds.add(new Seed("STREAM", stream.mediaUrl(), 0));
        seeds.add(new Seed("PAGE", page, 0));
        return List.copyOf(seeds);
    }

    private static String url(int port, String host, String path) {
        return "http://" + host + ":" + port + path;
    }

    @Override
    public void close() {
        server.close();
        try {
            log.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
