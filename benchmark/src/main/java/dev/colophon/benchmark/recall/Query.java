package dev.colophon.benchmark.recall;

import dev.colophon.benchmark.corpus.Condition;
import dev.colophon.benchmark.corpus.Item;
import dev.colophon.fingerprint.Fingerprint;
import dev.colophon.index.transform.Span;
import java.util.List;
import java.util.Optional;

/**
 * A copy as it was read, ready to be searched.
 *
 * @param clip number of the clip of its source
 * @param truth the part of the source that it contains, where that is a stretch
 * @param prints fingerprints of its parts
 */
public record Query(Item source, int clip, Condition condition, Optional<Span> truth, List<Fingerprint> prints) {

    public Query {
        prints = List.copyOf(prints);
    }

    public String name() {
        return "%s of %s at %s"
                .formatted(
                        condition.name(),
                        source.name(),
                        truth.map(span -> switch (span) {
                                    case Span.Time(double start, double _) -> "%.1f s".formatted(start);
                                    case Span.Characters(int start, int _) -> "character " + start;
                                    case Span.Quad _ -> "a part";
                                })
                                .orElse("all"));
    }
}
