package dev.colophon.demo.network;

import dev.colophon.demo.network.copies.Alteration;
import dev.colophon.demo.network.copies.DemoWork;
import dev.colophon.demo.network.copies.NetworkWorks;
import dev.colophon.demo.network.copies.Recipe;
import dev.colophon.demo.network.copies.StoryCopies;
import dev.colophon.demo.network.pages.Embedding;
import dev.colophon.demo.network.pages.Oddities;
import dev.colophon.demo.network.pages.SiteWriter;
import dev.colophon.demo.network.pages.Unrelated;
import dev.colophon.demo.network.scoring.NetworkKey;
import dev.colophon.demo.network.scoring.PlantedCopy;
import dev.colophon.demo.network.server.Answer;
import dev.colophon.demo.network.sites.SiteProfile;
import dev.colophon.demo.network.sites.Sites;
import dev.colophon.fingerprint.Medium;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What stands where: all pages, which media are on them, and the key. The same for the same port. */
final class NetworkPlan {

    private static final Set<String> WITH_WATCHED_FEED = Set.of(Sites.NIGHT_RIPS, Sites.FILM_ATTIC);
    /** Every so many copies stand with an operator of other things. */
    private static final int ABROAD = 7;
    /** Every so many copies stand on a second site of the operator, as the same bytes. */
    private static final int MIRRORED = 3;

    private final int port;
    private final Map<String, SiteWriter> writers = new LinkedHashMap<>();
    private final Map<Medium, Deque<Embedding>> turns = new EnumMap<>(Medium.class);
    private final List<PlantedCopy> borrowed = new ArrayList<>();

    private NetworkPlan(int port) {
        this.port = port;
        for (SiteProfile site : Sites.all()) {
            writers.put(site.host(), new SiteWriter(site, origin(site.host())));
        }
        for (Medium medium : Medium.values()) {
            turns.put(medium, new ArrayDeque<>(Embedding.of(medium)));
        }
    }

    /** The network as a server at a port shows it. */
    static NetworkPlan of(int port) {
        NetworkPlan plan = new NetworkPlan(port);
        plan.plantFiles();
        plan.plantTexts();
        plan.allowed();
        new Unrelated(plan.writers).place();
        plan.borrowFromForum();
        Oddities oddities = new Oddities(plan.writers, port);
        oddities.place();
        plan.writers.values().forEach(SiteWriter::write);
        oddities.overlay();
        return plan;
    }

    private String origin(String host) {
        return "http://" + host + ":" + port;
    }

    /** By host, then by path. */
    Map<String, Map<String, Answer>> answers() {
        Map<String, Map<String, Answer>> answers = new LinkedHashMap<>();
        writers.forEach((host, writer) -> answers.put(host, writer.answers()));
        return answers;
    }

    /** All files that are served, the closed site's left out. */
    Set<Recipe> recipes() {
        Set<Recipe> recipes = new LinkedHashSet<>();
        for (SiteWriter writer : writers.values()) {
            for (Answer answer : writer.answers().values()) {
                switch (answer) {
                    case Answer.Medium(Recipe recipe) -> recipes.add(recipe);
                    case Answer.Folder(Recipe recipe) -> recipes.add(recipe);
                    default -> {}
                }
            }
        }
        return recipes;
    }

    NetworkKey key() {
        List<PlantedCopy> all = new ArrayList<>(borrowed);
        Set<String> media = new LinkedHashSet<>();
        Set<String> baits = new LinkedHashSet<>();
        int pages = 0;
        for (SiteWriter writer : writers.values()) {
            all.addAll(writer.planted());
            media.addAll(writer.media());
            baits.addAll(writer.baits());
            pages += (int) writer.answers().values().stream()
                    .filter(NetworkPlan::isPage)
                    .count();
        }
        return new NetworkKey(
                all.stream().filter(copy -> copy.lawful().isEmpty()).toList(),
                all.stream().filter(copy -> copy.lawful().isPresent()).toList(),
                Set.copyOf(writers.keySet()),
                Sites.operators(),
                Sites.all().stream()
                        .filter(SiteProfile::isClosed)
                        .map(SiteProfile::host)
                        .collect(Collectors.toSet()),
                baits,
                pages,
                media);
    }

    private static boolean isPage(Answer answer) {
        return switch (answer) {
            case Answer.Ready ready ->
                ready.status() == 200
                        && ready.headers().getOrDefault("Content-Type", "").startsWith("text/html");
            case Answer.Busy busy -> isPage(busy.then());
            case Answer.Slow slow -> isPage(slow.then());
            default -> false;
        };
    }

    private void plantFiles() {
        for (Medium medium : List.of(Medium.AUDIO, Medium.IMAGE, Medium.VIDEO)) {
            List<SiteProfile> home = open(medium);
            List<SiteProfile> abroad = Sites.all().stream()
                    .filter(site -> site.group().isOperator() && site.group().medium() != medium && !site.isClosed())
                    .toList();
            List<Recipe.Copy> copies = copies(medium);
            for (int i = 0; i < copies.size(); i++) {
                Recipe.Copy copy = copies.get(i);
                boolean away = medium != Medium.VIDEO && i % ABROAD == ABROAD - 1;
                SiteProfile site = away ? abroad.get(i * 5 % abroad.size()) : home.get(i % home.size());
                plant(site, copy, Optional.empty());
                if (!away && i % MIRRORED == 0) {
                    plant(home.get((i + 1) % home.size()), copy, Optional.empty());
                }
            }
        }
        // Anybody can upload to a forum.
        SiteProfile forum = Sites.of(Sites.PHOTO_FORUM);
        copies(Medium.IMAGE).stream().skip(5).limit(3).forEach(copy -> plant(forum, copy, Optional.empty()));
    }

    /** The operator's sites for a medium that are not closed. */
    private static List<SiteProfile> open(Medium medium) {
        return Sites.all().stream()
                .filter(site -> site.group().isOperator() && site.group().medium() == medium && !site.isClosed())
                .toList();
    }

    /** About half of all works by all alterations, each work and each alteration several times. */
    private static List<Recipe.Copy> copies(Medium medium) {
        List<Recipe.Copy> copies = new ArrayList<>();
        List<DemoWork> works = NetworkWorks.of(medium);
        List<Alteration> alterations = Alteration.of(medium);
        int kept = switch (medium) {
            case AUDIO -> 5;
            case IMAGE -> 3;
            case VIDEO, TEXT -> alterations.size();
        };
        for (int a = 0; a < alterations.size(); a++) {
            for (int w = 0; w < works.size(); w++) {
                if ((w + a) % alterations.size() < kept) {
                    copies.add(new Recipe.Copy(works.get(w), alterations.get(a)));
                }
            }
        }
        return copies;
    }

    private void plant(SiteProfile site, Recipe.Copy copy, Optional<String> lawful) {
        Medium shownAs = copy.alteration() == Alteration.FILM_SOUND
                ? Medium.VIDEO
                : copy.work().medium();
        Embedding embedding = copy.alteration() == Alteration.STREAMED ? Embedding.PLAYLIST : next(shownAs, site);
        writer(site.host())
                .show(
                        copy,
                        shownAs,
                        embedding,
                        Optional.of(new SiteWriter.Planting(copy.work(), copy.alteration(), lawful)));
    }

    /** The embedding whose turn it is, of those that fit the site. */
    private Embedding next(Medium medium, SiteProfile site) {
        Deque<Embedding> turn = turns.getOrDefault(medium, new ArrayDeque<>());
        Embedding chosen = turn.stream()
                .filter(embedding -> switch (embedding) {
                    case IMAGE_SITEMAP -> site.hasSiteMap();
                    case ENCLOSURE -> WITH_WATCHED_FEED.contains(site.host());
                    default -> true;
                })
                .findFirst()
                .orElseThrow();
        turn.remove(chosen);
        turn.addLast(chosen);
        return chosen;
    }

    private SiteWriter writer(String host) {
        return Optional.ofNullable(writers.get(host)).orElseThrow();
    }

    private void plantTexts() {
        List<SiteProfile> home = open(Medium.TEXT);
        int turn = 0;
        for (DemoWork story : NetworkWorks.of(Medium.TEXT)) {
            for (Alteration alteration : Alteration.of(Medium.TEXT)) {
                boolean forChinese = alteration == Alteration.TRADITIONAL;
                boolean forEnglish = alteration == Alteration.DISGUISED || alteration == Alteration.FULL_WIDTH;
                if (NetworkWorks.isChinese(story) ? forEnglish : forChinese) {
                    continue;
                }
                // GBK has no zero-width characters: disguises stay on a site in UTF-8.
                SiteProfile first = forEnglish ? Sites.of(Sites.STORY_VAULT) : home.get(turn % home.size());
                SiteProfile second = home.get((turn + 1) % home.size());
                tell(first, story, alteration);
                if (!forEnglish && turn % MIRRORED != 2) {
                    tell(second, story, alteration);
                }
                turn++;
            }
            plant(home.get(turn % home.size()), new Recipe.Copy(story, Alteration.CHAPTER), Optional.empty());
        }
    }

    private void tell(SiteProfile site, DemoWork story, Alteration alteration) {
        writer(site.host())
                .tell(
                        StoryCopies.make(alteration, story),
                        new SiteWriter.Planting(story, alteration, Optional.empty()));
    }

    /** Authorised hosts, and quotations. */
    private void allowed() {
        Optional<String> host = Optional.of("authorised host");
        for (DemoWork music : NetworkWorks.of(Medium.AUDIO)) {
            plant(Sites.of(Sites.RADIO), new Recipe.Copy(music, Alteration.AAC), host);
        }
        for (DemoWork film : NetworkWorks.of(Medium.VIDEO).subList(0, 2)) {
            plant(Sites.of(Sites.RADIO), new Recipe.Copy(film, Alteration.LINES_240), host);
        }
        for (DemoWork picture : NetworkWorks.of(Medium.IMAGE).subList(0, 8)) {
            plant(Sites.of(Sites.MUSEUM), new Recipe.Copy(picture, Alteration.HALF_SIZE), host);
        }
        for (DemoWork story : NetworkWorks.of(Medium.TEXT)) {
            writer(Sites.READING_HOUSE)
                    .tell(
                            StoryCopies.make(Alteration.CHAPTER, story),
                            new SiteWriter.Planting(story, Alteration.CHAPTER, host));
        }
        DemoWork leaf = NetworkWorks.of(Medium.TEXT).getFirst();
        for (String reviewer : List.of(Sites.LEAF_NOTES, Sites.NEWS)) {
            writer(reviewer)
                    .tell(
                            Unrelated.review(reviewer.hashCode(), StoryCopies.quotation(leaf)),
                            new SiteWriter.Planting(leaf, Alteration.CHAPTER, Optional.of("short quotation")));
        }
    }

    /** Two sites of different operators show what lies at the forum: one stranger's pictures, and a copy. */
    private void borrowFromForum() {
        SiteWriter forum = writer(Sites.PHOTO_FORUM);
        List<PlantedCopy> uploads = List.copyOf(forum.planted());
        List<String> own = forum.media().stream()
                .filter(url -> uploads.stream().noneMatch(copy -> copy.isAt(url)))
                .toList();
        for (String host : Sites.HOTLINKING) {
            own.stream().limit(3).forEach(url -> writer(host).borrow(url));
        }
        PlantedCopy upload = uploads.stream()
                .filter(copy -> !copy.mediaUrl().endsWith(".zip"))
                .findFirst()
                .orElseThrow();
        String page = writer(Sites.SONG_HARBOUR).borrow(upload.mediaUrl());
        Set<String> pages = new LinkedHashSet<>(upload.pageUrls());
        pages.add(page);
        forum.planted().remove(upload);
        borrowed.add(new PlantedCopy(
                upload.mediaUrl(),
                upload.aliases(),
                pages,
                upload.workTitle(),
                upload.alteration(),
                upload.embedding(),
                upload.lawful()));
    }
}
