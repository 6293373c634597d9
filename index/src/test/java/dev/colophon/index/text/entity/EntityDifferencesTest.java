package dev.colophon.index.text.entity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.fingerprint.text.Fold;
import dev.colophon.fingerprint.text.Folded;
import dev.colophon.index.text.entity.EntityDifferences.Count;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EntityDifferencesTest {

    private static int differences(String reference, String copy) {
        Folded a = Fold.fold(reference);
        Folded b = Fold.fold(copy);
        return new EntityDifferences(a, b, true)
                .count(0, a.length(), 0, b.length())
                .all();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            read by Ruth Cole and others                | read by Mary Osei and others              | 1
            read by Mr. Cole of Leeds                   | read by Dr. Osei of Porto                 | 2
            on 3 May 2024 for 3,500.00 euros            | on 9 March 2025 for 6,000.50 euros        | 2
            on 3 May 2024 for 3,500 euros               | on 3 May 2024 for 3500 euros              | 0
            she met Elisabeth there                     | she met Elizabeth there                   | 0
            for 3500 euros in all                       | for 350 euros in all                      | 0
            the old ferryman is drawn                   | the grey widow is drawn                   | 0
            the old ferryman is drawn                   | the widow Brandt is drawn                 | 0
            He went. But she stayed                     | He went. Then she stayed                  | 0
            he said, "Please go"                        | he said, "Never go"                       | 0
            well, I went                                | well, we went                             | 0
            共收到2024年5月3日的来信                    | 共收到2023年11月6日的来信                 | 1
            三月五日                                    | 十一月六日                                | 1
            """)
    void namesDatesAndFiguresCount(String reference, String copy, int expected) {
        assertThat(differences(reference, copy)).isEqualTo(expected);
    }

    /** Chinese has no capitals: a surname tells a name where nothing else stands. */
    @Test
    void chineseNamesAreToldByTheirSurnames() {
        assertThat(differences("王小明", "李华女士")).isEqualTo(1);
        assertThat(differences("春风", "秋雨")).isZero();
    }

    /** Half a figure is none: the rest of it stands on both sides. */
    @Test
    void wordsAreTakenWhole() {
        Folded a = Fold.fold("for 3500 euros");
        Folded b = Fold.fold("for 3900 euros");
        assertThat(new EntityDifferences(a, b, true).count(4, 5, 4, 5)).isEqualTo(new Count(0, 1));
        assertThat(new EntityDifferences(a, Fold.fold("for 78 euros"), true).count(3, 7, 3, 5))
                .isEqualTo(new Count(0, 1));
    }

    @Test
    void capitalsTellNamesWhereOrdinaryWordsAreSmall() {
        assertThat(tellNames("In the evening she saw Anna and the old dog of the house going down to the river."))
                .isTrue();
        assertThat(tellNames("Am Abend sah sie den Mann und den alten Hund des Hauses zum Fluss gehen."))
                .isFalse();
        assertThat(tellNames("IN THE EVENING SHE SAW THE DOG")).isFalse();
        Folded german = Fold.fold("sie sah den Mann");
        Folded other = Fold.fold("sie sah den Wagen");
        assertThat(new EntityDifferences(german, other, false).count(0, german.length(), 0, other.length()))
                .isEqualTo(Count.NONE);
    }

    private static boolean tellNames(String text) {
        Folded folded = Fold.fold(text);
        Capitals capitals = new Capitals(folded);
        capitals.count(0, folded.length());
        return capitals.tellNames();
    }
}
