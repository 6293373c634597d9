package dev.colophon.scale.opensearch;

import dev.colophon.fingerprint.Fingerprint;
import dev.colophon.fingerprint.Role;
import dev.colophon.index.ReferenceId;
import dev.colophon.index.audio.Recordings;
import dev.colophon.index.visual.Scenes;
import dev.colophon.samples.sound.Noise;
import dev.colophon.samples.sound.Sound;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * Made works of one medium, and queries of which it is known what they were made of.
 *
 * @param works how many
 * @param queries how many; each eighth is of something that nobody registered
 */
record MadeMedia(
        String name, int works, int queries, IntFunction<Fingerprint> reference, IntFunction<Fingerprint> copy) {

    /** Something that nobody registered. */
    private static final int STRANGER = 1_000;

    /** Every so many queries. */
    private static final int STRANGERS = 8;

    static MadeMedia sounds(int works, int queries) {
        return new MadeMedia(
                "sounds",
                works,
                queries,
                work -> Recordings.fingerprint(Role.REFERENCE, Recordings.piece(work)),
                query -> sound(query, workOf(query, works)));
    }

    private static Fingerprint sound(int query, int work) {
        Sound piece = Recordings.piece(work).mono();
        double start = query * 1.7 % 22;
        Sound part = piece.part(start, start + 12);
        return switch (query % 4) {
            case 0 -> Recordings.fingerprint(Role.COPY, part);
            case 1 -> Recordings.fingerprint(Role.COPY, part, 1.04);
            case 2 ->
                Recordings.fingerprint(
                        Role.COPY, part.over(Noise.white(query, part.seconds()).mono(), 0, 0.02));
            default -> Recordings.fingerprint(Role.COPY, piece);
        };
    }

    static MadeMedia pictures(int works, int queries) {
        return new MadeMedia(
                "pictures",
                works,
                queries,
                work -> Scenes.fingerprint(Scenes.picture(work, 480, 360), Role.REFERENCE),
                query -> picture(query, workOf(query, works)));
    }

    private static Fingerprint picture(int query, int work) {
        var seen = Scenes.picture(work, 480, 360);
        return Scenes.fingerprint(
                switch (query % 4) {
                    case 0 -> Scenes.rough(seen);
                    case 1 -> Scenes.mirror(Scenes.centre(Scenes.rough(seen), 0.9));
                    case 2 -> Scenes.crop(seen, 60 + query % 40, 40 + query % 30, 300, 240);
                    default -> seen;
                },
                Role.COPY);
    }

    static MadeMedia films(int works, int queries) {
        return new MadeMedia(
                "films",
                works,
                queries,
                work -> Scenes.fingerprint(Scenes.film(work), 16, 10, Role.REFERENCE),
                query -> film(query, workOf(query, works)));
    }

    private static Fingerprint film(int query, int work) {
        Scenes.Film film = Scenes.film(work);
        return switch (query % 3) {
            case 0 -> Scenes.fingerprint(Scenes.each(Scenes.clip(film, 4.2), Scenes::rough), 8, 12, Role.COPY);
            case 1 -> Scenes.fingerprint(Scenes.each(Scenes.clip(film, 3), Scenes::mirror), 8, 12, Role.COPY);
            default -> Scenes.fingerprint(film, 16, 10, Role.COPY);
        };
    }

    static MadeMedia texts(int works, int queries) {
        MadeTexts made = new MadeTexts(works, 11);
        return new MadeMedia("texts", works, queries, made::reference, made::copy);
    }

    private static int workOf(int query, int works) {
        return isStranger(query) ? STRANGER + query : query % works;
    }

    private static boolean isStranger(int query) {
        return query % STRANGERS == STRANGERS - 1;
    }

    ReferenceId id(int work) {
        return new ReferenceId(name + "-" + work);
    }

    /** Which work a query was made of. */
    Optional<ReferenceId> label(int query) {
        return isStranger(query) ? Optional.empty() : Optional.of(id(workOf(query, works)));
    }
}
