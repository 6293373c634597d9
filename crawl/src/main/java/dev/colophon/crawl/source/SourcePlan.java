package dev.colophon.crawl.source;

import java.time.Duration;
import java.util.List;

/** What a person says of a new source; see {@link Source} for the meaning of each part. */
public record SourcePlan(
        SourceKind kind,
        String seed,
        Duration every,
        int depth,
        Budget budget,
        Scope scope,
        boolean followNofollow,
        boolean render,
        List<String> allowedHosts) {

    public static final int DEEPEST = 16;

    public SourcePlan {
        allowedHosts = List.copyOf(allowedHosts);
        if (depth < 0 || depth > DEEPEST) {
            throw new IllegalArgumentException("depth is 0 to " + DEEPEST);
        }
        if (every.compareTo(Duration.ofMinutes(1)) < 0) {
            throw new IllegalArgumentException("a source is looked at once a minute at most");
        }
    }

    /** A source with the usual depth: 5 for sites, else 0; daily; the usual budget; nothing that is not public. */
    public static SourcePlan of(SourceKind kind, String seed) {
        return new SourcePlan(
                kind,
                seed,
                Duration.ofDays(1),
                usualDepth(kind),
                Budget.DEFAULT,
                Scope.usual(),
                false,
                false,
                List.of());
    }

    private static int usualDepth(SourceKind kind) {
        return kind == SourceKind.SITE ? 5 : 0;
    }

    /** As another kind: its depth is the usual one again where it was. */
    public SourcePlan as(SourceKind other) {
        return new SourcePlan(
                other,
                seed,
                every,
                depth == usualDepth(kind) ? usualDepth(other) : depth,
                budget,
                scope,
                followNofollow,
                render,
                allowedHosts);
    }

    /** A source as it is. */
    public static SourcePlan of(Source source) {
        return new SourcePlan(
                source.kind(),
                source.seed(),
                source.every(),
                source.depth(),
                source.budget(),
                source.scope(),
                source.followNofollow(),
                source.render(),
                source.allowedHosts());
    }

    public SourcePlan withEvery(Duration other) {
        return new SourcePlan(kind, seed, other, depth, budget, scope, followNofollow, render, allowedHosts);
    }

    public SourcePlan withDepth(int other) {
        return new SourcePlan(kind, seed, every, other, budget, scope, followNofollow, render, allowedHosts);
    }

    public SourcePlan withBudget(Budget other) {
        return new SourcePlan(kind, seed, every, depth, other, scope, followNofollow, render, allowedHosts);
    }

    public SourcePlan withScope(Scope other) {
        return new SourcePlan(kind, seed, every, depth, budget, other, followNofollow, render, allowedHosts);
    }

    public SourcePlan withAllowedHosts(List<String> other) {
        return new SourcePlan(kind, seed, every, depth, budget, scope, followNofollow, render, other);
    }
}
