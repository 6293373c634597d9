package dev.colophon.index.visual.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.fingerprint.image.Luma;
import dev.colophon.fingerprint.image.local.LocalFeatureExtractor;
import dev.colophon.fingerprint.image.local.LocalFeatures;
import dev.colophon.fingerprint.image.local.LocalParameters;
import dev.colophon.index.postings.codec.Terms;
import dev.colophon.index.postings.retrieval.SignatureQuery;
import dev.colophon.index.visual.Scenes;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LocalTermsTest {

    private static final LocalFeatures FEATURES = LocalFeatureExtractor.extract(
            Luma.of(Scenes.picture(5, 480, 320)), LocalParameters.REFERENCE.sized(512, 300));

    @Test
    void eachWordHasANumberOfItsOwn() {
        assertThat(IntStream.range(0, LocalTerms.WORDS)
                        .map(LocalTerms.Space::mixed)
                        .filter(number -> number >= 0 && number < LocalTerms.WORDS)
                        .distinct()
                        .count())
                .isEqualTo(LocalTerms.WORDS);
    }

    /** Asked for as it lies, each feature is like its own term; asked for as a frame, none has a signature. */
    @Test
    void aPictureAsksForItsOwnTerms() {
        StoredFeatures stored = StoredFeatures.of(FEATURES);
        long[] terms = terms(stored.terms());
        LocalTerms.Question question = new LocalTerms.Question(LocalTerms.Space.PICTURES);
        question.add(
                FEATURES,
                VisualWords.OF_PICTURES.nearCells(FEATURES),
                FEATURES.size(),
                1,
                new LocalTerms.Pose(false, 0));
        SignatureQuery query = question.query(LocalSearchParameters.DEFAULT, 10);
        assertThat(Arrays.copyOf(query.terms(), query.count())).contains(terms);
        long signatures = (1L << LocalTerms.SIGNATURE_BITS) - 1;
        assertThat(Arrays.stream(terms).filter(term -> (term & signatures) != 0))
                .hasSizeGreaterThan(terms.length / 2);
        assertThat(Arrays.stream(terms(stored.frameTerms()))).allMatch(term -> (term & signatures) == 0);
    }

    private static long[] terms(byte[] packed) {
        return IntStream.range(0, packed.length / LocalTerms.BYTES)
                .mapToLong(number -> Terms.at(packed, number, LocalTerms.BYTES))
                .toArray();
    }
}
