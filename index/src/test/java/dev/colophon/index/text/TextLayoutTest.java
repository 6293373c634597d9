package dev.colophon.index.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.colophon.fingerprint.Role;
import dev.colophon.fingerprint.TextFingerprinter;
import dev.colophon.index.Access;
import dev.colophon.index.IndexException;
import dev.colophon.index.ReferenceId;
import dev.colophon.index.SearchOptions;
import dev.colophon.index.local.LocalIndex;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A changed constant makes anew what it must and nothing else. */
class TextLayoutTest {

    private static final String STORY = Stories.english(3, 6_000);
    private static final TextLayout LAYOUT = TextLayout.DEFAULT;
    private static final TextParameters PARAMETERS = TextParameters.DEFAULT;

    private static final TextLayout SMALLER_BLOCKS = new TextLayout(
            LAYOUT.format(),
            LAYOUT.blockCharacters() / 2,
            LAYOUT.gramCjk(),
            LAYOUT.gramAlphabetic(),
            LAYOUT.shortText(),
            LAYOUT.shortWindow(),
            LAYOUT.windowCjk(),
            LAYOUT.windowAlphabetic());

    @TempDir
    Path home;

    private TextIndex open(Access access, TextLayout layout, long readBudget) {
        TextParameters parameters = new TextParameters(
                layout,
                PARAMETERS.windowCharacters(),
                PARAMETERS.candidateBlocks(),
                PARAMETERS.candidateReferences(),
                readBudget,
                PARAMETERS.chainGapCjk(),
                PARAMETERS.chainGapAlphabetic(),
                PARAMETERS.diagonalChange(),
                PARAMETERS.denseReach(),
                PARAMETERS.splitGap(),
                PARAMETERS.dropAfter(),
                PARAMETERS.lightestCluster());
        return TextIndex.open(List.of(home.resolve("text")), access, _ -> 0, parameters, 8_000_000);
    }

    private void fill(TextLayout layout) throws IOException {
        try (TextIndex index = open(Access.WRITE, layout, PARAMETERS.readBudget())) {
            index.put(new ReferenceId("story"), TextFingerprinter.fingerprint(STORY, Role.REFERENCE));
            index.commit(1);
        }
    }

    @Test
    void anotherThresholdOfTheSearchReadsTheSameFolder() throws IOException {
        fill(LAYOUT);
        try (TextIndex index = open(Access.READ, LAYOUT, 1_000)) {
            assertThat(index.search(
                            TextFingerprinter.fingerprint(STORY.substring(1_000, 3_000), Role.COPY),
                            SearchOptions.DEFAULT))
                    .hasSize(1);
        }
    }

    @Test
    void anotherConstantOfWhatLiesThereIsRefused() throws IOException {
        fill(LAYOUT);
        assertThatThrownBy(() -> open(Access.READ, SMALLER_BLOCKS, PARAMETERS.readBudget()))
                .isInstanceOf(IndexException.class)
                .hasMessageContaining("index rebuild");
    }

    @Test
    void onlyTheFolderOfItsEngineIsRefused() throws IOException {
        LocalIndex.open(home, Access.WRITE).close();
        LocalIndex.open(home, Access.READ).close();
        Path text = home.resolve("text");
        try (var files = java.nio.file.Files.list(text)) {
            for (Path file : files.toList()) {
                java.nio.file.Files.delete(file);
            }
        }
        fill(SMALLER_BLOCKS);
        assertThatThrownBy(() -> LocalIndex.open(home, Access.READ))
                .isInstanceOf(IndexException.class)
                .hasMessageContaining(text.toString());
    }
}
