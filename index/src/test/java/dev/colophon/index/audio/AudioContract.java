package dev.colophon.index.audio;

import dev.colophon.fingerprint.Fingerprint;
import dev.colophon.fingerprint.Role;
import dev.colophon.index.Access;
import dev.colophon.index.FingerprintIndex;
import dev.colophon.index.FingerprintIndexContract;
import dev.colophon.index.ReferenceId;
import java.nio.file.Path;
import java.util.List;
import java.util.function.ToIntFunction;

/** The kit of sounds, wherever they are kept. */
public abstract class AudioContract extends FingerprintIndexContract {

    @Override
    protected FingerprintIndex open(List<Path> folders, Access access, ToIntFunction<ReferenceId> shardOf) {
        return AudioIndex.open(folders, access, shardOf);
    }

    @Override
    protected Class<?> kit() {
        return AudioContract.class;
    }

    @Override
    protected void deferMerges(FingerprintIndex index) {
        ((AudioIndex) index).deferMerges();
    }

    @Override
    protected Fingerprint makeReference(int number) {
        return Recordings.fingerprint(Role.REFERENCE, Recordings.piece(number));
    }

    @Override
    protected Fingerprint makeAlteredCopy(int number) {
        return Recordings.fingerprint(
                Role.COPY, Recordings.noisy(Recordings.piece(number).part(12, 22), 10, number));
    }

    @Override
    protected Fingerprint makeSameContent(int number) {
        return Recordings.fingerprint(Role.COPY, Recordings.piece(number));
    }

    @Override
    protected Fingerprint makeUnrelated() {
        return Recordings.fingerprint(Role.COPY, Recordings.piece(77).part(5, 17));
    }
}
