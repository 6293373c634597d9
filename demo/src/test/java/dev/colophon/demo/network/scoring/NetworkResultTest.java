package dev.colophon.demo.network.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.demo.words.DemoWords;
import dev.colophon.evidence.messages.Language;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NetworkResultTest {

    private static final DemoWords ENGLISH = DemoWords.ofNetwork(Language.ENGLISH);

    private static final PlantedCopy SONG = new PlantedCopy(
            "http://a.example:80/files/song.mp3",
            Set.of("http://a.example:80/dl/1"),
            Set.of("http://a.example:80/song/1.html", "http://a.example:80/feed.xml"),
            "Lantern Waltz",
            "4 % faster",
            "audio[src]",
            Optional.empty());

    private static final PlantedCopy STREAM = new PlantedCopy(
            "http://b.example:80/files/f/master.m3u8",
            Set.of("http://b.example:80/files/f/"),
            Set.of("http://b.example:80/watch/1/"),
            "The Paper Boat",
            "cut into a stream",
            "HLS playlist",
            Optional.empty());

    private static final PlantedCopy STORY = new PlantedCopy(
            "http://b.example:80/read/1.html",
            Set.of(),
            Set.of("http://b.example:80/read/1.html"),
            "The Last Leaf",
            "a chapter",
            "text of the page",
            Optional.empty());

    private static final PlantedCopy ALLOWED = new PlantedCopy(
            "http://radio.example:80/files/song.mp3",
            Set.of(),
            Set.of("http://radio.example:80/archive/1"),
            "Lantern Waltz",
            "AAC 48k",
            "audio[src]",
            Optional.of("authorised host"));

    private static final NetworkKey KEY = new NetworkKey(
            List.of(SONG, STREAM, STORY),
            List.of(ALLOWED),
            Set.of("a.example", "b.example", "c.example", "radio.example", "down.example"),
            List.of(Set.of("a.example", "b.example", "c.example", "down.example")),
            Set.of("down.example"),
            Set.of("http://a.example:80/vip/best.mp3"),
            4,
            Set.of(SONG.mediaUrl(), STREAM.mediaUrl(), ALLOWED.mediaUrl(), "http://a.example:80/vip/best.mp3"));

    private static final SeenCopy SONG_SEEN = seen(SONG, "http://a.example:80/song/1.html", false);
    private static final SeenCopy STREAM_SEEN = seen(STREAM, "http://b.example:80/watch/1/", false);
    private static final SeenCopy STORY_SEEN = new SeenCopy(STORY.mediaUrl(), Set.of(), STORY.workTitle(), false);
    private static final SeenCopy ALLOWED_SEEN = seen(ALLOWED, "http://radio.example:80/archive/1", true);
    private static final List<Set<String>> RIGHT_GROUPS = List.of(Set.of("a.example", "b.example", "c.example"));

    private static SeenCopy seen(PlantedCopy copy, String page, boolean cleared) {
        return new SeenCopy(copy.mediaUrl(), Set.of(page), copy.workTitle(), cleared);
    }

    private static NetworkResult judge(SeenCopy... seen) {
        return NetworkResult.of(KEY, List.of(seen), RIGHT_GROUPS);
    }

    @Test
    void everythingFoundAndNothingElseIsRight() {
        NetworkResult result = judge(SONG_SEEN, STREAM_SEEN, STORY_SEEN, ALLOWED_SEEN);
        assertThat(result.isRight()).isTrue();
        assertThat(result.found()).containsExactly(SONG, STREAM, STORY);
        assertThat(result.cleared()).containsExactly(ALLOWED);
        assertThat(result.summary(ENGLISH))
                .isEqualTo("3 of 3 planted copies found, 0 false, 1 of 1 lawful uses cleared, "
                        + "operators: precision 1.000, recall 1.000, F1 1.000");
        assertThat(result.table(ENGLISH))
                .anyMatch(line -> line.matches("altered +4 % faster +1 of +1 found"))
                .anyMatch(line -> line.matches("shown by +HLS playlist +1 of +1 found"))
                .noneMatch(line -> line.startsWith("MISSED") || line.startsWith("FALSE"));
    }

    /** It was in English, whoever looked on. */
    @Test
    void whatWasFoundIsToldInTheLanguageOfTheReader() {
        DemoWords chinese = DemoWords.ofNetwork(Language.of("zh").orElseThrow());
        assertThat(judge(SONG_SEEN, STORY_SEEN, seen(ALLOWED, "http://radio.example:80/archive/1", false))
                        .table(chinese))
                .contains(
                        "漏找     http://b.example:80/files/f/master.m3u8：The Paper Boat，切成流媒体，HLS 播放列表",
                        "误控     http://radio.example:80/files/song.mp3：Lantern Waltz，AAC 48k，audio[src]，已授权的主机")
                .anyMatch(line -> line.matches("修改方式  加快 4 % +1 个中找到 +1 个"))
                .last()
                .isEqualTo("放置的 3 个副本中找到 2 个，误报 0 个，1 项合法使用中排除 0 项，" + "经营者：准确率 1.000，召回率 1.000，F1 1.000");
    }

    @Test
    void aliasesLeadToTheSameBytes() {
        NetworkResult result = judge(
                new SeenCopy("http://a.example:80/dl/1", SONG.pageUrls(), SONG.workTitle(), false),
                new SeenCopy("http://b.example:80/files/f/index0.ts", STREAM.pageUrls(), STREAM.workTitle(), false),
                STORY_SEEN,
                ALLOWED_SEEN);
        assertThat(result.isRight()).isTrue();
    }

    @Test
    void anEntryOfAnArchiveIsTheArchive() {
        SeenCopy entry = new SeenCopy(SONG.mediaUrl() + "!/song.mp3", SONG.pageUrls(), SONG.workTitle(), false);
        assertThat(judge(entry).found()).containsExactly(SONG);
    }

    @Test
    void whatWasNotSeenIsMissingByKind() {
        NetworkResult result = judge(SONG_SEEN, STORY_SEEN, ALLOWED_SEEN);
        assertThat(result.isRight()).isFalse();
        assertThat(result.missing()).containsExactly(STREAM);
        assertThat(result.table(ENGLISH))
                .anyMatch(line -> line.startsWith("MISSED   " + STREAM.mediaUrl()))
                .anyMatch(line -> line.matches("altered +cut into a stream +0 of +1 found"));
    }

    @Test
    void aCopyWithoutTheRightPageIsCountedApart() {
        NetworkResult result = judge(seen(SONG, "http://a.example:80/", false), STREAM_SEEN, STORY_SEEN, ALLOWED_SEEN);
        assertThat(result.isRight()).isFalse();
        assertThat(result.withoutPage()).containsExactly(SONG);
    }

    @Test
    void aMatchWithAnotherWorkOrOnAnotherMediumIsFalse() {
        SeenCopy otherWork = new SeenCopy(SONG.mediaUrl(), SONG.pageUrls(), "Night Freight", false);
        SeenCopy otherMedium =
                new SeenCopy("http://c.example:80/own.mp3", Set.of("http://c.example:80/"), "Lantern Waltz", false);
        NetworkResult result = judge(otherWork, otherMedium, STREAM_SEEN, STORY_SEEN, ALLOWED_SEEN);
        assertThat(result.wrong()).containsExactly(otherWork, otherMedium);
        assertThat(result.missing()).containsExactly(SONG);
    }

    @Test
    void aLawfulUseThatIsReportedAsACopyIsAccusedAndAnUnlawfulOneThatIsClearedIsExcused() {
        NetworkResult result = judge(
                seen(SONG, "http://a.example:80/song/1.html", true),
                STREAM_SEEN,
                STORY_SEEN,
                seen(ALLOWED, "http://radio.example:80/archive/1", false));
        assertThat(result.isRight()).isFalse();
        assertThat(result.accused()).containsExactly(ALLOWED);
        assertThat(result.excused()).containsExactly(SONG);
        assertThat(result.summary(ENGLISH))
                .startsWith("2 of 3 planted copies found, 0 false, 0 of 1 lawful uses cleared");
    }

    @Test
    void aLawfulUseThatNobodyReportsIsUnseen() {
        NetworkResult result = judge(SONG_SEEN, STREAM_SEEN, STORY_SEEN);
        assertThat(result.unseen()).containsExactly(ALLOWED);
        assertThat(result.isRight()).isFalse();
    }

    @Test
    void aMatchInAForbiddenFolderIsATrespass() {
        SeenCopy bait = new SeenCopy(
                "http://a.example:80/vip/best.mp3", Set.of("http://a.example:80/about"), "Lantern Waltz", false);
        NetworkResult result = judge(SONG_SEEN, STREAM_SEEN, STORY_SEEN, ALLOWED_SEEN, bait);
        assertThat(result.trespasses()).containsExactly(bait);
        assertThat(result.wrong()).isEmpty();
        assertThat(result.isRight()).isFalse();
    }

    @Test
    void operatorsAreComparedInPairsOfSitesThatCanBeReached() {
        GroupingScore half = NetworkResult.of(KEY, List.of(), List.of(Set.of("A.example", "b.example:8000")))
                .operators();
        assertThat(half.together()).isEqualTo(1);
        assertThat(half.parted()).isEqualTo(2);
        assertThat(half.precision()).isEqualTo(1);
        assertThat(half.recall()).isEqualTo(1.0 / 3);
        assertThat(half.f1()).isEqualTo(0.5);

        GroupingScore mixed = NetworkResult.of(
                        KEY, List.of(), List.of(Set.of("a.example", "radio.example", "down.example")))
                .operators();
        assertThat(mixed.confused()).containsExactly("a.example + radio.example");
        assertThat(mixed.precision()).isZero();
        assertThat(mixed.f1()).isZero();

        GroupingScore none = NetworkResult.of(KEY, List.of(), List.of()).operators();
        assertThat(none.precision()).isEqualTo(1);
        assertThat(none.recall()).isZero();
    }
}
