package dev.colophon.index.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.index.Access;
import dev.colophon.index.Grade;
import dev.colophon.index.Match;
import dev.colophon.index.ReferenceId;
import dev.colophon.index.SearchOptions;
import dev.colophon.samples.text.Stories.Language;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Letters, leases, notices and reports of one form are told from copies of prose with light changes; prints how many. */
@Tag("full")
class LongFormsTest {

    private static final int FILLINGS = 20;
    private static final String AS_IN_A_FORM = "as in a form that was filled in twice";

    @TempDir
    Path home;

    private static List<Match> search(TextIndex index, String text) {
        return index.search(TextContract.fingerprint(text), SearchOptions.DEFAULT);
    }

    private static void put(TextIndex index, String id, String text) {
        index.put(new ReferenceId(id), TextContract.fingerprint(text));
    }

    /** Forms, and forms of which one landlord or office has filled in half; of each, those that the rule was made with and others. */
    enum Forms {
        TUNING(0, false),
        REPORTING(1, false),
        SPARSE_TUNING(0, true),
        SPARSE_REPORTING(1, true);

        private final int first;
        private final boolean sparse;

        Forms(int first, boolean sparse) {
            this.first = first;
            this.sparse = sparse;
        }

        List<String> templates() {
            List<String> all = Templates.longOnes();
            List<String> templates = new ArrayList<>();
            for (int i = first; i < all.size(); i += 2) {
                templates.add(sparse ? Templates.sparse(all.get(i)) : all.get(i));
            }
            return templates;
        }
    }

    @ParameterizedTest
    @EnumSource
    void otherFillingsOfALongFormAreNotSure(Forms forms) throws IOException {
        List<String> templates = forms.templates();
        List<String> sure = new ArrayList<>();
        int told = 0;
        try (TextIndex index = TextIndex.open(home, Access.WRITE)) {
            for (int form = 0; form < templates.size(); form++) {
                put(index, "form-" + form, Templates.fill(templates.get(form), 1_000 + form));
            }
            index.commit(1);
            for (int form = 0; form < templates.size(); form++) {
                for (int seed = 0; seed < FILLINGS; seed++) {
                    for (Match match : search(index, Templates.fill(templates.get(form), seed))) {
                        if (match.grade() != Grade.CANDIDATE) {
                            sure.add("form %d, seed %d: %s".formatted(form, seed, match.why()));
                        }
                        told += match.why().sentence().contains(AS_IN_A_FORM) ? 1 : 0;
                    }
                }
            }
        }
        int pairs = templates.size() * FILLINGS;
        System.out.printf(
                "%s: of %d pairs of fillings %d sure, %d said to be of one form%n", forms, pairs, sure.size(), told);
        assertThat(sure).hasSizeLessThanOrEqualTo(pairs / 100);
        assertThat(told).isGreaterThanOrEqualTo(pairs * 95 / 100);
    }

    @ParameterizedTest
    @EnumSource(LightEdit.class)
    void lightlyChangedProseIsSureUnlessAllItsNamesDiffer(LightEdit edit) throws IOException {
        Random random = new Random(9);
        int stories = 40;
        List<Match> sure = new ArrayList<>();
        List<Match> asOfAForm = new ArrayList<>();
        try (TextIndex index = TextIndex.open(home, Access.WRITE)) {
            for (int story = 0; story < stories; story++) {
                put(index, "story-" + story, story(story));
            }
            index.commit(1);
            for (int story = 0; story < stories; story++) {
                ReferenceId right = new ReferenceId("story-" + story);
                for (Match match : search(index, edit.apply(story(story), random))) {
                    if (match.reference().equals(right)) {
                        (match.grade() == Grade.CANDIDATE ? asOfAForm : sure).add(match);
                    }
                }
            }
        }
        System.out.printf("%s: of %d stories %d sure, %d candidates%n", edit, stories, sure.size(), asOfAForm.size());
        assertThat(sure.size() + asOfAForm.size()).isEqualTo(stories);
        assertThat(asOfAForm)
                .allSatisfy(match -> assertThat(match.why().sentence()).contains(AS_IN_A_FORM));
        if (edit != LightEdit.NAMES) {
            assertThat(sure).hasSizeGreaterThanOrEqualTo(stories - 1);
        }
    }

    private static String story(int number) {
        return number % 2 == 0
                ? LightEdit.story(number, Language.ENGLISH, 3_000)
                : LightEdit.story(number, Language.CHINESE, 1_000);
    }

    /** A page of somebody's prose is no part of a form, whatever form was filled in around it. */
    @Test
    void aPageThatWasTakenIntoAnotherLetterIsSure() throws IOException {
        try (TextIndex index = TextIndex.open(home, Access.WRITE)) {
            String page = Stories.english(5, 2_500);
            String letter = Templates.longOnes().getFirst();
            put(index, "letter", Templates.fill(letter, 1) + page);
            index.commit(1);
            assertThat(search(index, page + Templates.fill(letter, 2)))
                    .extracting(Match::grade)
                    .containsExactly(Grade.STRONG);
        }
    }
}
