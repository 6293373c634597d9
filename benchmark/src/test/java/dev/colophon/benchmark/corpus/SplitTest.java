package dev.colophon.benchmark.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.colophon.fingerprint.Medium;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SplitTest {

    private static Item item(String source, int number, double seconds) {
        String name = source + "-" + number + ".ogg";
        return new Item(Medium.AUDIO, source, Path.of(source, name), name, seconds);
    }

    private static List<Item> album(String source, int tracks, double seconds) {
        return IntStream.range(0, tracks)
                .mapToObj(i -> item(source, i, seconds))
                .toList();
    }

    private static Set<String> sources(List<Item> half) {
        return half.stream().map(Item::source).collect(Collectors.toSet());
    }

    @Test
    void noSourceIsOnBothSides() {
        List<Item> items = new ArrayList<>();
        for (int album = 0; album < 40; album++) {
            items.addAll(album("album " + album, 1 + album % 7, 100 + album));
        }
        Split split = Split.of(new Corpus(items));
        assertThat(sources(split.reporting())).doesNotContainAnyElementsOf(sources(split.tuning()));
        assertThat(split.reporting().size() + split.tuning().size()).isEqualTo(items.size());
        double all = new Corpus(items).hours();
        assertThat(new Corpus(split.reporting()).hours() / all).isCloseTo(0.5, within(0.05));
    }

    @Test
    void dependsOnNamesOnly() {
        List<Item> items = new ArrayList<>();
        for (int album = 0; album < 20; album++) {
            items.addAll(album("album " + album, 3, 200));
        }
        Split before = Split.of(new Corpus(items));
        Collections.shuffle(items, new Random(7));
        assertThat(sources(Split.of(new Corpus(items)).reporting())).isEqualTo(sources(before.reporting()));
    }

    @Test
    void ourPackagesHaveFixedHalves() {
        List<Item> items = new ArrayList<>(album("wesnoth-1.18-music", 2, 100));
        items.addAll(album("singularity-music", 1, 100));
        items.addAll(album("supertux-data", 9, 100));
        Split split = Split.of(new Corpus(items));
        assertThat(sources(split.reporting())).containsExactlyInAnyOrder("wesnoth-1.18-music", "singularity-music");
        assertThat(sources(split.tuning())).containsExactly("supertux-data");
    }

    @Test
    void theSameFileTwiceIsOneWork() {
        Item once = item("a", 1, 60);
        Item again = new Item(Medium.AUDIO, "b", Path.of("b", "other name.ogg"), once.digest(), 60);
        assertThat(new Corpus(List.of(once, again)).items()).containsExactly(once);
    }

    @Test
    void fewerWorksAreTakenEvenly() {
        Split split = new Split(album("a", 100, 60), album("b", 5, 60)).atMost(10);
        assertThat(split.tuning()).hasSize(10);
        assertThat(split.tuning().getLast().name()).isEqualTo("a-90.ogg");
        assertThat(split.reporting()).hasSize(5);
    }

    @Test
    void theSameMusicInTwoPackagesIsOneFamily() {
        Item tux = named("supertux-data", "games__supertux2__music__misc__battle_theme.ogg");
        Item flare = named("flare-game", "battle_theme.ogg");
        assertThat(Kinship.sameFamily(tux, flare)).isTrue();
        assertThat(Kinship.sameFamily(tux, tux)).isTrue();
        assertThat(Kinship.sameFamily(tux, named("flare-game", "cave_theme.ogg")))
                .isFalse();
        assertThat(Kinship.sameFamily(
                        named("singularity-music", "Through Space.ogg"),
                        named("starfighter-data", "through_space.ogg")))
                .isTrue();
        assertThat(Kinship.sameFamily(named("warzone2100-music", "menu.opus"), named("marsshooter-data", "menu.ogg")))
                .isFalse();
    }

    private static Item named(String source, String name) {
        return new Item(Medium.AUDIO, source, Path.of(source, name), source + name, 60);
    }
}
