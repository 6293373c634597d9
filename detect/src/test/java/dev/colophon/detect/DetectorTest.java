package dev.colophon.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.colophon.fingerprint.ImageFingerprint;
import dev.colophon.fingerprint.Role;
import dev.colophon.fingerprint.TextFingerprint;
import dev.colophon.index.Access;
import dev.colophon.index.FingerprintIndex;
import dev.colophon.index.IndexException;
import dev.colophon.index.ReferenceId;
import dev.colophon.index.SearchOptions;
import dev.colophon.index.local.LocalIndex;
import dev.colophon.media.MediaReader;
import dev.colophon.samples.picture.Pictures;
import dev.colophon.samples.text.Stories;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DetectorTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            classes = {
                IllegalArgumentException.class,
                NullPointerException.class,
                StackOverflowError.class,
                OutOfMemoryError.class,
                AssertionError.class
            })
    void aSearchThatFailsIsThisFilesReason(Class<? extends Throwable> failure) throws IOException {
        Sighting sighting = detect(failure);
        assertThat(sighting.isReadable()).isFalse();
        assertThat(sighting.isFailure()).isTrue();
        assertThat(sighting.reason())
                .hasValueSatisfying(
                        reason -> assertThat(reason).startsWith("INTERNAL: ").doesNotContain("\n"));
    }

    @Test
    void anIndexThatCannotBeUsedConcernsAllFiles() {
        assertThatThrownBy(() -> detect(IndexException.class)).isInstanceOf(IndexException.class);
    }

    @Test
    @Timeout(60)
    void twoLargeTextsAreNotSearchedAtTheSameTime() throws IOException, InterruptedException {
        FoundFile large = found("large.txt", Stories.theLastLeaf().repeat(1_000));
        FoundFile small = found("small.txt", Stories.theLastLeaf());
        assertThat(Files.size(large.path())).isGreaterThan(8 << 20);
        List<Detector> detector = new ArrayList<>();
        Thread second = new Thread(() -> detector.getFirst().detect(large));
        AtomicInteger searches = new AtomicInteger();
        AtomicBoolean together = new AtomicBoolean();
        AtomicBoolean smallOneSearched = new AtomicBoolean();
        try (FingerprintIndex index = LocalIndex.open(folder.resolve("index"), Access.READ)) {
            detector.add(new Detector(
                    new MediaReader(),
                    beforeSearch(index, copy -> {
                        if (((TextFingerprint) copy).text().length() < 1 << 20) {
                            smallOneSearched.set(true);
                            return;
                        }
                        together.compareAndSet(false, searches.incrementAndGet() > 1);
                        if (second.getState() == Thread.State.NEW) {
                            second.start();
                            detector.getFirst().detect(small);
                            while (second.getState() != Thread.State.WAITING && !together.get()) {
                                Thread.onSpinWait();
                            }
                        }
                        searches.decrementAndGet();
                    }),
                    SearchOptions.DEFAULT));
            detector.getFirst().detect(large);
            second.join();
        }
        assertThat(smallOneSearched).isTrue();
        assertThat(together).isFalse();
    }

    @Test
    void aPictureThatHashesFindWholeHasLocalFeaturesWhenItIsKept() throws IOException {
        Path file = folder.resolve("picture.png");
        assertThat(ImageIO.write(Pictures.picture(3, 480, 320), "png", file.toFile()))
                .isTrue();
        try (FingerprintIndex index = LocalIndex.open(folder.resolve("index"), Access.WRITE)) {
            Readable read = (Readable) new FileFingerprinter(new MediaReader()).read(file, Role.REFERENCE);
            index.put(new ReferenceId("work"), read.parts().getFirst().fingerprint());
            index.commit(1);
            Detector detector = new Detector(new MediaReader(), index, SearchOptions.DEFAULT);
            FoundFile found = new FoundFile(file, "picture.png", Instant.EPOCH);
            assertThat(detector.detect(found)).satisfies(sighting -> {
                assertThat(sighting.matches()).hasSize(1);
                assertThat(hasFeatures(sighting)).isFalse();
            });
            assertThat(hasFeatures(detector.detectToKeep(found))).isTrue();
        }
    }

    private static boolean hasFeatures(Sighting sighting) {
        return ((ImageFingerprint) sighting.fingerprints().getFirst())
                .deferred()
                .areMade();
    }

    private FoundFile found(String name, String text) throws IOException {
        return new FoundFile(Files.writeString(folder.resolve(name), text), name, Instant.EPOCH);
    }

    private Sighting detect(Class<? extends Throwable> failure) throws IOException {
        try (FingerprintIndex index = LocalIndex.open(folder.resolve("index"), Access.READ)) {
            FingerprintIndex failing = beforeSearch(index, _ -> {
                throw failure == IndexException.class
                        ? new IndexException("gone", new IOException())
                        : failure.getConstructor().newInstance();
            });
            return new Detector(new MediaReader(), failing, SearchOptions.DEFAULT)
                    .detect(found("story.txt", Stories.theLastLeaf()));
        }
    }

    private interface BeforeSearch {
        void accept(Object copy) throws Throwable;
    }

    private static FingerprintIndex beforeSearch(FingerprintIndex index, BeforeSearch first) {
        return (FingerprintIndex) Proxy.newProxyInstance(
                DetectorTest.class.getClassLoader(),
                new Class<?>[] {FingerprintIndex.class},
                (_, method, arguments) -> {
                    if (method.getName().equals("search")) {
                        first.accept(arguments[0]);
                    }
                    try {
                        return method.invoke(index, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
