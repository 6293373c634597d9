package dev.colophon.scale.spark.detection;

import dev.colophon.crawl.scan.VisitLimits;
import dev.colophon.crawl.scan.WarcVisit;
import dev.colophon.detect.Detector;
import dev.colophon.index.Access;
import dev.colophon.index.FingerprintIndex;
import dev.colophon.index.Grade;
import dev.colophon.index.IndexException;
import dev.colophon.index.IndexStats;
import dev.colophon.index.SearchOptions;
import dev.colophon.index.local.LocalIndex;
import dev.colophon.media.MediaReader;
import dev.colophon.media.child.TemporaryFolders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Looks for the works of an index in WARC files. Its function takes a file on disk with the name under which it is reported, and
 * something that takes rows as JSON; it gives counts by their names. Its supplier says what is searched. Thread-safe; one is enough for
 * a JVM, and is never closed.
 */
public final class WarcDetection
        implements BiFunction<Map.Entry<Path, String>, Consumer<String>, Map<String, Long>>, Supplier<String> {

    /** As many as a scan asks for. */
    private static final SearchOptions SEARCH = new SearchOptions(1_000, Grade.CANDIDATE);

    private static final List<String> ENGINES = List.of("audio", "visual", "text");

    private final Detector detector;
    private final String searched;

    /**
     * Opens the index of a home, to read it.
     *
     * @throws IndexException when there is none, or it cannot be used
     */
    public WarcDetection(Path folder) {
        for (String engine : ENGINES) {
            if (!Files.isDirectory(folder.resolve(engine))) {
                throw new IndexException(
                        "%s is no index: it has no folder %s; give the folder `index` of a home, which must be on each node"
                                .formatted(folder, engine));
            }
        }
        FingerprintIndex index = LocalIndex.open(folder, Access.READ);
        // Of two homes with as many works the database tells which is which.
        this.searched = "database %s, position %d, %s"
                .formatted(
                        index.database().orElse("unknown"),
                        index.position(),
                        index.stats().media().stream()
                                .map(WarcDetection::counted)
                                .sorted()
                                .collect(Collectors.joining(", ")));
        this.detector = new Detector(new MediaReader(), index, SEARCH);
    }

    private static String counted(IndexStats.MediumStats stats) {
        return stats.medium() + " " + stats.references();
    }

    /** The state of the index: where two differ, their answers may. */
    @Override
    public String get() {
        return searched;
    }

    /**
     * Looks into one file to its end.
     *
     * @throws UncheckedIOException when the file or the scratch folder cannot be read or written; what was said of it before is not all
     * @throws IndexException when the index cannot be used
     */
    @Override
    public Map<String, Long> apply(Map.Entry<Path, String> warc, Consumer<String> rows) {
        try {
            Path scratch = TemporaryFolders.create("colophon-spark-");
            try (WarcVisit items = WarcVisit.open(warc.getKey(), scratch, VisitLimits.defaults())) {
                return new WarcReading(warc.getKey(), warc.getValue(), detector::detect, rows).toTheEnd(items);
            } finally {
                TemporaryFolders.delete(scratch);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
