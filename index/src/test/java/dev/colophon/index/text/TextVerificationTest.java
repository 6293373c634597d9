package dev.colophon.index.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.fingerprint.text.Fold;
import dev.colophon.fingerprint.text.Folded;
import dev.colophon.index.text.gram.Run;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TextVerificationTest {

    private static final long SEED = 20_261_126;

    private final char[] reference = letters(20_000, SEED);
    private final char[] copy = letters(2_500, SEED + 1);

    private static char[] letters(int length, long seed) {
        Random random = new Random(seed);
        char[] letters = new char[length];
        for (int i = 0; i < length; i++) {
            char letter = (char) ('a' + random.nextInt(26));
            letters[i] = letter == 'm' ? '2' : letter; // m folds to two letters
        }
        return letters;
    }

    private static Folded folded(char[] letters) {
        return Fold.fold(new String(letters));
    }

    private Run shared(int inReference, int inCopy, int length) {
        System.arraycopy(reference, inReference, copy, inCopy, length);
        return new Run(inReference, inCopy, length);
    }

    /**
     * Behind two runs one looks closely at place 1 of the copy and 33 of the reference, and at 2 and 2. With {@code 31 * copy +
     * reference} for a key they were one place, and nobody looked at the second.
     */
    @Test
    void placesWithOneHashAreBothLookedAt() {
        Run first = shared(16_620, 820, 80);
        Run second = shared(1_130, 1_230, 70);
        Run onlyClosely = shared(1_300, 1_400, 60);
        List<Piece> pieces = new TextVerification(folded(reference), folded(copy), TextParameters.DEFAULT)
                .pieces(List.of(first, second));
        assertThat(pieces)
                .as("seed %d", SEED)
                .anyMatch(piece -> piece.copyStart() <= onlyClosely.copy() && piece.copyEnd() >= onlyClosely.copyEnd());
    }
}
