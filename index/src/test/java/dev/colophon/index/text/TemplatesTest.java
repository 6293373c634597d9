package dev.colophon.index.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.index.Access;
import dev.colophon.index.Grade;
import dev.colophon.index.Match;
import dev.colophon.index.ReferenceId;
import dev.colophon.index.SearchOptions;
import dev.colophon.index.explanation.TextExplanation;
import dev.colophon.index.transform.Segment;
import dev.colophon.index.transform.Span;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two texts that were made from one form are no copies of each other. */
@Tag("full")
class TemplatesTest {

    private static final int FILLINGS = 20;

    @TempDir
    Path home;

    private List<Match> search(TextIndex index, String text) {
        return index.search(TextContract.fingerprint(text), SearchOptions.DEFAULT);
    }

    /** The forms as they are, and once more with nothing but names, figures and things in their slots. */
    private static List<String> forms() {
        List<String> forms = new ArrayList<>(Templates.all());
        Templates.all().stream().map(Templates::terse).forEach(forms::add);
        return forms.stream().distinct().toList();
    }

    @Test
    void otherFillingsOfAFormAreNotSure() throws IOException {
        int candidates = 0;
        List<String> sure = new ArrayList<>();
        List<String> forms = forms();
        try (TextIndex index = TextIndex.open(home, Access.WRITE)) {
            for (int form = 0; form < forms.size(); form++) {
                index.put(
                        new ReferenceId("form-" + form),
                        TextContract.fingerprint(Templates.fill(forms.get(form), 1_000 + form)));
            }
            index.commit(1);
            for (int form = 0; form < forms.size(); form++) {
                for (int seed = 0; seed < FILLINGS; seed++) {
                    for (Match match : search(index, Templates.fill(forms.get(form), seed))) {
                        candidates++;
                        if (match.grade() != Grade.CANDIDATE) {
                            sure.add("form %d, seed %d: %s".formatted(form, seed, match));
                        }
                        assertOrderIsTold(match);
                    }
                }
            }
        }
        assertThat(sure).isEmpty();
        assertThat(candidates).isGreaterThan(forms.size() * FILLINGS / 2);
    }

    private static void assertOrderIsTold(Match match) {
        List<Segment> segments = match.segments();
        boolean inOrder = true;
        for (int i = 1; i < segments.size(); i++) {
            inOrder &=
                    end(segments.get(i - 1).inCopy()) <= start(segments.get(i).inCopy())
                            && end(segments.get(i - 1).inReference())
                                    <= start(segments.get(i).inReference());
        }
        assertThat(match.why())
                .isInstanceOfSatisfying(
                        TextExplanation.class,
                        why -> assertThat(why.matchedCharacters()).isPositive());
        assertThat(match.why().sentence().contains("in order"))
                .as(match.toString())
                .isEqualTo(inOrder);
    }

    private static int start(Span span) {
        return ((Span.Characters) span).start();
    }

    private static int end(Span span) {
        return ((Span.Characters) span).end();
    }

    /** The very letter, with mistakes of a scanner, is found however it was made. */
    @Test
    void aCopyOfAFilledFormIsSure() throws IOException {
        List<String> missed = new ArrayList<>();
        Random random = new Random(8);
        List<String> forms = Templates.all();
        try (TextIndex index = TextIndex.open(home, Access.WRITE)) {
            for (int form = 0; form < forms.size(); form++) {
                index.put(
                        new ReferenceId("form-" + form), TextContract.fingerprint(Templates.fill(forms.get(form), 1)));
            }
            index.commit(1);
            for (int form = 0; form < forms.size(); form++) {
                ReferenceId right = new ReferenceId("form-" + form);
                String copy = Obfuscation.OCR.apply(Templates.fill(forms.get(form), 1), random) + " Zq.";
                if (search(index, copy).stream()
                        .noneMatch(match -> match.grade() == Grade.STRONG
                                && match.reference().equals(right))) {
                    missed.add(right + ": " + search(index, copy));
                }
            }
        }
        assertThat(missed).isEmpty();
    }

    /** Whoever rewrites what stands between longer runs, or some words everywhere, has copied. */
    @Test
    void rewordingsWithLongRunsAreSure() throws IOException {
        Random random = new Random(9);
        try (TextIndex index = TextIndex.open(home, Access.WRITE)) {
            String english = Stories.english(20, 60_000);
            String chinese = Stories.chinese(21, 20_000);
            index.put(new ReferenceId("english"), TextContract.fingerprint(english));
            index.put(new ReferenceId("chinese"), TextContract.fingerprint(chinese));
            index.commit(1);
            for (int trial = 0; trial < 20; trial++) {
                assertSure(index, reworded(english, 800, 100, 12, random));
                assertSure(index, reworded(english, 800, 160, 40, random));
                assertSure(index, reworded(chinese, 300, 40, 6, random));
                assertSure(index, reworded(chinese, 300, 60, 20, random));
            }
        }
    }

    private void assertSure(TextIndex index, String copy) {
        assertThat(search(index, copy)).as(copy).extracting(Match::grade).containsExactly(Grade.STRONG);
    }

    /** A passage of which runs of about one length are kept, and what stands between is written anew. */
    private static String reworded(String work, int length, int kept, int changed, Random random) {
        int start = random.nextInt(work.length() - length);
        String other = work.charAt(0) < 0x2E80
                ? Stories.english(random.nextInt(1_000), length)
                : Stories.chinese(random.nextInt(1_000), length);
        StringBuilder copy = new StringBuilder();
        for (int at = 0; at < length; ) {
            int end = Math.min(length, at + kept * 3 / 4 + random.nextInt(kept / 2));
            copy.append(work, start + at, start + end);
            at = Math.min(length, end + changed / 2 + random.nextInt(changed));
            copy.append(other, end, at);
        }
        return copy.toString();
    }

    /** Of parts that were put elsewhere it is not said that they agree in order. */
    @Test
    void partsInAnotherOrderAreNotSaidToBeInOrder() throws IOException {
        String work = Stories.english(3, 6_000);
        try (TextIndex index = TextIndex.open(home, Access.WRITE)) {
            index.put(new ReferenceId("work"), TextContract.fingerprint(work));
            index.commit(1);
            String first = work.substring(500, 1_500);
            String second = work.substring(3_000, 4_000);
            assertThat(search(index, first + Stories.english(4, 300) + second))
                    .singleElement()
                    .satisfies(match ->
                            assertThat(match.why().sentence()).contains("characters agree in order, the longest"));
            assertThat(search(index, second + Stories.english(4, 300) + first))
                    .singleElement()
                    .satisfies(match -> assertThat(match.why().sentence()).contains("characters agree, the longest"));
        }
    }
}
