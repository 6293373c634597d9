package dev.colophon.index.visual;

import dev.colophon.fingerprint.Fingerprint;
import dev.colophon.fingerprint.Role;
import dev.colophon.index.Access;
import dev.colophon.index.FingerprintIndex;
import dev.colophon.index.FingerprintIndexContract;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

class FilmContractTest extends FingerprintIndexContract {

    private static final Map<Integer, Fingerprint> REFERENCES = new ConcurrentHashMap<>();
    private static final Map<Integer, Fingerprint> COPIES = new ConcurrentHashMap<>();

    @Override
    protected FingerprintIndex open(Path folder, Access access) {
        return VisualIndex.open(folder, access);
    }

    @Override
    protected void deferMerges(FingerprintIndex index) {
        ((VisualIndex) index).deferMerges();
    }

    @Override
    protected Fingerprint reference(int number) {
        return REFERENCES.computeIfAbsent(
                number, seed -> Scenes.fingerprint(Scenes.film(seed), 16, 10, Role.REFERENCE));
    }

    @Override
    protected Fingerprint alteredCopy(int number) {
        return COPIES.computeIfAbsent(number, seed -> {
            Scenes.Film clip = Scenes.clip(Scenes.film(seed), 4.2);
            return Scenes.fingerprint(Scenes.each(clip, frame -> Scenes.mirror(Scenes.rough(frame))), 8, 12, Role.COPY);
        });
    }

    @Override
    protected Fingerprint sameContent(int number) {
        return Scenes.fingerprint(Scenes.film(number), 16, 10, Role.COPY);
    }

    @Override
    protected Fingerprint unrelated() {
        return Scenes.fingerprint(Scenes.film(1_000), 8, 12, Role.COPY);
    }
}
