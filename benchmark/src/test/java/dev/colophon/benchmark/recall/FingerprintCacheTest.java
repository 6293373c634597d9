package dev.colophon.benchmark.recall;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.benchmark.recall.FingerprintCache.Entry;
import dev.colophon.fingerprint.AudioFingerprinter;
import dev.colophon.fingerprint.ContentDigest;
import dev.colophon.fingerprint.Role;
import dev.colophon.fingerprint.audio.AudioParameters;
import dev.colophon.index.transform.Span;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FingerprintCacheTest {

    @TempDir
    Path folder;

    private static Entry entry() {
        AudioFingerprinter fingerprinter = new AudioFingerprinter(Role.COPY);
        Random random = new Random(11);
        float[] samples = new float[6 * AudioParameters.SAMPLE_RATE];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (float) (0.1 * random.nextGaussian());
        }
        fingerprinter.accept(samples, 0, samples.length);
        return new Entry(
                Optional.of(new Span.Time(3, 9.5)),
                List.of(fingerprinter.finish(new ContentDigest(ContentDigest.Basis.FILE, 1, 2))));
    }

    @Test
    void givesBackWhatWasKept() throws IOException {
        Entry made = entry();
        assertThat(new FingerprintCache(folder, "constants").get("key", () -> made))
                .isEqualTo(made);
        FingerprintCache later = new FingerprintCache(folder, "constants");
        assertThat(later.get("key")).contains(made);
        assertThat(later.get("another key")).isEmpty();
        assertThat(new FingerprintCache(folder, "other constants").get("key")).isEmpty();
    }

    @Test
    void makesADamagedEntryAgain() throws IOException {
        FingerprintCache cache = new FingerprintCache(folder, "constants");
        cache.put("key", entry());
        try (var files = Files.walk(folder)) {
            Path file = files.filter(Files::isRegularFile).findFirst().orElseThrow();
            byte[] bytes = Files.readAllBytes(file);
            Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length / 2));
        }
        assertThat(cache.get("key")).isEmpty();
    }
}
