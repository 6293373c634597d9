package dev.colophon.index.visual;

import dev.colophon.fingerprint.Fingerprint;
import dev.colophon.fingerprint.Role;
import dev.colophon.index.Access;
import dev.colophon.index.FingerprintIndex;
import dev.colophon.index.FingerprintIndexContract;
import dev.colophon.index.ReferenceId;
import java.nio.file.Path;
import java.util.List;
import java.util.function.ToIntFunction;

/** The kit of films, wherever they are kept. */
public abstract class FilmContract extends FingerprintIndexContract {

    @Override
    protected FingerprintIndex open(List<Path> folders, Access access, ToIntFunction<ReferenceId> shardOf) {
        return VisualIndex.open(folders, access, shardOf);
    }

    @Override
    protected Class<?> kit() {
        return FilmContract.class;
    }

    @Override
    protected void deferMerges(FingerprintIndex index) {
        ((VisualIndex) index).deferMerges();
    }

    @Override
    protected Fingerprint makeReference(int number) {
        return Scenes.fingerprint(Scenes.film(number), 16, 10, Role.REFERENCE);
    }

    @Override
    protected Fingerprint makeAlteredCopy(int number) {
        Scenes.Film clip = Scenes.clip(Scenes.film(number), 4.2);
        return Scenes.fingerprint(Scenes.each(clip, frame -> Scenes.mirror(Scenes.rough(frame))), 8, 12, Role.COPY);
    }

    @Override
    protected Fingerprint makeSameContent(int number) {
        return Scenes.fingerprint(Scenes.film(number), 16, 10, Role.COPY);
    }

    @Override
    protected Fingerprint makeUnrelated() {
        return Scenes.fingerprint(Scenes.film(1_000), 8, 12, Role.COPY);
    }
}
