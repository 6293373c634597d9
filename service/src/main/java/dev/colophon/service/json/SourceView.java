package dev.colophon.service.json;

import dev.colophon.crawl.source.BarredAddress;
import dev.colophon.crawl.source.Source;
import dev.colophon.service.source.AddSource;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A place that is watched; the schema is {@code source.schema.json}. */
public record SourceView(
        String source,
        String kind,
        String seed,
        long everySeconds,
        int depth,
        boolean elsewhere,
        int pagesADay,
        long bytesADay,
        boolean paused,
        Instant due,
        int failing,
        int barred,
        List<String> include,
        List<String> exclude,
        List<String> allowedHosts,
        @Nullable List<String> problems,
        @Nullable Integer leftOut,
        @Nullable List<BarredView> barredAddresses) {

    /**
     * An address of a list that may not be asked for.
     *
     * @param allow what {@code --allow} would have to name
     */
    public record BarredView(
            String url, String cause, @Nullable String allow) {

        private static BarredView of(BarredAddress barred) {
            return new BarredView(barred.url(), barred.why(), barred.allowable().orElse(null));
        }
    }

    /** One of those that are watched. */
    public static SourceView of(Source source, int failing, int barred) {
        return of(source, failing, barred, null, null, null);
    }

    /** One that was added. */
    public static SourceView of(AddSource.Added added) {
        boolean whole = added.leftOut() == 0;
        return of(
                added.source(),
                0,
                added.barredCount(),
                whole ? null : added.problems(),
                whole ? null : added.leftOut(),
                added.barred().isEmpty()
                        ? null
                        : added.barred().stream().map(BarredView::of).toList());
    }

    private static SourceView of(
            Source source,
            int failing,
            int barred,
            @Nullable List<String> problems,
            @Nullable Integer leftOut,
            @Nullable List<BarredView> barredAddresses) {
        return new SourceView(
                source.id(),
                source.kind().name(),
                source.seed(),
                source.every().toSeconds(),
                source.depth(),
                source.scope().elsewhere(),
                source.budget().pages(),
                source.budget().bytes(),
                source.paused(),
                source.due(),
                failing,
                barred,
                source.scope().include(),
                source.scope().exclude(),
                source.allowedHosts(),
                problems,
                leftOut,
                barredAddresses);
    }
}
