package dev.colophon.service.sending;

import dev.colophon.cases.file.CaseLicences;
import dev.colophon.cases.file.CaseObstacle;
import dev.colophon.cases.home.SightingBundles;
import dev.colophon.cases.message.MailAddress;
import dev.colophon.cases.notice.NoticeEvent.Verdict;
import dev.colophon.cases.notice.NoticeFacts;
import dev.colophon.cases.notice.NoticePhase;
import dev.colophon.cases.notice.stored.NoticeHistory;
import dev.colophon.cases.notice.stored.StoredNoticeItem;
import dev.colophon.cases.removal.RemovalLooks;
import dev.colophon.cases.removal.RemovalVerdict;
import dev.colophon.cases.removal.StoredLook;
import dev.colophon.cases.review.ReviewHold;
import dev.colophon.registry.standing.Impediment;
import dev.colophon.service.evidence.SoundBundles;
import dev.colophon.service.notice.NoticeSession;
import dev.colophon.service.notice.Restoration;
import dev.colophon.service.notice.SameProvider;
import dev.colophon.service.settings.Settings;
import dev.colophon.sightings.Sightings;
import dev.colophon.sightings.StoredSighting;
import dev.colophon.sightings.decision.DecisionState;
import dev.colophon.sightings.membership.CaseMembership;
import dev.colophon.store.DatabaseClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds out what is so of the copies of a notice now, before it leaves. Nothing that was found out before is relied on. */
public final class SendingFacts {

    private final NoticeSession session;
    private final NoticeHistory history;
    private final String to;
    private final Predicate<String> holds;
    private final Predicate<NoticeHistory> sameRecipient;
    private final List<String> reasons = new ArrayList<>();
    private final Set<Verdict> verdicts = EnumSet.noneOf(Verdict.class);
    private final RemovalLooks looks;
    private final List<SightingBundles.Kept> bundles = new ArrayList<>();
    private boolean licensed;
    private boolean contested;
    private boolean inTerritory = true;
    private Optional<Instant> stillUpAt = Optional.of(Instant.MAX);

    /**
     * Of a notice.
     *
     * @param to as a draft names a recipient: whom it goes to
     * @param holds whether the bundle of a name still proves anything
     * @param sameRecipient whether another notice goes to the same recipient
     */
    SendingFacts(
            NoticeSession session,
            NoticeHistory history,
            String to,
            Predicate<String> holds,
            Predicate<NoticeHistory> sameRecipient) {
        this.session = session;
        this.history = history;
        this.to = to;
        this.holds = holds;
        this.sameRecipient = sameRecipient;
        this.looks =
                new RemovalLooks(session.database(), session.actor().organisation(), DatabaseClock.of(session.clock()));
    }

    /**
     * What was found out.
     *
     * @param reasons of what stands against single copies, in words
     */
    public record Found(NoticeFacts facts, List<String> reasons) {

        public Found {
            reasons = List.copyOf(reasons);
        }
    }

    /**
     * What is so of the copies of a notice now.
     *
     * @param verify whether evidence is verified again, which takes seconds
     */
    public static Found of(
            NoticeSession session, Settings settings, NoticeHistory history, MailAddress to, boolean verify) {
        String recipient = NoticeMails.named(history.notice(), to);
        try (SoundBundles sound = new SoundBundles(settings)) {
            return new SendingFacts(
                            session,
                            history,
                            recipient,
                            name -> !verify || sound.contains(name),
                            other -> session.read(step -> SameProvider.atTheSameAddress(recipient, step, other))
                                    || other.notice()
                                            .recipient()
                                            .equals(history.notice().recipient()))
                    .find();
        }
    }

    Found find() {
        List<StoredNoticeItem> items = session.read(step -> step.notices().items(history.notice()));
        copies(items);
        List<NoticeHistory> same = session.read(step -> step.notices().namingTheSame(history.notice()).stream()
                .map(step.reading()::history)
                .toList());
        List<NoticeHistory> duplicates = same.stream()
                .filter(other -> other.state().phase().stands() && (sameRecipient.test(other) || isOnceMore(other)))
                .toList();
        duplicates.forEach(other -> reasons.add(
                sameRecipient.test(other)
                        ? "%s names some of the same copies"
                                .formatted(other.notice().number())
                        : "%s names some of the same copies and went to %s, the same provider: if a second is meant, draft it anew with --again"
                                .formatted(
                                        other.notice().number(), other.notice().recipient())));
        Optional<Restoration> restored =
                session.read(step -> Restoration.weightiest(step, same, Restoration.claims(items)));
        sisters();
        NoticeFacts facts = new NoticeFacts(
                standing(),
                licensed,
                contested,
                inTerritory,
                true, // shares were shown to the person who confirmed the copies
                stillUpAt.filter(at -> !at.equals(Instant.MAX)),
                Optional.empty(),
                !duplicates.isEmpty(),
                Set.of(), // all were there when it was drafted, or it was not; its text is what it was
                restored.map(Restoration::law),
                restored.filter(this::isProvedAnew).isPresent(),
                false,
                false,
                history.calendar());
        return new Found(facts, reasons);
    }

    /** What has not left, and is not meant beside the other. */
    private boolean isOnceMore(NoticeHistory other) {
        return !history.state().mayHaveLeft()
                && !history.isBesides()
                && !other.isBesides()
                && session.read(step -> SameProvider.atAnotherAddress(to, step, other));
    }

    /** What weighs most of what was found. */
    private Verdict standing() {
        return Stream.of(Verdict.CLEARED, Verdict.HOLD_VERIFY, Verdict.EXCEPTION_REVIEW)
                .filter(verdicts::contains)
                .findFirst()
                .orElse(Verdict.SUSPECTED);
    }

    /** Whether the proof that it was drafted with still holds, and is newer than what was restored. */
    private boolean isProvedAnew(Restoration restored) {
        return history.newProof()
                .filter(name -> holds.test(name)
                        && bundles.stream()
                                .anyMatch(kept -> kept.name().equals(name)
                                        && kept.sealedAt().isAfter(restored.at())))
                .isPresent();
    }

    /** What was claimed of the same works was taken back since this was drafted: whether this still holds, somebody has to say. */
    private void sisters() {
        session
                .read(step -> step.notices().sisters(history.notice()).stream()
                        .map(step.reading()::history)
                        .toList())
                .stream()
                .filter(sister -> sister.state().phase() == NoticePhase.RETRACTED
                        && sister.entered(NoticePhase.RETRACTED)
                                .filter(at -> at.isAfter(history.notice().createdAt()))
                                .isPresent())
                .forEach(sister -> {
                    verdicts.add(Verdict.HOLD_VERIFY);
                    reasons.add(
                            "%s about the same work was retracted since this was drafted: if this one is right all the same, close it and draft it anew"
                                    .formatted(sister.notice().number()));
                });
    }

    private void copies(List<StoredNoticeItem> items) {
        List<String> ids = items.stream().map(StoredNoticeItem::sighting).toList();
        Map<String, StoredSighting> stored = new Sightings(
                        session.database(), session.actor().organisation())
                .of(ids).stream().collect(Collectors.toMap(StoredSighting::id, Function.identity()));
        CaseLicences licences = session.read(step -> CaseLicences.of(step.dsl(), stored.values()));
        Map<String, ReviewHold> holds = session.read(
                step -> ReviewHold.of(step.dsl(), session.actor().organisation(), stored.values(), Instant.now()));
        Map<String, String> active = session.read(step -> CaseMembership.active(step.dsl(), ids));
        Map<String, List<SightingBundles.Kept>> kept = session.read(
                step -> new SightingBundles(step.dsl(), session.actor().organisation()).of(ids));
        kept.values().forEach(bundles::addAll);
        for (StoredNoticeItem item : items) {
            StoredSighting sighting = stored.get(item.sighting());
            if (sighting == null) {
                against(item, Verdict.CLEARED, "nothing of it is found there any more");
                continue;
            }
            Optional<CaseObstacle> obstacle = CaseObstacle.of(sighting, licences, holds);
            obstacle.ifPresent(why -> obstacle(item, sighting, why));
            if (obstacle.isEmpty() && !active.containsKey(item.sighting())) {
                against(item, Verdict.CLEARED, "it has left the case since");
            }
            licensed |= licences.covering().containsKey(item.sighting());
            inTerritory &= sighting.facts().power().impediments().stream()
                    .noneMatch(impediment -> impediment.kind() == Impediment.Kind.NOT_HELD);
            seen(item, sighting, kept.getOrDefault(item.sighting(), List.of()));
        }
    }

    private void obstacle(StoredNoticeItem item, StoredSighting sighting, CaseObstacle obstacle) {
        switch (obstacle.kind()) {
            case NOT_CONFIRMED -> against(item, verdict(sighting.decisionState()), obstacle.words());
            case CLEARED, NOT_ON_THE_WEB -> against(item, Verdict.CLEARED, obstacle.words());
            case MAY_BE_LICENSED, SECOND_EYE, BULK_HOLD -> against(item, Verdict.HOLD_VERIFY, obstacle.words());
            case CONTESTED, QUARANTINED -> {
                contested = true;
                reasons.add(said(item, obstacle.words()));
            }
            case GONE, REPLACED -> {
                stillUpAt = Optional.empty();
                reasons.add(said(item, obstacle.words()));
            }
        }
    }

    private static Verdict verdict(DecisionState state) {
        return switch (state) {
            case HELD, OPEN -> Verdict.HOLD_VERIFY;
            case REVIEW, EXCEPTION -> Verdict.EXCEPTION_REVIEW;
            case LICENSED, NOT_A_MATCH, RESOLVED, CONFIRMED -> Verdict.CLEARED;
        };
    }

    private void against(StoredNoticeItem item, Verdict verdict, String why) {
        verdicts.add(verdict);
        reasons.add(said(item, why));
    }

    private static String said(StoredNoticeItem item, String why) {
        return "copy %d, %s: %s".formatted(item.number(), item.url(), why);
    }

    /** When the copy was last seen there, by a capture that holds or by a look; not at all when somebody looked later and it was gone. */
    private void seen(StoredNoticeItem item, StoredSighting sighting, List<SightingBundles.Kept> bundles) {
        List<StoredLook> looked = looks.of(sighting);
        Optional<Instant> up = Stream.concat(
                        looked.stream()
                                .filter(look -> look.finding().meaning() == RemovalVerdict.Meaning.UP)
                                .map(StoredLook::at),
                        bundles.stream()
                                .filter(bundle -> holds.test(bundle.name()))
                                .limit(1)
                                .map(SightingBundles.Kept::sealedAt))
                .max(Instant::compareTo);
        Optional<StoredLook> gone = looked.stream()
                .filter(look -> look.finding().meaning() == RemovalVerdict.Meaning.REMOVED)
                .filter(look -> up.filter(at -> at.isAfter(look.at())).isEmpty())
                .findFirst();
        if (gone.isPresent()) {
            stillUpAt = Optional.empty();
            reasons.add(said(
                    item,
                    "it was gone when somebody looked last: "
                            + gone.get().finding().reason()));
        } else {
            stillUpAt = stillUpAt.flatMap(least -> up.map(at -> at.isBefore(least) ? at : least));
        }
    }
}
