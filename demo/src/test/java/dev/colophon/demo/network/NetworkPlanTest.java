package dev.colophon.demo.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.demo.network.copies.Alteration;
import dev.colophon.demo.network.copies.DemoWork;
import dev.colophon.demo.network.copies.NetworkWorks;
import dev.colophon.demo.network.copies.Recipe;
import dev.colophon.demo.network.pages.Embedding;
import dev.colophon.demo.network.pages.Oddities;
import dev.colophon.demo.network.pages.Unrelated;
import dev.colophon.demo.network.scoring.NetworkKey;
import dev.colophon.demo.network.scoring.PlantedCopy;
import dev.colophon.demo.network.server.Answer;
import dev.colophon.demo.network.sites.Group;
import dev.colophon.demo.network.sites.SiteProfile;
import dev.colophon.demo.network.sites.Sites;
import dev.colophon.demo.network.sites.Trace;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NetworkPlanTest {

    private static final int PORT = 8_123;
    private static final NetworkPlan PLAN = NetworkPlan.of(PORT);
    private static final NetworkKey KEY = PLAN.key();

    @Test
    void isTheSameEachTime() {
        NetworkPlan again = NetworkPlan.of(PORT);
        assertThat(again.key()).isEqualTo(KEY);
        assertThat(again.recipes()).containsExactlyElementsOf(PLAN.recipes());
        assertThat(hashes(again)).isEqualTo(hashes(PLAN));
    }

    private static Map<String, Integer> hashes(NetworkPlan plan) {
        Map<String, Integer> hashes = new HashMap<>();
        plan.answers()
                .forEach((host, site) -> site.forEach((path, answer) -> {
                    if (answer instanceof Answer.Ready ready) {
                        hashes.put(host + path, Arrays.hashCode(ready.body()));
                    }
                }));
        return hashes;
    }

    @Test
    void isAsLargeAsItSays() {
        assertThat(KEY.hosts()).hasSize(30);
        assertThat(KEY.pages()).isBetween(2_800, 3_200);
        assertThat(KEY.media()).hasSizeBetween(560, 680);
        assertThat(KEY.copies()).hasSizeBetween(110, 140);
        assertThat(KEY.lawful()).hasSizeBetween(15, 25);
        assertThat(KEY.baits()).hasSizeBetween(10, 30);
        assertThat(KEY.operators()).hasSize(4);
        assertThat(KEY.operators().stream().mapToInt(Set::size).sum()).isEqualTo(22);
        assertThat(KEY.closedHosts()).containsExactly(Sites.TUNE_MIRROR);
    }

    @Test
    void everyAlterationAndEveryEmbeddingOccurs() {
        assertThat(KEY.copies().stream().map(PlantedCopy::alteration).collect(Collectors.toSet()))
                .isEqualTo(Arrays.stream(Alteration.values())
                        .map(Alteration::words)
                        .collect(Collectors.toSet()));
        assertThat(KEY.copies().stream().map(PlantedCopy::embedding).collect(Collectors.toSet()))
                .isEqualTo(
                        Arrays.stream(Embedding.values()).map(Embedding::words).collect(Collectors.toSet()));
        assertThat(KEY.copies().stream().map(PlantedCopy::workTitle).collect(Collectors.toSet()))
                .isEqualTo(
                        NetworkWorks.catalogue().stream().map(DemoWork::title).collect(Collectors.toSet()));
    }

    /** A picture of a seed of the catalogue would be a copy that the key does not know. */
    @Test
    void nothingUnrelatedHasASeedOfTheCatalogue() {
        List<Long> seeds = PLAN.recipes().stream()
                .<Long>mapMulti((recipe, sink) -> {
                    switch (recipe) {
                        case Recipe.OwnMusic(long seed) -> sink.accept(seed);
                        case Recipe.OwnSpeech(long seed) -> sink.accept(seed);
                        case Recipe.OwnPicture(long seed) -> sink.accept(seed);
                        case Recipe.OwnFilm(long seed) -> sink.accept(seed);
                        case Recipe.OwnText(long seed, var _) -> sink.accept(seed);
                        case Recipe.Copy _, Recipe.Zipped _ -> {}
                    }
                })
                .toList();
        assertThat(seeds).hasSizeGreaterThan(300).allMatch(seed -> seed >= Unrelated.FIRST_SEED);
    }

    @Test
    void aUrlLeadsToOneCopyOfOneWork() {
        List<PlantedCopy> all = KEY.all().toList();
        assertThat(all.stream().map(PlantedCopy::mediaUrl)).doesNotHaveDuplicates();
        assertThat(all.stream().map(PlantedCopy::mediaUrl)).doesNotContainAnyElementsOf(KEY.baits());
    }

    @Test
    void everyCopyIsReachedFromTheSeedsWithoutForbiddenPaths() {
        Set<String> reached = reached();
        List<String> lost = KEY.all()
                .flatMap(copy -> Stream.concat(Stream.of(copy.mediaUrl()), copy.pageUrls().stream())
                        .filter(url -> !reached.contains(url))
                        .map(url -> url + " of " + copy.embedding()))
                .toList();
        assertThat(lost).isEmpty();
        assertThat(KEY.baits().stream().filter(reached::contains)).isEmpty();
        assertThat(reached.stream().filter(url -> url.endsWith(Oddities.SPONSORED)))
                .isEmpty();
        Set<String> hosts =
                reached.stream().map(url -> URI.create(url).getHost()).collect(Collectors.toSet());
        hosts.addAll(KEY.closedHosts());
        assertThat(hosts).isEqualTo(KEY.hosts());
        assertThat(reached.stream()
                        .filter(url ->
                                KEY.closedHosts().contains(URI.create(url).getHost())))
                .isEmpty();
    }

    @Test
    void manySitesAreNoSeeds() {
        Set<String> seeded = DemoNetwork.seeds(PLAN, PORT, List.of()).stream()
                .map(seed -> URI.create(seed.url()).getHost())
                .collect(Collectors.toSet());
        assertThat(KEY.hosts().stream().filter(host -> !seeded.contains(host))).hasSizeGreaterThan(12);
    }

    /** From all seeds, each as far as it says. */
    private static Set<String> reached() {
        Set<String> reached = new HashSet<>();
        for (Seed seed : DemoNetwork.seeds(PLAN, PORT, List.of("links.txt"))) {
            List<String> starts = seed.kind().equals("URL_LIST") ? DemoNetwork.reported(PORT) : List.of(seed.url());
            starts.forEach(url ->
                    reached.addAll(new Walker(PLAN).from(url, seed.depth()).keySet()));
        }
        return reached;
    }

    @Test
    void operatorsShareMuchAndNothingStandsOnAllOfTheirSites() {
        for (Group group : List.of(Group.TUNES, Group.WALLPAPERS, Group.FILMS, Group.NOVELS)) {
            List<SiteProfile> sites = Sites.of(group);
            Map<Trace, Set<String>> where = new HashMap<>();
            sites.forEach(site -> site.traces()
                    .forEach(trace ->
                            where.computeIfAbsent(trace, _ -> new HashSet<>()).add(site.host())));
            assertThat(where.values()).as(group.name()).allMatch(hosts -> hosts.size() < sites.size());
            assertThat(connected(sites, 4))
                    .as("%s, joined by four values or more", group)
                    .hasSize(sites.size());
        }
    }

    /** The sites that hang together with the first one when so many shared values join two. */
    private static Set<String> connected(List<SiteProfile> sites, int least) {
        Set<String> joined = new HashSet<>(Set.of(sites.getFirst().host()));
        for (int round = 0; round < sites.size(); round++) {
            for (SiteProfile site : sites) {
                boolean near = sites.stream()
                        .filter(other -> joined.contains(other.host()))
                        .anyMatch(other -> shared(site, other).size() >= least);
                if (near) {
                    joined.add(site.host());
                }
            }
        }
        return joined;
    }

    @Test
    void sitesOfDifferentOperatorsShareAtMostOneDecoy() {
        List<SiteProfile> sites = Sites.all();
        List<Set<String>> decoys =
                List.of(Sites.PUBLIC_THEME, Sites.SAME_HOSTING, Sites.POPULAR_FILE, Sites.HOTLINKING);
        int pairs = 0;
        for (SiteProfile a : sites) {
            for (SiteProfile b : sites) {
                boolean different = a.group() != b.group() || !a.group().isOperator();
                if (!a.equals(b) && different) {
                    assertThat(shared(a, b)).as("%s and %s", a.host(), b.host()).isEmpty();
                    long common = decoys.stream()
                            .filter(decoy -> decoy.contains(a.host()) && decoy.contains(b.host()))
                            .count();
                    assertThat(common).as("%s and %s", a.host(), b.host()).isLessThanOrEqualTo(1);
                    pairs += (int) common;
                }
            }
        }
        assertThat(pairs).as("decoys, each counted from both sides").isGreaterThan(30);
    }

    private static Collection<Trace> shared(SiteProfile a, SiteProfile b) {
        Collection<Trace> shared = new ArrayList<>(a.traces());
        shared.retainAll(b.traces());
        return shared;
    }
}
