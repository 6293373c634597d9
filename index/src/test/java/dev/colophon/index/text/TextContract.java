package dev.colophon.index.text;

import dev.colophon.fingerprint.Fingerprint;
import dev.colophon.fingerprint.Role;
import dev.colophon.fingerprint.TextFingerprinter;
import dev.colophon.index.Access;
import dev.colophon.index.FingerprintIndex;
import dev.colophon.index.FingerprintIndexContract;
import dev.colophon.index.ReferenceId;
import java.nio.file.Path;
import java.util.List;
import java.util.function.ToIntFunction;

/** The kit of texts, wherever they are kept. */
public abstract class TextContract extends FingerprintIndexContract {

    @Override
    protected FingerprintIndex open(List<Path> folders, Access access, ToIntFunction<ReferenceId> shardOf) {
        return TextIndex.open(folders, access, shardOf);
    }

    @Override
    protected Class<?> kit() {
        return TextContract.class;
    }

    @Override
    protected void deferMerges(FingerprintIndex index) {
        ((TextIndex) index).deferMerges();
    }

    @Override
    protected Fingerprint makeReference(int number) {
        return fingerprint(story(number));
    }

    @Override
    protected Fingerprint makeAlteredCopy(int number) {
        String part = story(number).substring(500, 2_000);
        return fingerprint("Somebody wrote: " + part.replace('a', 'а').replace("e", "e\u200B") + " And so on.");
    }

    @Override
    protected Fingerprint makeSameContent(int number) {
        return TextFingerprinter.fingerprint(story(number), Role.COPY);
    }

    @Override
    protected Fingerprint makeUnrelated() {
        return fingerprint(Stories.english(99, 6_000) + Stories.chinese(99, 2_000));
    }

    static String story(int number) {
        return number % 2 == 0 ? Stories.english(number, 8_000) : Stories.chinese(number, 3_000);
    }

    static Fingerprint fingerprint(String text) {
        return TextFingerprinter.fingerprint(text, Role.COPY);
    }
}
