package dev.colophon.registry.licence;

import dev.colophon.index.transform.Span;
import dev.colophon.registry.licence.term.LicensedUse;
import dev.colophon.registry.work.Host;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How a work is used where a copy of it was seen. What is not known never counts against the copy: a use or a territory that
 * nobody knows is within any licence's.
 *
 * @param work its id
 * @param host where it stands; empty of what is not on the web
 * @param uses none: not known
 * @param viewings the newest from each vantage, at least one: what a licence allows now is not undone by what was seen before
 * @param parts of the work that are in it
 */
public record CopyUse(
        String work, Optional<Host> host, Set<LicensedUse> uses, List<Viewing> viewings, List<Span> parts) {

    /**
     * A look at it.
     *
     * @param territory from which country; empty: not known
     */
    public record Viewing(Optional<String> territory, Instant at) {}

    /** One use of one part, seen once. */
    record Cell(
            String work,
            Optional<Host> host,
            Optional<LicensedUse> use,
            Optional<String> territory,
            Instant at,
            Optional<Span> part) {}

    public CopyUse {
        uses = Set.copyOf(uses);
        viewings = List.copyOf(viewings);
        parts = List.copyOf(parts);
    }

    /** All that has to be licensed, the newest viewing first. */
    List<Cell> cells() {
        return viewings.stream()
                .sorted((one, other) -> other.at().compareTo(one.at()))
                .flatMap(viewing -> orNone(uses.stream().sorted())
                        .flatMap(use -> orNone(parts.stream())
                                .map(part -> new Cell(work, host, use, viewing.territory(), viewing.at(), part))))
                .toList();
    }

    private static <T> Stream<Optional<T>> orNone(Stream<T> values) {
        List<Optional<T>> all = values.map(Optional::of).toList();
        return all.isEmpty() ? Stream.of(Optional.empty()) : all.stream();
    }
}
