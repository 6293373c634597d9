package dev.colophon.cases.record;

import dev.colophon.cases.notice.NoticeEvent;
import dev.colophon.cases.notice.stored.StoredNotice;
import dev.colophon.cases.notice.stored.StoredNoticeEvent;
import dev.colophon.cases.notice.stored.StoredNoticeItem;
import dev.colophon.cases.regime.Regime.ClockStop;
import dev.colophon.evidence.log.verify.LogEntry;
import dev.colophon.evidence.log.verify.LogEntry.Notice.Step;
import dev.colophon.evidence.log.verify.Salt;
import dev.colophon.evidence.log.verify.Subject;
import dev.colophon.evidence.verify.record.RecordedAct;
import dev.colophon.registry.work.Host;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Something that was done, as the public record tells it: no person, no address, no title.
 *
 * @param source the row that it tells of
 * @param step of a procedure; empty: it is a decision
 */
record PublicAct(String source, Instant at, Optional<Step> step, RecordedAct act) {

    private static final String DECISION = "decision.";

    /** A decision on a copy at a host, with whatever port. */
    static PublicAct decision(String id, Instant at, String state, String host, String copy) {
        return new PublicAct(
                "decision:" + id,
                at,
                Optional.empty(),
                new RecordedAct(DECISION + state, "", one(Host.withoutPort(host), copy)));
    }

    /** A look for a copy at a host. */
    static PublicAct look(String id, Instant at, String verdict, String host, String copy) {
        return new PublicAct(
                "look:" + id, at, Optional.of(Step.RESULT), new RecordedAct("look." + verdict, "", one(host, copy)));
    }

    private static SortedMap<String, List<String>> one(String host, String copy) {
        return new TreeMap<>(Map.of(host, List.of(copy)));
    }

    /**
     * A message, or what came of one; empty where nothing went out or came in, or nothing of it is on the web. What was about some copies
     * alone names these.
     *
     * @param items the copies that the notice names
     */
    static Optional<PublicAct> message(
            StoredNotice notice, List<StoredNoticeItem> items, CopyNames names, StoredNoticeEvent stored) {
        List<Integer> about = stored.event().copies();
        SortedMap<String, List<String>> hosts = copies(
                items.stream()
                        .filter(item -> about.isEmpty() || about.contains(item.number()))
                        .toList(),
                names);
        return hosts.isEmpty()
                ? Optional.empty()
                : Said.of(stored.event())
                        .map(said -> new PublicAct(
                                source(notice, stored.sequence()),
                                stored.at(),
                                Optional.of(said.step()),
                                new RecordedAct(said.what(), notice.regime(), hosts)));
    }

    /** The copies that a notice names, by the host where each is. */
    private static SortedMap<String, List<String>> copies(List<StoredNoticeItem> items, CopyNames names) {
        SortedMap<String, List<String>> hosts = new TreeMap<>();
        items.forEach(item -> Host.ofPlace(item.url())
                .ifPresent(host -> hosts.computeIfAbsent(host.name(), _ -> new ArrayList<>())
                        .add(names.of(item.sighting()))));
        return hosts;
    }

    static String source(StoredNotice notice, long sequence) {
        return "event:" + notice.id() + ":" + sequence;
    }

    /** What an event of a notice is to the public. */
    private record Said(Step step, String what) {

        static Optional<Said> of(NoticeEvent event) {
            return Optional.ofNullable(
                    switch (event) {
                        case NoticeEvent.Sent _ -> new Said(Step.NOTICE, "notice");
                        case NoticeEvent.SentByHand _ -> new Said(Step.NOTICE, "notice");
                        case NoticeEvent.DeliverySettled settled ->
                            settled.left() ? new Said(Step.NOTICE, "notice") : null;
                        case NoticeEvent.Acknowledged _ -> new Said(Step.ANSWER, "answer.acknowledged");
                        case NoticeEvent.Bounced _ -> new Said(Step.ANSWER, "answer.bounced");
                        case NoticeEvent.AnswerCorrected corrected ->
                            new Said(Step.ANSWER, "answer.corrected-from-" + corrected.was());
                        case NoticeEvent.RemovalClaimed _ -> new Said(Step.ANSWER, "answer.removal-claimed");
                        case NoticeEvent.CounterReceived counter ->
                            new Said(
                                    Step.COUNTER_NOTICE,
                                    "counter-notice." + (counter.complete() ? "complete" : "incomplete"));
                        case NoticeEvent.ContentRestored _ -> new Said(Step.RESULT, "result.restored");
                        case NoticeEvent.SuitProved suit ->
                            new Said(
                                    Step.RESULT,
                                    suit.kind() == ClockStop.SUIT_PROVED
                                            ? "result.stays-down-action"
                                            : "result.stays-down-complaint");
                        case NoticeEvent.Closed closed ->
                            new Said(
                                    Step.RESULT,
                                    "result.closed-" + closed.outcome().name().toLowerCase(Locale.ROOT));
                        case NoticeEvent.Retracted _ -> new Said(Step.RETRACTION, "retraction");
                        case NoticeEvent.Judged _,
                                NoticeEvent.Captured _,
                                NoticeEvent.Reviewed _,
                                NoticeEvent.Offered _,
                                NoticeEvent.OfferAnswered _,
                                NoticeEvent.Drafted _,
                                NoticeEvent.LetGo _,
                                NoticeEvent.HeldBack _,
                                NoticeEvent.SendingBegun _,
                                NoticeEvent.SendingFailed _,
                                NoticeEvent.DeliveryLost _,
                                NoticeEvent.ClockExpired _,
                                NoticeEvent.Reminded _,
                                NoticeEvent.Escalated _,
                                NoticeEvent.Looked _,
                                NoticeEvent.OwnerTold _,
                                NoticeEvent.SuitFiled _,
                                NoticeEvent.Reappeared _ -> null;
                    });
        }
    }

    /** The leaf of the log, under a salt. */
    LogEntry entry(Salt salt) {
        Subject subject = Subject.salted(salt, act.bytes());
        return step.<LogEntry>map(one -> new LogEntry.Notice(at, subject, one))
                .orElseGet(() -> new LogEntry.Decision(at, subject, act.what().substring(DECISION.length())));
    }
}
