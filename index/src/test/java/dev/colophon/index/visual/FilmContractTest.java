package dev.colophon.index.visual;

import dev.colophon.fingerprint.Fingerprint;
import dev.colophon.fingerprint.Role;
import dev.colophon.index.Access;
import dev.colophon.index.FingerprintIndex;
import dev.colophon.index.FingerprintIndexContract;
import java.nio.file.Path;

class FilmContractTest extends FingerprintIndexContract {

    @Override
    protected FingerprintIndex open(Path folder, Access access) {
        return VisualIndex.open(folder, access);
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
