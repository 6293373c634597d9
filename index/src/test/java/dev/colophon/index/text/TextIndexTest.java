package dev.colophon.index.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.colophon.fingerprint.Fingerprint;
import dev.colophon.fingerprint.text.Trick;
import dev.colophon.index.Access;
import dev.colophon.index.Grade;
import dev.colophon.index.Match;
import dev.colophon.index.ReferenceId;
import dev.colophon.index.SearchOptions;
import dev.colophon.index.explanation.SameContent;
import dev.colophon.index.explanation.TextExplanation;
import dev.colophon.index.transform.Segment;
import dev.colophon.index.transform.Span;
import dev.colophon.index.transform.TextTransform;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextIndexTest extends TextContract {

    private static final ReferenceId WORK = new ReferenceId("work");

    @TempDir
    Path home;

    /** Each search needs all permits of its own kind, and those of the reference while it holds them. */
    @Test
    void searchesThatWaitForOneAnotherAllCome() throws Exception {
        try (TextIndex index = TextIndex.open(List.of(home), Access.WRITE, _ -> 0, TextParameters.DEFAULT, 1);
                ExecutorService threads = Executors.newFixedThreadPool(4)) {
            index.put(WORK, makeReference(0));
            index.commit(1);
            List<Future<List<Match>>> searches = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                searches.add(threads.submit(() -> index.search(makeAlteredCopy(0), SearchOptions.DEFAULT)));
            }
            for (Future<List<Match>> search : searches) {
                assertThat(search.get(1, TimeUnit.MINUTES))
                        .singleElement()
                        .extracting(Match::grade)
                        .isEqualTo(Grade.STRONG);
            }
        }
    }

    /** So that a work is not sought in more copies, the more were seen. */
    @Test
    void whatSomeOfManyCopiesShareByChanceIsNotSearchedForAWork() throws IOException {
        String work = Stories.english(1, 20_000);
        ReferenceId phrase = new ReferenceId("phrase");
        ReferenceId passage = new ReferenceId("passage");
        try (TextIndex copies = TextIndex.open(home, Access.WRITE)) {
            copies.put(phrase, fingerprint(around(work.substring(9_000, 9_052))));
            copies.put(passage, fingerprint(around(work.substring(4_000, 4_400))));
            copies.commit(1);
            assertThat(copies.copiesOf(fingerprint(work))).containsExactlyInAnyOrder(phrase, passage);
            for (int other = 0; other < 150; other++) {
                copies.put(new ReferenceId("other-" + other), fingerprint(Stories.english(2_000 + other, 6_000)));
            }
            copies.commit(2);
            assertThat(copies.copiesOf(fingerprint(work))).containsExactly(passage);
        }
    }

    private static String around(String part) {
        return Stories.english(1_003, 1_500) + part + Stories.english(1_004, 1_500);
    }

    /** Registers {@code work} among others and searches {@code copy}. */
    private List<Match> search(String work, String copy) throws IOException {
        try (TextIndex index = TextIndex.open(home, Access.WRITE)) {
            index.put(WORK, fingerprint(work));
            index.put(new ReferenceId("other-1"), fingerprint(Stories.english(1001, 30_000)));
            index.put(new ReferenceId("other-2"), fingerprint(Stories.chinese(1002, 30_000)));
            index.commit(1);
            return index.search(fingerprint(copy), SearchOptions.DEFAULT);
        }
    }

    private Match only(String work, String copy) throws IOException {
        List<Match> matches = search(work, copy);
        assertThat(matches).extracting(Match::reference).containsExactly(WORK);
        return matches.getFirst();
    }

    private static TextTransform transform(Match match) {
        return (TextTransform) match.transform();
    }

    private static Span.Characters inReference(Segment segment) {
        return (Span.Characters) segment.inReference();
    }

    private static Span.Characters inCopy(Segment segment) {
        return (Span.Characters) segment.inCopy();
    }

    @Test
    void aParagraphInAPageIsFoundToTheCharacter() throws IOException {
        String novel = Stories.english(5, 300_000);
        String paragraph = novel.substring(123_456, 124_056).strip();
        int start = novel.indexOf(paragraph);
        String page = "Zq Blog 9. Home, about, login. " + paragraph + " 9 Qz, copyright of somebody.";
        Match match = only(novel, page);
        assertThat(match.grade()).isEqualTo(Grade.STRONG);
        Segment segment = assertSingle(match);
        assertThat(inReference(segment).start()).isBetween(start - 3, start + 3);
        assertThat(inReference(segment).end())
                .isBetween(start + paragraph.length() - 4, start + paragraph.length() + 3);
        assertThat(inCopy(segment).start()).isBetween(28, 34);
        assertThat(transform(match).undone()).isEmpty();
        assertThat(transform(match).identity()).isGreaterThan(0.99);
        assertThat(match.coverage().ofReference()).isBetween(0.0018, 0.0022);
    }

    private static Segment assertSingle(Match match) {
        assertThat(match.segments()).hasSize(1);
        return match.segments().getFirst();
    }

    @Test
    void aConvertedCopyOfTheWholeIsStrongAndSaysWhatWasUndone() throws IOException {
        String work = "国家的发展与学习".repeat(1) + Stories.chinese(8, 2_000);
        String copy = work.replace('国', '國').replace('来', '來').replace('学', '學');
        Match match = only(work, copy);
        assertThat(match.grade()).isEqualTo(Grade.STRONG);
        assertThat(match.coverage().ofCopy()).isGreaterThan(0.99);
        assertThat(match.why()).isInstanceOf(TextExplanation.class);
        int changed =
                (int) work.chars().filter(c -> c == '国' || c == '来' || c == '学').count();
        assertThat(transform(match).undone()).containsOnly(java.util.Map.entry(Trick.TRADITIONAL_SIMPLIFIED, changed));
    }

    @Test
    void theSameTextIsTheSameContent() throws IOException {
        String work = Stories.english(8, 2_000);
        assertThat(only(work, work).why()).isInstanceOf(SameContent.class);
    }

    @Test
    void aTraditionalWorkCopiedAsItIsShowsNoTrick() throws IOException {
        String work = Stories.chinese(8, 4_000).replace('国', '國').replace('来', '來');
        Match match = only(work, work.substring(300, 900));
        assertThat(match.grade()).isEqualTo(Grade.STRONG);
        assertThat(transform(match).undone()).isEmpty();
    }

    @Test
    void twoPassagesAreTwoSegments() throws IOException {
        String novel = Stories.english(5, 100_000);
        String copy = novel.substring(70_000, 71_000) + Stories.english(77, 3_000) + novel.substring(10_000, 11_000);
        Match match = only(novel, copy);
        assertThat(match.segments()).hasSize(2);
        assertThat(inReference(match.segments().get(0)).start()).isBetween(69_995, 70_003);
        assertThat(inReference(match.segments().get(1)).end()).isBetween(10_997, 11_005);
        assertThat(match.coverage().ofCopy()).isBetween(0.38, 0.42);
        assertThat(match.coverage().ofReference()).isBetween(0.019, 0.021);
    }

    @Test
    void aShortQuotationIsNotStrong() throws IOException {
        String novel = Stories.chinese(6, 100_000);
        String page = Stories.chinese(700, 800) + "「" + novel.substring(5_000, 5_040) + "」" + Stories.chinese(701, 800);
        assertThat(search(novel, page))
                .extracting(Match::grade)
                .containsAnyOf(Grade.CANDIDATE)
                .doesNotContain(Grade.STRONG);
        String english = Stories.english(6, 100_000);
        String post = Stories.english(700, 800) + english.substring(5_000, 5_150) + Stories.english(701, 800);
        assertThat(search(english, post)).extracting(Match::grade).containsOnly(Grade.CANDIDATE);
    }

    @Test
    void mostOfAShortWorkIsStrong() throws IOException {
        String poem = Stories.chinese(61, 44);
        String page = Stories.chinese(702, 500) + poem.substring(0, poem.length() * 7 / 10) + Stories.chinese(703, 500);
        assertThat(only(poem, page).grade()).isEqualTo(Grade.STRONG);
    }

    @Test
    void tooShortTextsMatchNothing() throws IOException {
        assertThat(search("Hello!", "Hello!")).isEmpty();
        assertThat(search("Veni, vidi, vici.", "Veni, vidi, vici.")).isEmpty();
        assertThat(search("Veni, vidi, vici.", "He said veni vidi vici and left the room at once"))
                .isEmpty();
        assertThat(search("...", "!!!")).isEmpty();
    }

    @Test
    void refrainsAreCountedOnce() throws IOException {
        String refrain = Stories.english(9, 300);
        String song = Stories.english(10, 300)
                + refrain
                + Stories.english(11, 300)
                + refrain
                + Stories.english(12, 300)
                + refrain;
        Match match = only(song, Stories.english(13, 400) + refrain + Stories.english(14, 400));
        assertThat(match.coverage().ofReference()).isLessThan(0.25);
        assertThat(match.coverage().ofCopy()).isLessThan(0.4);
        assertThat(match.segments()).hasSize(1);
    }

    @Test
    void aWholeLongBookIsFoundInALongPage() throws IOException {
        String book = Stories.english(15, 400_000);
        Random random = new Random(3);
        StringBuilder copy = new StringBuilder(Stories.english(16, 30_000));
        for (int i = 0; i < book.length(); i++) {
            copy.append(random.nextInt(100) == 0 ? 'x' : book.charAt(i));
        }
        Match match = only(book, copy + Stories.english(17, 30_000));
        assertThat(match.segments()).hasSize(1);
        assertThat(match.coverage().ofReference()).isGreaterThan(0.999);
        assertThat(transform(match).identity()).isBetween(0.98, 0.999);
    }

    @Test
    void repetitiveTextStaysBounded() throws IOException {
        String rows = "the same row of a table ".repeat(20_000);
        assertThat(search(rows + Stories.english(18, 3_000), "the same row of a table ".repeat(10_000) + "z"))
                .hasSizeLessThan(2);
        String haha = "哈".repeat(100_000);
        assertThat(search(haha, haha + "x")).hasSizeLessThan(2);
    }

    @Test
    void unrelatedTextsDoNotMatch() throws IOException {
        try (TextIndex index = TextIndex.open(home, Access.WRITE)) {
            for (int i = 0; i < 30; i++) {
                index.put(new ReferenceId("r" + i), fingerprint(story(i)));
            }
            index.commit(1);
            for (int i = 100; i < 200; i++) {
                assertThat(index.search(fingerprint(story(i)), SearchOptions.DEFAULT))
                        .as("story %d", i)
                        .isEmpty();
            }
        }
    }

    @Test
    void takesTextOnly() throws IOException {
        try (TextIndex index = TextIndex.open(home, Access.WRITE)) {
            Fingerprint other = new dev.colophon.fingerprint.TextFingerprint(
                    99, fingerprint("x").digest(), java.util.Optional.empty(), "x");
            assertThatThrownBy(() -> index.put(WORK, other)).hasMessageContaining("version 99");
        }
    }

    @Test
    @Tag("full")
    void foundUnderEveryObfuscation() throws IOException {
        List<String> missed = new ArrayList<>();
        String english = Stories.english(20, 60_000);
        String chinese = Stories.chinese(21, 20_000);
        try (TextIndex index = TextIndex.open(home, Access.WRITE)) {
            index.put(new ReferenceId("english"), fingerprint(english));
            index.put(new ReferenceId("chinese"), fingerprint(chinese));
            index.commit(1);
            long seed = 2026;
            Random random = new Random(seed);
            for (Obfuscation obfuscation : Obfuscation.values()) {
                for (int trial = 0; trial < 20; trial++) {
                    String work = obfuscation.chinese() ? chinese : english;
                    int length = obfuscation.chinese() ? 200 : 600;
                    int start = random.nextInt(work.length() - length);
                    String copy = Stories.english(300 + trial, 500)
                            + obfuscation.apply(work.substring(start, start + length), random)
                            + Stories.english(400 + trial, 500);
                    List<Match> matches = index.search(fingerprint(copy), SearchOptions.DEFAULT);
                    boolean found = matches.size() == 1
                            && matches.getFirst().grade() == Grade.STRONG
                            && matches.getFirst()
                                    .reference()
                                    .value()
                                    .equals(obfuscation.chinese() ? "chinese" : "english")
                            && Math.abs(start(matches.getFirst()) - start) <= 50
                            && Math.abs(end(matches.getFirst()) - start - length) <= 50;
                    if (!found) {
                        missed.add(obfuscation + " " + trial + " at " + start + " seed " + seed + ": " + matches);
                    } else if (obfuscation.trick().isPresent()) {
                        assertThat(transform(matches.getFirst()).undone())
                                .as("%s %d", obfuscation, trial)
                                .containsOnlyKeys(obfuscation.trick().orElseThrow());
                    }
                }
            }
        }
        assertThat(missed).isEmpty();
    }

    private static int start(Match match) {
        return match.segments().stream()
                .mapToInt(s -> inReference(s).start())
                .min()
                .orElseThrow();
    }

    private static int end(Match match) {
        return match.segments().stream()
                .mapToInt(s -> inReference(s).end())
                .max()
                .orElseThrow();
    }
}
