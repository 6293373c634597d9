package dev.colophon.index.visual.picture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.fingerprint.ImageFingerprint;
import dev.colophon.fingerprint.Role;
import dev.colophon.fingerprint.image.Orientation;
import dev.colophon.fingerprint.image.Pixels;
import dev.colophon.fingerprint.image.Thumbnail;
import dev.colophon.index.ReferenceId;
import dev.colophon.index.visual.Scenes;
import dev.colophon.index.visual.hash.CoarseThumbnail;
import java.nio.ByteBuffer;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TemplateMatchTest {

    private static final Pixels WORK = Scenes.picture(5, 640, 480);
    private static final int REFERENCES = 4 * TemplateBatch.SIZE;

    /** References are looked at together where they have one shape: each gets the score and the place that it has alone. */
    @Test
    void manyReferencesAreScoredAsEachIsAlone() {
        for (List<Orientation> orientations :
                List.of(List.of(Orientation.UPRIGHT, Orientation.MIRRORED), List.of(Orientation.values()))) {
            ImageFingerprint copy = Scenes.fingerprint(Scenes.centre(WORK, 0.8), Role.COPY);
            Thumbnail thumbnail = copy.thumbnail().orElseThrow();
            TemplateMatch.Best best = new TemplateMatch.Best(new TemplateMatch.Query(
                    thumbnail.luma(), CoarseThumbnail.aspect(copy, thumbnail), false, orientations));
            Map<ReferenceId, CoarseThumbnail> references = references();
            references.forEach((reference, coarse) -> best.add(() -> reference, coarse));
            List<TemplateMatch.Proposal> alone = references.entrySet().stream()
                    .map(entry -> new TemplateMatch.Proposal(
                            entry.getKey(), TemplateMatch.of(copy, thumbnail, entry.getValue(), orientations)))
                    .sorted(Comparator.comparingDouble((TemplateMatch.Proposal proposal) ->
                                    -proposal.placement().score())
                            .thenComparing(TemplateMatch.Proposal::reference))
                    .limit(ImageRegistrationParameters.DEFAULT.kept()[0])
                    .toList();
            assertThat(best.proposals()).isEqualTo(alone);
            assertThat(alone.getFirst().reference()).isEqualTo(new ReferenceId("work"));
        }
    }

    /** The work, parts of another picture, of several shapes, with noise, and sheets of one brightness in part or as a whole. */
    private static Map<ReferenceId, CoarseThumbnail> references() {
        Map<ReferenceId, CoarseThumbnail> references = new LinkedHashMap<>();
        ImageFingerprint work = Scenes.fingerprint(WORK, Role.REFERENCE);
        references.put(
                new ReferenceId("work"),
                CoarseThumbnail.of(work, work.thumbnail().orElseThrow()));
        ImageFingerprint other = Scenes.fingerprint(Scenes.picture(6, 640, 480), Role.REFERENCE);
        CoarseThumbnail model = CoarseThumbnail.of(other, other.thumbnail().orElseThrow());
        float[] aspects = {4 / 3f, 1, 3 / 4f, 16 / 9f, 5};
        Random random = new Random(1);
        for (int i = 1; i < REFERENCES; i++) {
            byte[] some = new byte[CoarseThumbnail.SIDE * CoarseThumbnail.SIDE];
            int even = i % 7 == 0 ? some.length : i % 5 == 0 ? some.length / 2 : 0;
            for (int at = 0; at < some.length; at++) {
                some[at] = at < even ? 120 : (byte) Math.clamp(model.sample(at) + random.nextInt(61) - 30, 0, 255);
            }
            references.put(
                    new ReferenceId("other-" + i),
                    new CoarseThumbnail(false, 0, aspects[i % aspects.length], ByteBuffer.wrap(some)));
        }
        return references;
    }
}
