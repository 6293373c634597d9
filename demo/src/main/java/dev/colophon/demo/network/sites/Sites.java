package dev.colophon.demo.network.sites;

import dev.colophon.fingerprint.Medium;
import dev.colophon.samples.text.Stories.Language;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The thirty sites. */
public final class Sites {

    public static final String TUNEHAVEN = "tunehaven.example";
    public static final String SONG_HARBOUR = "song-harbour.example";
    public static final String MP3_ATTIC = "mp3-attic.example";
    public static final String LOOPS = "loops-and-lights.example";
    public static final String NIGHT_RIPS = "night-radio-rips.example";
    static final String FREE_BEATS = "free-beats.example";
    public static final String TUNE_MIRROR = "tune-mirror.example";
    public static final String WALLPAPER_WELL = "wallpaper-well.example";
    public static final String PIXEL_ORCHARD = "pixel-orchard.example";
    public static final String DESKTOP_VIEWS = "desktop-views.example";
    public static final String HUA_TU = "hua-tu.example";
    static final String MEI_TU = "mei-tu-ku.example";
    public static final String PHOTO_HEAP = "photo-heap.example";
    public static final String CLIP_CELLAR = "clip-cellar.example";
    public static final String STREAM_BARN = "stream-barn.example";
    public static final String FILM_ATTIC = "film-attic.example";
    static final String YING_SHI = "ying-shi.example";
    static final String WATCH_LATER = "watch-later.example";
    public static final String XIAO_SHUO = "xiao-shuo.example";
    public static final String DU_SHU = "du-shu.example";
    public static final String WEN_KU = "wen-ku.example";
    public static final String STORY_VAULT = "story-vault.example";
    public static final String RADIO = "partner-radio.example";
    public static final String MUSEUM = "city-museum.example";
    public static final String READING_HOUSE = "reading-house.example";
    public static final String LEAF_NOTES = "leaf-notes.example";
    public static final String PHOTO_FORUM = "photo-forum.example";
    public static final String YARN_SHOP = "yarn-shop.example";
    public static final String NEWS = "harbour-news.example";
    public static final String OLD_TEXTS = "old-texts.example";

    /** Sites of different owners that wear one public theme. */
    public static final Set<String> PUBLIC_THEME = Set.of(FREE_BEATS, PHOTO_HEAP, YARN_SHOP, LEAF_NOTES);
    /** Sites of different owners whose hosting company put its address into the footer. */
    public static final Set<String> SAME_HOSTING = Set.of(LOOPS, STREAM_BARN, PHOTO_FORUM, OLD_TEXTS);
    /** Sites of different owners that show one popular picture. */
    public static final Set<String> POPULAR_FILE = Set.of(WALLPAPER_WELL, FILM_ATTIC, STORY_VAULT, NEWS);
    /** Sites of different owners that show pictures from the forum, where anybody can upload. */
    public static final Set<String> HOTLINKING = Set.of(SONG_HARBOUR, CLIP_CELLAR);

    private static final long PUBLIC_DRESS = 5;

    private static final List<SiteProfile> ALL = founded();

    private Sites() {}

    /** All of them, group by group. */
    public static List<SiteProfile> all() {
        return ALL;
    }

    /** The sites of a group, in order of their place. */
    public static List<SiteProfile> of(Group group) {
        return ALL.stream().filter(site -> site.group() == group).toList();
    }

    /** The site of this name. */
    public static SiteProfile of(String host) {
        return ALL.stream().filter(site -> site.host().equals(host)).findFirst().orElseThrow();
    }

    /** The platform that the owners of works of a medium have authorised. */
    public static String licensed(Medium medium) {
        return switch (medium) {
            case AUDIO, VIDEO -> RADIO;
            case IMAGE -> MUSEUM;
            case TEXT -> READING_HOUSE;
        };
    }

    /** The hosts of each operator. */
    public static List<Set<String>> operators() {
        List<Set<String>> operators = new ArrayList<>();
        for (Group group : Group.values()) {
            if (group.isOperator()) {
                operators.add(of(group).stream().map(SiteProfile::host).collect(Collectors.toUnmodifiableSet()));
            }
        }
        return List.copyOf(operators);
    }

    private record Line(String host, String name, Language language, int details, List<String> friends) {}

    private static Line english(String host, String name, int details, String... friends) {
        return new Line(host, name, Language.ENGLISH, details, List.of(friends));
    }

    private static Line chinese(String host, String name, int details, String... friends) {
        return new Line(host, name, Language.CHINESE, details, List.of(friends));
    }

    private static List<SiteProfile> founded() {
        List<SiteProfile> sites = new ArrayList<>();
        add(
                sites,
                Group.TUNES,
                english(TUNEHAVEN, "Tune Haven", 116, SONG_HARBOUR, TUNE_MIRROR),
                english(SONG_HARBOUR, "Song Harbour", 104, TUNEHAVEN),
                english(MP3_ATTIC, "The MP3 Attic", 96, LOOPS),
                english(LOOPS, "Loops & Lights", 92),
                english(NIGHT_RIPS, "Night Radio Rips", 88, FREE_BEATS),
                english(FREE_BEATS, "Free Beats", 92),
                english(TUNE_MIRROR, "Tune Haven Mirror", 12));
        add(
                sites,
                Group.WALLPAPERS,
                english(WALLPAPER_WELL, "Wallpaper Well", 112, HUA_TU),
                english(PIXEL_ORCHARD, "Pixel Orchard", 100, DESKTOP_VIEWS),
                english(DESKTOP_VIEWS, "Desktop Views", 92),
                chinese(HUA_TU, "画图网", 96, MEI_TU),
                chinese(MEI_TU, "美图库", 92),
                chinese(PHOTO_HEAP, "图片堆", 88));
        add(
                sites,
                Group.FILMS,
                english(CLIP_CELLAR, "Clip Cellar", 104, STREAM_BARN),
                english(STREAM_BARN, "Stream Barn", 88),
                english(FILM_ATTIC, "Film Attic", 92, YING_SHI),
                chinese(YING_SHI, "影视大全", 96, WATCH_LATER),
                chinese(WATCH_LATER, "稍后再看", 84));
        add(
                sites,
                Group.NOVELS,
                chinese(XIAO_SHUO, "小说阁", 112, DU_SHU),
                chinese(DU_SHU, "读书吧", 100),
                chinese(WEN_KU, "文库", 92),
                english(STORY_VAULT, "Story Vault", 96));
        add(
                sites,
                Group.LICENSED,
                english(RADIO, "Partner Radio", 64),
                english(MUSEUM, "City Museum", 64),
                chinese(READING_HOUSE, "阅读之家", 56, OLD_TEXTS));
        add(
                sites,
                Group.INDEPENDENT,
                english(LEAF_NOTES, "Leaf Notes", 64, STORY_VAULT),
                english(PHOTO_FORUM, "Photo Forum", 84, MUSEUM),
                english(YARN_SHOP, "The Yarn Shop", 68),
                english(NEWS, "Harbour News", 80, RADIO, YARN_SHOP),
                english(OLD_TEXTS, "Old Texts", 24));
        return List.copyOf(sites);
    }

    private static void add(List<SiteProfile> sites, Group group, Line... lines) {
        for (int place = 0; place < lines.length; place++) {
            Line line = lines[place];
            List<Trace> traces = group.isOperator() ? Trace.of(group, place, lines.length, line.language()) : List.of();
            sites.add(new SiteProfile(
                    line.host(),
                    line.name(),
                    group,
                    place,
                    line.language(),
                    line.details(),
                    dress(line.host(), traces),
                    robots(line.host(), group, place),
                    traces,
                    line.friends()));
        }
    }

    private static long dress(String host, List<Trace> traces) {
        if (PUBLIC_THEME.contains(host)) {
            return PUBLIC_DRESS;
        }
        Optional<Trace> shared = traces.stream()
                .filter(trace -> trace.kind() == Trace.Kind.TEMPLATE)
                .findFirst();
        return shared.map(trace -> Long.parseLong(trace.value())).orElse((long) host.hashCode());
    }

    private static Robots robots(String host, Group group, int place) {
        return switch (host) {
            case TUNE_MIRROR -> Robots.broken();
            case PHOTO_FORUM -> Robots.forUs(group.closed(), "/*.bak$");
            case OLD_TEXTS -> Robots.slowly(Duration.ofSeconds(2), "/scans/");
            case NEWS -> Robots.forAll(group.closed(), "/*?print=", "+/admin/contact");
            case LEAF_NOTES, YARN_SHOP -> Robots.none();
            default ->
                switch (group) {
                    case WALLPAPERS, LICENSED -> Robots.forAll(group.closed(), "+" + group.closed() + "about");
                    default ->
                        place % 3 == 0
                                ? Robots.forAll(group.closed())
                                : place % 3 == 1 ? Robots.forAll(group.closed(), "/search") : Robots.none();
                };
        };
    }
}
