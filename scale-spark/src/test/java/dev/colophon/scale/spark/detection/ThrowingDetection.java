package dev.colophon.scale.spark.detection;

import dev.colophon.crawl.scan.VisitLimits;
import dev.colophon.crawl.scan.WarcVisit;
import dev.colophon.detect.FoundFile;
import dev.colophon.detect.Sighting;
import dev.colophon.index.IndexException;
import dev.colophon.media.refusal.Unreadable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A reading whose detection throws. To be loaded as the job loads what it calls. */
public final class ThrowingDetection implements Function<Path, List<String>> {

    @Override
    public List<String> apply(Path warc) {
        List<String> rows = new ArrayList<>();
        try (WarcVisit items = WarcVisit.open(warc, warc.resolveSibling("scratch"), VisitLimits.defaults())) {
            rows.add(new WarcReading(warc, "file:/collection/a.warc", ThrowingDetection::detect, rows::add)
                    .toTheEnd(items)
                    .toString());
        } catch (IOException e) {
            rows.add(e.toString());
        } catch (IndexException e) {
            rows.add("all: " + e.getMessage());
        }
        return rows;
    }

    private static Sighting detect(FoundFile found) {
        return switch (found.place().replaceAll(".*/", "")) {
            case "deep" -> throw new StackOverflowError();
            case "large" -> throw new OutOfMemoryError();
            case "wrong" -> throw new AssertionError("impossible");
            case "odd" -> throw new IllegalStateException("odd");
            case "index" -> throw new IndexException("the index is gone");
            default ->
                Sighting.unreadable(
                        found, new Unreadable(Unreadable.Reason.UNDECODABLE, "as it should be"), Duration.ZERO);
        };
    }
}
