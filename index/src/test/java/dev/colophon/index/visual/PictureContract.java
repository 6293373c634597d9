package dev.colophon.index.visual;

import dev.colophon.fingerprint.Fingerprint;
import dev.colophon.fingerprint.Role;
import dev.colophon.fingerprint.image.Pixels;
import dev.colophon.index.Access;
import dev.colophon.index.FingerprintIndex;
import dev.colophon.index.FingerprintIndexContract;
import dev.colophon.index.ReferenceId;
import java.nio.file.Path;
import java.util.List;
import java.util.function.ToIntFunction;

/** The kit of pictures, wherever they are kept. */
public abstract class PictureContract extends FingerprintIndexContract {

    @Override
    protected FingerprintIndex open(List<Path> folders, Access access, ToIntFunction<ReferenceId> shardOf) {
        return VisualIndex.open(folders, access, shardOf);
    }

    @Override
    protected Class<?> kit() {
        return PictureContract.class;
    }

    @Override
    protected void deferMerges(FingerprintIndex index) {
        ((VisualIndex) index).deferMerges();
    }

    @Override
    protected Fingerprint makeReference(int number) {
        return Scenes.fingerprint(picture(number), Role.REFERENCE);
    }

    @Override
    protected Fingerprint makeAlteredCopy(int number) {
        Pixels changed = Scenes.mirror(Scenes.centre(Scenes.rough(picture(number)), 0.9));
        return Scenes.fingerprint(changed, Role.COPY);
    }

    @Override
    protected Fingerprint makeSameContent(int number) {
        return Scenes.fingerprint(picture(number), Role.COPY);
    }

    @Override
    protected Fingerprint makeUnrelated() {
        return Scenes.fingerprint(picture(1_000), Role.COPY);
    }

    private static Pixels picture(int number) {
        return Scenes.picture(number, 360, 240);
    }
}
