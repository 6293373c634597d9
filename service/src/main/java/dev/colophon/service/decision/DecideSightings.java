package dev.colophon.service.decision;

import dev.colophon.cases.decision.BulkGroup;
import dev.colophon.cases.decision.BulkItem;
import dev.colophon.cases.notice.NoticeEvent;
import dev.colophon.cases.notice.stored.NoticeNumber;
import dev.colophon.cases.notice.stored.Notices;
import dev.colophon.cases.notice.stored.StoredNotice;
import dev.colophon.cases.notice.stored.StoredNoticeEvent;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.GivenReason;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.caller.Plural;
import dev.colophon.service.caller.ProgressListener;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.idempotency.ActReceipt;
import dev.colophon.service.secondeye.SecondEyeRule;
import dev.colophon.service.settings.Settings;
import dev.colophon.sightings.Sightings;
import dev.colophon.sightings.decision.DecisionState;
import dev.colophon.sightings.decision.Decisions;
import dev.colophon.sightings.membership.CaseMembership;
import dev.colophon.store.Database;
import dev.colophon.store.Ids;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Decides sightings. Whoever ends it half way has decided some of them; done again, it decides the rest. */
public final class DecideSightings {

    private final Settings settings;
    private final WhenLooked looked;
    private final ActReceipt<List<String>> receipt;

    /** For a person at the machine: they are told who looks. */
    public DecideSightings(Settings settings) {
        this(settings, WhenLooked.SAY);
    }

    /** @param looked what is done about those that another person looks at now */
    public DecideSightings(Settings settings, WhenLooked looked) {
        this(settings, looked, ActReceipt.none());
    }

    /**
     * With a receipt for whoever asks.
     *
     * @param looked what is done about those that another person looks at now
     * @param receipt gets the ids of those of each transaction
     */
    public DecideSightings(Settings settings, WhenLooked looked, ActReceipt<List<String>> receipt) {
        this.settings = settings;
        this.looked = looked;
        this.receipt = receipt;
    }

    /**
     * What is decided.
     *
     * @param reason for whoever reads the decision later
     */
    public record Request(SightingSelection selection, DecisionState state, String reason) {}

    /**
     * Decides the sightings that are meant; of those that are chosen by what they have in common, a person is asked first. Empty
     * when that person said no, or when there are none like that.
     *
     * @throws ServiceException when one is named that is not there, or when they may not be confirmed together
     */
    public Optional<DecisionResult> decide(Actor actor, Request request, Approval approval, ProgressListener listener) {
        actor.require(Permission.DECIDE);
        GivenReason.require(request.reason());
        Settings stored = settings.stored();
        try (Database database = Database.open(stored.home(), stored.database())) {
            Chosen all = Chosen.of(request.selection(), actor, database, listener);
            Chosen chosen = request.state() == DecisionState.CONFIRMED ? all.confirmable(listener) : all;
            Decisions decisions = Chosen.decisions(actor, database);
            Optional<String> batch = Optional.empty();
            if (chosen.group().isPresent()) {
                batch = begin(actor, request, chosen.group().get(), approval, database);
                if (batch.isEmpty()) {
                    return Optional.empty();
                }
            }
            Decisions.Statement statement =
                    new Decisions.Statement(request.state(), request.reason(), actor.name(), batch);
            looked.tell(database, actor, chosen.ids(), listener);
            int decided = chosen.each(
                    listener,
                    some -> database.writeRepeating(dsl -> {
                        looked.check(dsl, actor, some);
                        Map<String, String> made = decisions.decide(dsl, some, chosen.expected(), statement);
                        Object _ = new SecondEyeRule(
                                        dsl, actor, settings, database, new Ids(InstantSource.system()), Instant.now())
                                .decided(made, statement.state());
                        receipt.done(dsl, some);
                        return made.size();
                    }));
            return Optional.of(new DecisionResult(
                    Optional.of(request.state()),
                    chosen.ids().size(),
                    decided,
                    toBeRetracted(actor, chosen.ids(), database),
                    batch));
        }
    }

    /** The notices that are out about what has left its case for it. */
    private static List<NoticeNumber> toBeRetracted(Actor actor, Collection<String> ids, Database database) {
        return database.read(dsl -> {
            Set<String> left = CaseMembership.toBeRetracted(dsl, ids);
            Set<String> out = CaseMembership.noticed(dsl, left);
            Notices notices = new Notices(dsl, actor.organisation());
            return out.isEmpty()
                    ? List.of()
                    : notices.naming(out, List.of()).stream()
                            .filter(notice -> isOut(notices.events(notice)))
                            .map(StoredNotice::number)
                            .sorted(Comparator.comparingLong(NoticeNumber::value))
                            .toList();
        });
    }

    private static boolean isOut(List<StoredNoticeEvent> events) {
        return events.stream()
                        .map(StoredNoticeEvent::event)
                        .anyMatch(event -> event instanceof NoticeEvent.Sent
                                || event instanceof NoticeEvent.SentByHand
                                || event instanceof NoticeEvent.DeliveryLost)
                && events.stream()
                        .map(StoredNoticeEvent::event)
                        .noneMatch(
                                event -> event instanceof NoticeEvent.Retracted || event instanceof NoticeEvent.Closed);
    }

    /** Asks, and begins a batch when the answer is yes. */
    private static Optional<String> begin(
            Actor actor, Request request, BulkGroup group, Approval approval, Database database) {
        if (group.size() == 0) {
            return Optional.empty();
        }
        Sightings sightings = new Sightings(database, actor.organisation());
        List<BulkItem> sample = request.state() == DecisionState.CONFIRMED ? Chosen.sample(group) : List.of();
        Approval.Answer answer = approval.asked(
                "decide %s as %s"
                        .formatted(
                                Plural.of(group.size(), "sighting", "sightings"),
                                request.state().word()),
                group,
                sample.stream().map(item -> sightings.get(item.sighting())).toList());
        return answer == Approval.Answer.NO
                ? Optional.empty()
                : Optional.of(Chosen.decisions(actor, database)
                        .begin(words(request.selection()), group.size(), sample.size(), group.seed()));
    }

    private static String words(SightingSelection selection) {
        return selection instanceof SightingSelection.Alike alike ? alike.words() : "";
    }
}
