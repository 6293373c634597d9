package dev.colophon.service.review;

import dev.colophon.cases.decision.BulkGroup;
import dev.colophon.cases.decision.BulkItem;
import dev.colophon.cases.decision.BulkObstacle;
import dev.colophon.cases.decision.StoredBulkGroup;
import dev.colophon.index.Grade;
import dev.colophon.sightings.StoredSighting;
import dev.colophon.sightings.decision.DecisionState;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A group with what is to be known of it now.
 *
 * @param items its sightings, those that there are
 * @param sample those of its sample, in the order in which they were drawn, that there are
 * @param operators who answer for them, by their sites; of what is not on the web none
 * @param obstacle what stands in the way of confirming the rest, apart from what of the sample is not looked at yet
 * @param differing one of the sample of which two persons said different things, and no third has decided
 * @param unseen those of the sample of an open group that were confirmed although nobody looked at them in Compare
 * @param now when this was so
 */
public record BulkDetail(
        StoredBulkGroup group,
        List<StoredSighting> items,
        List<StoredSighting> sample,
        List<String> operators,
        Optional<BulkObstacle> obstacle,
        Optional<String> differing,
        List<String> unseen,
        Instant now) {

    private static final Comparator<StoredSighting> SUREST = Comparator.comparing(
                    (StoredSighting sighting) -> BulkItem.of(sighting).grade())
            .thenComparingDouble(sighting -> BulkItem.of(sighting).falseAlarms())
            .thenComparing(StoredSighting::id);

    public BulkDetail {
        items = List.copyOf(items);
        sample = List.copyOf(sample);
        operators = List.copyOf(operators);
        unseen = List.copyOf(unseen);
    }

    /** What is counted of it: works, sites, grades. */
    public BulkGroup counts() {
        return new BulkGroup(items.stream().map(BulkItem::of).toList());
    }

    /** The one of which it is surest that the work is in it. */
    public Optional<StoredSighting> strongest() {
        return items.stream().min(SUREST);
    }

    /** The one of which it is least sure. */
    public Optional<StoredSighting> weakest() {
        return items.stream().max(SUREST);
    }

    /** The grade of one. */
    public static Grade grade(StoredSighting sighting) {
        return BulkItem.of(sighting).grade();
    }

    /** Those of the sample that nobody has decided yet. */
    public List<StoredSighting> pending() {
        return sample.stream()
                .filter(sighting -> sighting.decisionState().isUndecided())
                .toList();
    }

    /** How many of the sample are confirmed. */
    public int confirmed() {
        return (int) sample.stream()
                .filter(sighting -> sighting.decisionState() == DecisionState.CONFIRMED)
                .count();
    }

    /** Whether the rest can be confirmed. */
    public boolean isReady() {
        return group.state() == StoredBulkGroup.State.OPEN
                && obstacle.isEmpty()
                && differing.isEmpty()
                && unseen.isEmpty()
                && confirmed() == group.sample().size();
    }

    /** Whether what was confirmed together can be taken back in one. */
    public boolean canBeUndone() {
        return group.state() == StoredBulkGroup.State.CONFIRMED
                && group.holdUntil().filter(now::isBefore).isPresent();
    }
}
