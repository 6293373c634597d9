package dev.colophon.service.review;

import dev.colophon.cases.decision.BulkGroups;
import dev.colophon.cases.decision.BulkObstacle;
import dev.colophon.cases.decision.StoredBulkGroup;
import dev.colophon.cases.file.CaseOperators;
import dev.colophon.cases.review.SecondReview;
import dev.colophon.cases.review.SecondReviews;
import dev.colophon.evidence.messages.Message;
import dev.colophon.operators.linkage.UploadPlatforms;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import dev.colophon.service.operators.KnownOperators;
import dev.colophon.service.session.HomeDatabase;
import dev.colophon.service.settings.Settings;
import dev.colophon.sightings.StoredSighting;
import dev.colophon.sightings.decision.Decision;
import dev.colophon.sightings.decision.DecisionState;
import dev.colophon.store.Database;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Shows groups of sightings that are confirmed together. */
public final class ShowBulk {

    private final Settings settings;

    public ShowBulk(Settings settings) {
        this.settings = settings;
    }

    /**
     * One group, as it stands.
     *
     * @throws ServiceException when there is none
     */
    public BulkDetail show(Actor actor, String session, String id) {
        actor.require(Permission.READ);
        try (Database database = HomeDatabase.stored(settings)) {
            CaseOperators operators =
                    new CaseOperators(KnownOperators.of(database, actor).graph(), UploadPlatforms.defaults());
            return database.read(dsl -> {
                ReviewStep step = ReviewStep.of(dsl, actor, session, database, settings);
                StoredBulkGroup group = find(step, id);
                List<StoredSighting> stored = step.sightings().of(dsl, group.sightings());
                Map<String, StoredSighting> byId =
                        stored.stream().collect(Collectors.toMap(StoredSighting::id, Function.identity()));
                return new BulkDetail(
                        group,
                        stored,
                        group.sample().stream()
                                .flatMap(one -> Optional.ofNullable(byId.get(one)).stream())
                                .toList(),
                        stored.stream()
                                .flatMap(sighting -> operators
                                        .of(
                                                sighting.place(),
                                                sighting.pages().stream()
                                                        .map(page -> page.page())
                                                        .toList())
                                        .map(operator -> operator.account()
                                                .map(account -> account + " @ " + operator.site())
                                                .orElse(operator.site()))
                                        .stream())
                                .distinct()
                                .sorted()
                                .toList(),
                        group.state() == StoredBulkGroup.State.OPEN ? obstacle(step, group, stored) : Optional.empty(),
                        differing(step, group),
                        group.state() == StoredBulkGroup.State.OPEN ? unseen(step, group, stored) : List.of(),
                        step.now());
            });
        }
    }

    static StoredBulkGroup find(ReviewStep step, String id) {
        return new BulkGroups(step.dsl(), step.actor().organisation())
                .find(id)
                .orElseThrow(() -> new ServiceException(Category.REFUSED, Message.of("refusal.group.none", id)));
    }

    /** What stands in the way apart from what is not looked at yet. */
    static Optional<BulkObstacle> obstacle(ReviewStep step, StoredBulkGroup group, List<StoredSighting> stored) {
        Set<String> confirmed = confirmed(group, stored);
        return BulkCheck.all(step, group.sightings(), stored, confirmed).stream()
                .findFirst();
    }

    /** Those of the sample that a person has confirmed one by one. */
    static Set<String> confirmed(StoredBulkGroup group, List<StoredSighting> stored) {
        Set<String> sample = Set.copyOf(group.sample());
        return stored.stream()
                .filter(sighting -> sample.contains(sighting.id())
                        && sighting.decisionState() == DecisionState.CONFIRMED
                        && sighting.decision()
                                .filter(decision -> decision.by().isPresent())
                                .isPresent())
                .map(StoredSighting::id)
                .collect(Collectors.toSet());
    }

    /** Those of the sample that were confirmed although nobody looked at them in Compare. */
    static List<String> unseen(ReviewStep step, StoredBulkGroup group, List<StoredSighting> stored) {
        Set<String> confirmed = confirmed(group, stored);
        Map<String, String> decisions = stored.stream()
                .filter(sighting -> confirmed.contains(sighting.id()))
                .collect(Collectors.toMap(
                        StoredSighting::id,
                        sighting -> sighting.decision().map(Decision::id).orElse("")));
        Set<String> viewed = step.records().viewed(decisions.values());
        return group.sample().stream()
                .filter(id -> confirmed.contains(id) && !viewed.contains(decisions.getOrDefault(id, "")))
                .toList();
    }

    /** One of the sample of which two persons said different things, and no third has decided. */
    static Optional<String> differing(ReviewStep step, StoredBulkGroup group) {
        return new SecondReviews(step.dsl(), step.actor().organisation())
                .waiting(group.sample()).values().stream()
                        .filter(review -> review.state() == SecondReview.State.DISAGREED)
                        .map(SecondReview::sighting)
                        .findFirst();
    }
}
