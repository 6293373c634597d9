package dev.colophon.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.colophon.index.Access;
import dev.colophon.index.FingerprintIndex;
import dev.colophon.index.IndexException;
import dev.colophon.index.SearchOptions;
import dev.colophon.index.local.LocalIndex;
import dev.colophon.media.MediaReader;
import dev.colophon.samples.Stories;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
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

    private Sighting detect(Class<? extends Throwable> failure) throws IOException {
        Path story = Files.writeString(folder.resolve("story.txt"), Stories.theLastLeaf());
        try (FingerprintIndex index = LocalIndex.open(folder.resolve("index"), Access.READ)) {
            Detector detector = new Detector(new MediaReader(), failing(index, failure), SearchOptions.DEFAULT);
            return detector.detect(new FoundFile(story, "story.txt", Instant.EPOCH));
        }
    }

    /** The index, whose searches fail. */
    private static FingerprintIndex failing(FingerprintIndex index, Class<? extends Throwable> failure) {
        return (FingerprintIndex) Proxy.newProxyInstance(
                DetectorTest.class.getClassLoader(),
                new Class<?>[] {FingerprintIndex.class},
                (_, method, arguments) -> {
                    if (method.getName().equals("search")) {
                        throw failure == IndexException.class
                                ? new IndexException("gone", new IOException())
                                : failure.getConstructor().newInstance();
                    }
                    try {
                        return method.invoke(index, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
