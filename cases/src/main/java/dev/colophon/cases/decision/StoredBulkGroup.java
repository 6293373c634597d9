package dev.colophon.cases.decision;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Sightings that somebody selected to confirm them together, with the sample that was drawn of them.
 *
 * @param selection how they were selected, in words
 * @param seed by which the sample was drawn
 * @param closedBecause of one that is closed
 * @param batch of the decisions that were made together
 * @param confirmedAt when the rest was confirmed
 * @param holdUntil no notice is drafted of what was confirmed together until then
 */
public record StoredBulkGroup(
        String id,
        String selection,
        long seed,
        State state,
        Optional<String> closedBecause,
        Optional<String> batch,
        String madeBy,
        Instant madeAt,
        Optional<Instant> confirmedAt,
        Optional<Instant> holdUntil,
        List<Item> items) {

    public StoredBulkGroup {
        items = List.copyOf(items);
    }

    /** How far it is. */
    public enum State {
        /** Its sample is looked at. */
        OPEN,
        /** One of the sample is not confirmed: all of it is decided one by one. */
        CLOSED,
        /** The rest is confirmed. */
        CONFIRMED,
        /** That was taken back. */
        UNDONE
    }

    /**
     * One of its sightings.
     *
     * @param sampled its place in the sample, from 1; empty when it is not in it
     */
    public record Item(String sighting, OptionalInt sampled) {}

    /** The sightings of the sample, in the order in which they were drawn. */
    public List<String> sample() {
        return items.stream()
                .filter(item -> item.sampled().isPresent())
                .sorted(Comparator.comparingInt(item -> item.sampled().getAsInt()))
                .map(Item::sighting)
                .toList();
    }

    /** The sightings that are not looked at one by one. */
    public List<String> rest() {
        return items.stream()
                .filter(item -> item.sampled().isEmpty())
                .map(Item::sighting)
                .toList();
    }

    /** All of its sightings. */
    public List<String> sightings() {
        return items.stream().map(Item::sighting).toList();
    }
}
