package dev.colophon.registry.message.ern;

import dev.colophon.registry.identifier.Identifier;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which identifiers the resources of a message have so far: two that share one would rename each other's work. */
final class SeenIdentifiers {

    /** The line of the first that has one, by its normal form. */
    private final Map<String, Long> lines = new HashMap<>();

    /** Why a resource is not the first with these identifiers; empty when it is. */
    Optional<String> repeated(List<Identifier> identifiers, long line) {
        Optional<String> repeated = identifiers.stream()
                .filter(identifier -> lines.containsKey(identifier.normal()))
                .map(identifier ->
                        "its %s is that of the record in line %d, too, and two records are not one work: ask its sender which is meant"
                                .formatted(identifier, lines.get(identifier.normal())))
                .findFirst();
        if (repeated.isEmpty()) {
            identifiers.forEach(identifier -> lines.put(identifier.normal(), line));
        }
        return repeated;
    }
}
