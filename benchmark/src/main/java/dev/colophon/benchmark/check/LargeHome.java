package dev.colophon.benchmark.check;

import dev.colophon.benchmark.audio.Imitation;
import dev.colophon.benchmark.machine.Cores;
import dev.colophon.benchmark.machine.Steps;
import dev.colophon.benchmark.rematch.GeneratedMedia;
import dev.colophon.fingerprint.AudioFingerprint;
import dev.colophon.fingerprint.Fingerprint;
import dev.colophon.fingerprint.Medium;
import dev.colophon.fingerprint.Role;
import dev.colophon.fingerprint.TextFingerprinter;
import dev.colophon.index.Access;
import dev.colophon.index.ReferenceId;
import dev.colophon.index.local.LocalIndex;
import dev.colophon.index.local.MediaIndex;
import dev.colophon.samples.text.Stories;
import dev.colophon.store.Database;
import dev.colophon.store.DatabaseSettings;
import dev.colophon.store.Home;
import java.io.IOException;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * A home whose index holds very many references that never were: imitations of played sounds and of painted pictures, and stories.
 * They stand in the index alone: what is registered on top of them, in the database, too, is registered by the API.
 */
final class LargeHome {

    /**
     * How much is registered.
     *
     * @param hours of sound, in pieces of three minutes
     * @param megabytes of text, in texts of 20,000 characters
     */
    record Size(int hours, int pictures, int megabytes) {

        static final Size FULL = new Size(1_000, 100_000, 100);
        static final Size QUICK = new Size(100, 10_000, 10);

        private int sounds() {
            return hours * SOUNDS_AN_HOUR;
        }

        private int texts() {
            return megabytes * TEXTS_A_MEGABYTE;
        }
    }

    private static final int SOUNDS_AN_HOUR = 20;
    private static final int PLAYED = 8;
    private static final int TEXTS_A_MEGABYTE = 50;
    private static final int CHARACTERS = 20_000;
    private static final int PUT_AT_ONCE = 400;

    /** Beyond the numbers of whatever else is generated. */
    private static final long SEED = 5_000_000_000L;

    private final Home home;
    private final Steps steps;

    LargeHome(Home home, Steps steps) {
        this.home = home;
        this.steps = steps;
    }

    /** Makes the database, and fills the index. */
    void fill(Size size) throws IOException {
        Database.open(home, DatabaseSettings.SQLITE).close();
        GeneratedMedia media = new GeneratedMedia();
        List<AudioFingerprint> played =
                Cores.map(numbers(0, PLAYED), number -> (AudioFingerprint) media.work(Medium.AUDIO, number));
        try (MediaIndex index = LocalIndex.open(home.createFolder(home.index()), Access.WRITE)) {
            long position = index.position();
            put(index, "sound", size.sounds(), i -> Imitation.of(played.get(i % PLAYED), SEED + i));
            put(index, "picture", size.pictures(), i -> media.picture(i, Role.REFERENCE));
            put(
                    index,
                    "text",
                    size.texts(),
                    i -> TextFingerprinter.fingerprint(
                            Stories.text(SEED + i, Stories.Language.ENGLISH, CHARACTERS), Role.REFERENCE));
            index.commit(position);
        }
    }

    private void put(MediaIndex index, String kind, int count, IntFunction<Fingerprint> made) throws IOException {
        try (Steps.Step step = steps.begin("registering: " + kind, count)) {
            for (int from = 0; from < count; from += PUT_AT_ONCE) {
                List<Integer> _ = Cores.map(numbers(from, Math.min(count, from + PUT_AT_ONCE)), number -> {
                    index.put(new ReferenceId(kind + "-" + number), made.apply(number));
                    step.done(kind);
                    return number;
                });
            }
        }
    }

    private static List<Integer> numbers(int from, int to) {
        return IntStream.range(from, to).boxed().toList();
    }
}
