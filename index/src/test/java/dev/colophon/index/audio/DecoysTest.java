package dev.colophon.index.audio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.fingerprint.Role;
import dev.colophon.fingerprint.audio.Peaks;
import dev.colophon.index.ReferenceId;
import dev.colophon.index.audio.alignment.TimePitchMap;
import dev.colophon.index.audio.verification.Fit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class DecoysTest {

    private static final ReferenceId REFERENCE = new ReferenceId("reference");
    private static final List<QueryStrategy> STRATEGIES = List.of(QueryStrategy.values());
    private static final Peaks WINDOW =
            Recordings.fingerprint(Role.COPY, Recordings.piece(1).part(0, 10)).spectralPeaks();

    private final List<QueryStrategy> searched = new ArrayList<>();

    /** Each search scores one more than the one before. */
    private final Decoys decoys = new Decoys(
            (_, strategy) -> {
                searched.add(strategy);
                return List.of(new Finder.Found(REFERENCE, new Fit(new TimePitchMap(1, 0, 0), 20, searched.size())));
            },
            STRATEGIES,
            WINDOW);

    @Test
    void allOfAStrategyAreSearchedOnce() {
        var first = decoys.upTo(QueryStrategy.AS_IT_IS);

        assertThat(decoys.upTo(QueryStrategy.AS_IT_IS)).isEqualTo(first);
        assertThat(searched).hasSize(3).containsOnly(QueryStrategy.AS_IT_IS);
        assertThat(first.decoys().flipped()).isEqualTo(1);
        assertThat(first.decoys().flippedBackwards()).isEqualTo(2);
        assertThat(first.decoys().backwards()).containsEntry(REFERENCE, 3.0);
    }

    @Test
    void noneIsSearchedForWhatIsRuledOutAlready() {
        assertThat(decoys.upTo(QueryStrategy.UNSTEADY, _ -> false)).isEmpty();
        assertThat(searched).isEmpty();
    }

    @Test
    void searchesEndWhereTheyRuleAMatchOutAndGoOnThereForAnother() {
        assertThat(decoys.upTo(QueryStrategy.UNSTEADY, nulls -> nulls.decoys().flipped() < 4))
                .isEmpty();
        assertThat(searched)
                .containsExactly(
                        QueryStrategy.AS_IT_IS, QueryStrategy.AS_IT_IS, QueryStrategy.AS_IT_IS, QueryStrategy.CHANGED);

        assertThat(decoys.upTo(QueryStrategy.CHANGED).decoys().flippedBackwards())
                .isEqualTo(5);
        assertThat(searched).hasSize(6);
    }

    @Test
    void whatIsRuledOutByTheLastSearchIsRuledOut() {
        assertThat(decoys.upTo(QueryStrategy.AS_IT_IS, nulls -> nulls.decoys().against(REFERENCE) < 3))
                .isEmpty();
        assertThat(searched)
                .isEqualTo(Arrays.asList(QueryStrategy.AS_IT_IS, QueryStrategy.AS_IT_IS, QueryStrategy.AS_IT_IS));
    }
}
