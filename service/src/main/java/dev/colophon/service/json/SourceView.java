package dev.colophon.service.json;

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
        List<String> include,
        List<String> exclude,
        List<String> allowedHosts,
        @Nullable List<String> problems,
        @Nullable Integer leftOut) {

    /** One of those that are watched. */
    public static SourceView of(Source source, int failing) {
        return of(source, failing, null, null);
    }

    /** One that was added. */
    public static SourceView of(AddSource.Added added) {
        boolean whole = added.leftOut() == 0;
        return of(added.source(), 0, whole ? null : added.problems(), whole ? null : added.leftOut());
    }

    private static SourceView of(
            Source source, int failing, @Nullable List<String> problems, @Nullable Integer leftOut) {
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
                source.scope().include(),
                source.scope().exclude(),
                source.allowedHosts(),
                problems,
                leftOut);
    }
}
