package dev.colophon.service.json;

import dev.colophon.crawl.source.Source;
import java.time.Instant;
import java.util.List;

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
        List<String> include,
        List<String> exclude,
        List<String> allowedHosts) {

    public static SourceView of(Source source) {
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
                source.scope().include(),
                source.scope().exclude(),
                source.allowedHosts());
    }
}
