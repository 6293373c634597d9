package dev.colophon.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.colophon.index.Access;
import dev.colophon.index.LocalIndex;
import dev.colophon.media.MediaReader;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real media: what must be found is found where it is, and nothing else is. */
class QuickCorpusIT {

    private static final long SEED = 20_261_125;

    @TempDir
    Path folder;

    @Test
    void findsAlteredCopiesOfRealMediaAndNothingElse() throws IOException {
        assumeTrue(Corpus.unavailable().isEmpty(), () -> Corpus.unavailable().orElseThrow());
        assumeTrue(
                Tools.present("ffmpeg", "ffprobe", "convert"),
                "needs ffmpeg and ImageMagick: apt-get install ffmpeg imagemagick opencc");
        Corpus corpus = Corpus.cached();
        assumeTrue(corpus.reachable(), "the corpus packages cannot be downloaded here: run apt-get update");
        try (LocalIndex index = LocalIndex.open(folder.resolve("index"), Access.WRITE)) {
            SuiteReport report = new Suite(new MediaReader(), index, folder, SEED).run(corpus.quick());
            System.out.println(report.table());
            assertThat(report.queries()).isGreaterThanOrEqualTo(200);
            assertThat((double) report.found() / report.queries())
                    .as("share found, seed %d%n%s", SEED, report.table())
                    .isGreaterThanOrEqualTo(0.97);
            assertThat(report.negatives()).isGreaterThanOrEqualTo(200);
            assertThat(report.falseMatches()).as("seed %d", SEED).isEmpty();
        }
    }
}
