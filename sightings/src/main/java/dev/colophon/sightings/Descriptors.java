package dev.colophon.sightings;

import static dev.colophon.store.schema.tables.ContentDescriptors.CONTENT_DESCRIPTORS;

import dev.colophon.fingerprint.Fingerprint;
import dev.colophon.fingerprint.ImageFingerprint;
import dev.colophon.fingerprint.Medium;
import dev.colophon.fingerprint.VideoFingerprint;
import dev.colophon.fingerprint.video.Keyframe;
import dev.colophon.store.Rows;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** The descriptors that are kept of contents, one a medium. */
public final class Descriptors {

    /** Of a found picture, 15 kB. */
    private static final int KEPT_FEATURES = 400;

    /** Of a found film, with their strongest features 1 MB at most. */
    private static final int KEPT_KEYFRAMES = 120;

    private static final int FEATURES_OF_KEYFRAME = 220;

    private Descriptors() {}

    /** In place of those that were kept before. */
    public static void replace(DSLContext dsl, String content, List<Fingerprint> fingerprints) {
        dsl.deleteFrom(CONTENT_DESCRIPTORS)
                .where(CONTENT_DESCRIPTORS.CONTENT.eq(content))
                .execute();
        for (Fingerprint fingerprint : fingerprints) {
            dsl.insertInto(CONTENT_DESCRIPTORS)
                    .set(CONTENT_DESCRIPTORS.CONTENT, content)
                    .set(CONTENT_DESCRIPTORS.MEDIUM, fingerprint.medium().name())
                    .set(CONTENT_DESCRIPTORS.VERSION, fingerprint.version())
                    .set(CONTENT_DESCRIPTORS.CODE, kept(fingerprint).encode())
                    .onConflictDoNothing() // the first sound of a file is its main one
                    .execute();
        }
    }

    /** What is kept: of local features the strongest, since what is kept of all pictures and films seen has to stay small. */
    private static Fingerprint kept(Fingerprint fingerprint) {
        return switch (fingerprint) {
            case ImageFingerprint picture -> picture.with(picture.features().strongest(KEPT_FEATURES));
            case VideoFingerprint film -> film.with(kept(film.keyframes()));
            default -> fingerprint;
        };
    }

    /** Evenly over the film. */
    private static List<Keyframe> kept(List<Keyframe> keyframes) {
        int count = Math.min(KEPT_KEYFRAMES, keyframes.size());
        return IntStream.range(0, count)
                .mapToObj(i -> keyframes.get((int) ((long) i * keyframes.size() / count)))
                .map(keyframe ->
                        new Keyframe(keyframe.millis(), keyframe.features().strongest(FEATURES_OF_KEYFRAME)))
                .toList();
    }

    /** Whether a content has descriptors, and none of another version of this program. */
    public static Condition arePresent(Field<String> content) {
        Condition outdated = DSL.noCondition();
        for (Medium medium : Medium.values()) {
            outdated = outdated.and(CONTENT_DESCRIPTORS
                    .MEDIUM
                    .ne(medium.name())
                    .or(CONTENT_DESCRIPTORS.VERSION.ne(Fingerprint.version(medium))));
        }
        return DSL.exists(DSL.selectOne().from(CONTENT_DESCRIPTORS).where(CONTENT_DESCRIPTORS.CONTENT.eq(content)))
                .and(DSL.notExists(DSL.selectOne()
                        .from(CONTENT_DESCRIPTORS)
                        .where(CONTENT_DESCRIPTORS.CONTENT.eq(content), outdated)));
    }

    /**
     * Those of each content, decoded; contents without are left out.
     *
     * @throws IllegalArgumentException when another version of this program made one
     */
    public static Map<String, List<Fingerprint>> of(DSLContext dsl, List<String> contents) {
        Map<String, List<Fingerprint>> found = new HashMap<>();
        for (List<String> some : Rows.parts(contents)) {
            dsl.select(CONTENT_DESCRIPTORS.CONTENT, CONTENT_DESCRIPTORS.MEDIUM, CONTENT_DESCRIPTORS.CODE)
                    .from(CONTENT_DESCRIPTORS)
                    .where(CONTENT_DESCRIPTORS.CONTENT.in(some))
                    .orderBy(CONTENT_DESCRIPTORS.CONTENT, CONTENT_DESCRIPTORS.MEDIUM)
                    .forEach(row -> found.computeIfAbsent(row.value1(), _ -> new ArrayList<>())
                            .add(Fingerprint.decode(Medium.valueOf(row.value2()), row.value3())));
        }
        return found;
    }

    /** Of one medium, as it is stored. */
    static Optional<byte[]> code(DSLContext dsl, String content, Medium medium) {
        return dsl.select(CONTENT_DESCRIPTORS.CODE)
                .from(CONTENT_DESCRIPTORS)
                .where(CONTENT_DESCRIPTORS.CONTENT.eq(content), CONTENT_DESCRIPTORS.MEDIUM.eq(medium.name()))
                .fetchOptional(CONTENT_DESCRIPTORS.CODE);
    }
}
