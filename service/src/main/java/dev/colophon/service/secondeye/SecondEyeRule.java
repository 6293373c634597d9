package dev.colophon.service.secondeye;

import dev.colophon.cases.review.SecondEyes;
import dev.colophon.cases.review.SecondReview;
import dev.colophon.cases.review.SecondReviews;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.settings.ReviewSettings.SecondEyeMode;
import dev.colophon.service.settings.Settings;
import dev.colophon.sightings.Sightings;
import dev.colophon.sightings.decision.DecisionState;
import dev.colophon.sightings.review.ReviewRecords;
import dev.colophon.store.Database;
import dev.colophon.store.Ids;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;

/** Whether a second person looks at what one confirms, and what follows from a decision for that. For the transaction of a decision. */
public final class SecondEyeRule {

    /** Who has looked at sightings within this time reviews. */
    static final Duration RECENT = Duration.ofDays(30);

    private static final SecureRandom RANDOM = new SecureRandom();

    private final DSLContext dsl;
    private final Actor actor;
    private final SecondEyeMode mode;
    private final Sightings sightings;
    private final Ids ids;
    private final Instant now;

    /** @param now by which persons count as reviewers */
    public SecondEyeRule(DSLContext dsl, Actor actor, Settings settings, Database database, Ids ids, Instant now) {
        this.dsl = dsl;
        this.actor = actor;
        this.mode = settings.review().mode();
        this.sightings = new Sightings(database, actor.organisation());
        this.ids = ids;
        this.now = now;
    }

    /** How many persons review. */
    public int reviewers() {
        return new ReviewRecords(dsl, actor.organisation()).reviewers(now.minus(RECENT));
    }

    /** Whether a second person looks at what one confirms: where only one reviews, nobody could. */
    public boolean isOn() {
        return mode == SecondEyeMode.ALWAYS || (mode == SecondEyeMode.AUTO && reviewers() > 1);
    }

    /**
     * To be called for each decision of a person: what was asked about these sightings is answered by it where another asked, and of
     * what is confirmed some, and all on which much hangs, is asked about; what waits for a second or a third person waits on,
     * although it was taken back meanwhile.
     *
     * @param decisions by the ids of their sightings
     * @return of which a second person is asked, and why
     */
    public Map<String, SecondReview.Cause> decided(Map<String, String> decisions, DecisionState state) {
        if (decisions.isEmpty()) {
            return Map.of();
        }
        new ReviewRecords(dsl, actor.organisation()).seen(actor.name(), now); // who decides reviews
        SecondReviews reviews = new SecondReviews(dsl, actor.organisation());
        Map<String, SecondReview.Cause> taken = new HashMap<>();
        if (state == DecisionState.CONFIRMED) {
            reviews.binding(decisions.keySet()).forEach(review -> {
                reviews.takenOver(review, decisions.getOrDefault(review.sighting(), ""), actor.name(), now);
                taken.putIfAbsent(review.sighting(), review.cause());
            });
        }
        Map<String, SecondReview> asked = new HashMap<>();
        asked(decisions).forEach(review -> asked.put(review.sighting(), review));
        asked.values().forEach(review -> {
            if (review.askedBy().equals(actor.name()) && !taken.containsKey(review.sighting())) {
                reviews.decided(review, decisions.getOrDefault(review.sighting(), ""));
            } else {
                reviews.settle(review, now);
            }
        });
        if (state != DecisionState.CONFIRMED || !isOn()) {
            return taken;
        }
        List<String> fresh = decisions.keySet().stream()
                .filter(id -> !asked.containsKey(id) && !taken.containsKey(id))
                .toList();
        SecondEyes eyes = new SecondEyes(dsl, actor.organisation(), ids);
        taken.putAll(
                eyes.confirmed(sightings.of(dsl, fresh), decisions, eyes.eye(RANDOM.nextLong()), actor.name(), now));
        return taken;
    }

    /** What was asked about them before anything was decided. */
    private List<SecondReview> asked(Map<String, String> decisions) {
        return new SecondReviews(dsl, actor.organisation()).undecided(decisions.keySet());
    }

    /** Why a second person looks at a sighting once whoever asks confirms it; empty where nobody does, or only chance decides that. */
    public Optional<SecondReview.Cause> foreseen(String sighting) {
        SecondReviews reviews = new SecondReviews(dsl, actor.organisation());
        List<SecondReview> bound = reviews.binding(List.of(sighting));
        if (!bound.isEmpty()) {
            return Optional.of(bound.getFirst().cause());
        }
        List<SecondReview> asked = reviews.undecided(List.of(sighting));
        if (!asked.isEmpty()) {
            return asked.getFirst().askedBy().equals(actor.name())
                    ? Optional.of(SecondReview.Cause.ASKED)
                    : Optional.empty();
        }
        return isOn()
                ? sightings.of(dsl, List.of(sighting)).stream()
                        .findFirst()
                        .flatMap(one -> new SecondEyes(dsl, actor.organisation(), ids).foreseen(one, now))
                : Optional.empty();
    }

    /** What is asked about a sighting and not answered; empty when nothing is. */
    public Optional<SecondReview> waiting(String sighting) {
        return new SecondReviews(dsl, actor.organisation()).waiting(sighting);
    }
}
