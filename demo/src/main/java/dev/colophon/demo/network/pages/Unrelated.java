package dev.colophon.demo.network.pages;

import dev.colophon.demo.network.copies.Recipe;
import dev.colophon.demo.network.sites.Group;
import dev.colophon.demo.network.sites.SiteProfile;
import dev.colophon.demo.network.sites.Sites;
import dev.colophon.demo.network.sites.Trace;
import dev.colophon.fingerprint.Medium;
import dev.colophon.samples.text.Stories;
import dev.colophon.samples.text.Stories.Language;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** What has nothing to do with the catalogue: most of the network. */
public final class Unrelated {

    /** Files that the sites of a window of one operator have in common. */
    private static final int SHARED = 3;

    /** Beyond all seeds of the catalogue: the same seed would be the same picture. */
    public static final long FIRST_SEED = 100_000;

    private static final long FIRST_SHARED_SEED = 200_000;
    private static final long POPULAR = 199_999;
    private static final int SEEDS_A_SITE = 200;

    private final Map<String, SiteWriter> writers;

    /**
     * For these sites.
     *
     * @param writers of all sites, by host
     */
    public Unrelated(Map<String, SiteWriter> writers) {
        this.writers = writers;
    }

    /** How many files of each kind a site has. */
    private record Stock(int music, int speech, int pictures, int films, int texts) {}

    private static Stock stock(SiteProfile site) {
        return switch (site.host()) {
            case Sites.TUNE_MIRROR -> new Stock(3, 0, 0, 0, 0);
            case Sites.NIGHT_RIPS -> new Stock(6, 9, 2, 0, 0);
            case Sites.RADIO -> new Stock(4, 5, 2, 0, 0);
            case Sites.MUSEUM -> new Stock(0, 0, 12, 0, 0);
            case Sites.READING_HOUSE -> new Stock(0, 0, 3, 0, 3);
            case Sites.LEAF_NOTES -> new Stock(0, 0, 8, 0, 0);
            case Sites.PHOTO_FORUM -> new Stock(0, 0, 24, 0, 0);
            case Sites.YARN_SHOP -> new Stock(0, 0, 20, 0, 0);
            case Sites.NEWS -> new Stock(1, 1, 10, 1, 0);
            case Sites.OLD_TEXTS -> new Stock(0, 0, 0, 0, 4);
            default ->
                switch (site.group()) {
                    case TUNES -> new Stock(8, 1, 3, 0, 0);
                    case WALLPAPERS -> new Stock(0, 0, 18, 0, 0);
                    case FILMS -> new Stock(1, 0, 5, 2, 0);
                    default -> new Stock(0, 0, 4, 0, 2);
                };
        };
    }

    /** Puts everything onto the pages. */
    public void place() {
        writers.values().forEach(this::fill);
        for (String host : Sites.POPULAR_FILE) {
            Optional.ofNullable(writers.get(host))
                    .orElseThrow()
                    .show(new Recipe.OwnPicture(POPULAR), Medium.IMAGE, Embedding.IMG_SRC, Optional.empty());
        }
    }

    private void fill(SiteWriter writer) {
        SiteProfile site = writer.site();
        Map<Medium, Deque<Embedding>> turns = new EnumMap<>(Medium.class);
        long seed = FIRST_SEED + (long) SEEDS_A_SITE * Sites.all().indexOf(site);
        if (site.group().isOperator()) {
            for (int start : Trace.windows(Sites.of(site.group()).size())) {
                if (site.place() >= start && site.place() < start + 3) {
                    for (int i = 0; i < SHARED; i++) {
                        long shared = FIRST_SHARED_SEED
                                + 100L * Math.floorMod(site.group().name().hashCode(), 10_000)
                                + 10L * start
                                + i;
                        show(writer, shared(site.group(), shared), turns);
                    }
                }
            }
        }
        Stock stock = stock(site);
        for (int i = 0; i < stock.music(); i++) {
            show(writer, new Recipe.OwnMusic(seed++), turns);
        }
        for (int i = 0; i < stock.speech(); i++) {
            show(writer, new Recipe.OwnSpeech(seed++), turns);
        }
        for (int i = 0; i < stock.pictures(); i++) {
            show(writer, new Recipe.OwnPicture(seed++), turns);
        }
        for (int i = 0; i < stock.films(); i++) {
            show(writer, new Recipe.OwnFilm(seed++), turns);
        }
        for (int i = 0; i < stock.texts(); i++) {
            show(writer, new Recipe.OwnText(seed++, site.language()), turns);
        }
    }

    private static Recipe shared(Group group, long seed) {
        return group == Group.TUNES ? new Recipe.OwnMusic(seed) : new Recipe.OwnPicture(seed);
    }

    private static void show(SiteWriter writer, Recipe recipe, Map<Medium, Deque<Embedding>> turns) {
        Medium medium = switch (recipe) {
            case Recipe.OwnMusic _, Recipe.OwnSpeech _ -> Medium.AUDIO;
            case Recipe.OwnFilm _ -> Medium.VIDEO;
            case Recipe.OwnText _ -> Medium.TEXT;
            default -> Medium.IMAGE;
        };
        Deque<Embedding> turn = turns.computeIfAbsent(medium, _ -> new ArrayDeque<>(Embedding.of(medium)));
        Embedding embedding;
        do {
            embedding = turn.removeFirst();
            turn.addLast(embedding);
        } while (embedding == Embedding.IMAGE_SITEMAP && !writer.site().hasSiteMap());
        writer.show(recipe, medium, embedding, Optional.empty());
    }

    /** A text of somebody's own about a book, with a passage out of it. */
    public static String review(long seed, String quotation) {
        return Stories.text(seed, Language.ENGLISH, 2_500) + "\n\n" + quotation + "\n\n"
                + Stories.text(seed + 1, Language.ENGLISH, 2_500);
    }
}
