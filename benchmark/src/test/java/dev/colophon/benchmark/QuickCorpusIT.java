package dev.colophon.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.colophon.benchmark.audio.AudioClips;
import dev.colophon.benchmark.audio.AudioCondition;
import dev.colophon.benchmark.audio.AudioConditions;
import dev.colophon.benchmark.audio.AudioCopies;
import dev.colophon.benchmark.corpus.Copies;
import dev.colophon.benchmark.corpus.Corpus;
import dev.colophon.benchmark.corpus.ImageCopies;
import dev.colophon.benchmark.corpus.Item;
import dev.colophon.benchmark.corpus.PackageCache;
import dev.colophon.benchmark.corpus.Selection;
import dev.colophon.benchmark.corpus.TextCopies;
import dev.colophon.benchmark.corpus.VideoCopies;
import dev.colophon.benchmark.machine.Steps;
import dev.colophon.benchmark.machine.Tools;
import dev.colophon.benchmark.recall.Query;
import dev.colophon.benchmark.recall.Results;
import dev.colophon.benchmark.recall.SearchOutcome;
import dev.colophon.benchmark.recall.Suite;
import dev.colophon.fingerprint.Medium;
import dev.colophon.index.Access;
import dev.colophon.index.local.LocalIndex;
import dev.colophon.index.local.MediaIndex;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real media: what must be found is found where it is, and nothing else is. */
@Tag("full")
class QuickCorpusIT {

    private static final long SEED = 20_261_125;

    private static final boolean LONG = Boolean.getBoolean("colophon.long");

    /** Of so many works of each medium one is registered, and of so many registered ones one is copied. */
    private static final int REGISTERED = LONG ? 1 : 2;

    private static final int COPIED = LONG ? 1 : 3;

    private static final Set<String> SOUND =
            Set.of("clean", "MP3 64k", "AAC 48k", "speed +2 %", "speed -2 %", "white noise 10 dB");

    @TempDir
    Path folder;

    @Test
    void findsAlteredCopiesOfRealMediaAndNothingElse() throws IOException {
        assumeTrue(
                PackageCache.unavailable().isEmpty(),
                () -> PackageCache.unavailable().orElseThrow());
        assumeTrue(
                Tools.present("ffmpeg", "ffprobe", "convert"),
                "needs ffmpeg and ImageMagick: apt-get install ffmpeg imagemagick opencc");
        List<Item> works = oneOf(REGISTERED, laidOut().items());
        try (MediaIndex index = LocalIndex.open(folder.resolve("index"), Access.WRITE)) {
            Suite suite = new Suite(index, copies(works), folder, Optional.empty(), Steps.SILENT, SEED);
            suite.register(works);
            List<Query> queries = suite.queries("copying", clips(works));
            List<SearchOutcome> outcomes = new ArrayList<>(suite.searchCopies(queries));
            outcomes.addAll(suite.searchWithdrawn(queries));
            Results results = new Results(outcomes);
            System.out.println(results.table());
            results.misses().forEach(System.out::println);
            assertThat(suite.skipped()).isEmpty();
            assertThat(results.all().queries()).isGreaterThanOrEqualTo(180 / REGISTERED / COPIED);
            assertThat((double) results.all().placed() / results.all().queries())
                    .as("share found, seed %d%n%s%s", SEED, results.table(), results.misses())
                    .isGreaterThanOrEqualTo(0.97);
            assertThat(results.negatives(SearchOutcome.Kind.WITHDRAWN).queries())
                    .isGreaterThanOrEqualTo(180 / REGISTERED / COPIED);
            assertThat(results.falseMatches()).as("seed %d", SEED).isEmpty();
        }
    }

    private static Corpus laidOut() throws IOException {
        try {
            return Corpus.packages(PackageCache.usual(), Selection.MIXED, Steps.SILENT);
        } catch (IOException e) {
            return abort("the corpus packages cannot be downloaded here: run apt-get update (" + e.getMessage() + ")");
        }
    }

    private Map<Medium, Copies> copies(List<Item> works) throws IOException {
        List<AudioCondition> conditions = AudioConditions.ALL.stream()
                .filter(condition -> SOUND.contains(condition.name()))
                .toList();
        assertThat(conditions).hasSameSizeAs(SOUND);
        List<Item> music =
                works.stream().filter(work -> work.medium() == Medium.AUDIO).toList();
        return Map.of(
                Medium.AUDIO, new AudioCopies(AudioClips.prepare(folder), conditions, music),
                Medium.IMAGE, new ImageCopies(),
                Medium.VIDEO, new VideoCopies(),
                Medium.TEXT, new TextCopies());
    }

    /** One of so many of each medium. */
    private static List<Item> oneOf(int many, List<Item> works) {
        Map<Medium, Integer> seen = new EnumMap<>(Medium.class);
        return works.stream()
                .filter(work -> seen.merge(work.medium(), 1, Integer::sum) % many == 0)
                .toList();
    }

    /** Books are long: four passages of each. */
    private static List<Suite.Clip> clips(List<Item> works) {
        return oneOf(COPIED, works).stream()
                .flatMap(work -> Suite.clips(List.of(work), work.medium() == Medium.TEXT ? 4 : 1).stream())
                .toList();
    }
}
