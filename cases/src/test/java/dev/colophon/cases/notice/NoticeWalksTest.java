package dev.colophon.cases.notice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.cases.notice.NoticeTransition.Moved;
import dev.colophon.cases.regime.Regime;
import dev.colophon.evidence.verify.EvidenceGrade;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Random walks through the machine, judged by the history alone; a failure names the seed of its walk. */
class NoticeWalksTest {

    private static final int WALKS = Boolean.getBoolean("colophon.long") ? 1_000_000 : 20_000;
    private static final int MOST_STEPS = 30;

    /** All events of each procedure and version. */
    private static final Map<Regime, List<NoticeEvent>> EVENTS = NoticeSamples.REGIMES.stream()
            .collect(
                    Collectors.toMap(Function.identity(), regime -> NoticeSamples.events(regime, NoticeSamples.START)));

    private static final Instant FAR_OFF = Instant.parse("2999-01-01T00:00:00Z");

    @Test
    @Tag("full")
    void noWalkBreaksAGuard() {
        Set<NoticePhase> reached = EnumSet.noneOf(NoticePhase.class);
        int sent = 0;
        int renotified = 0;
        for (int walk = 0; walk < WALKS; walk++) {
            Random random = new Random(walk);
            Regime regime = NoticeSamples.REGIMES.get(random.nextInt(NoticeSamples.REGIMES.size()));
            boolean restoredBefore = false;
            for (int notice = 0; notice < 2; notice++) {
                Walk one = new Walk(regime, random, restoredBefore, walk);
                one.run();
                reached.addAll(one.reached);
                sent += one.sent;
                renotified += restoredBefore ? one.sent : 0;
                if (restoredBefore && regime.renotify() == Regime.Renotify.NEVER) {
                    assertThat(one.sent)
                            .as("sent again after it was restored, walk %d", walk)
                            .isZero();
                }
                restoredBefore |= one.oracle.restored();
            }
        }
        assertThat(reached).containsExactlyInAnyOrder(NoticePhase.values());
        assertThat(sent).as("notices that left").isGreaterThan(WALKS / 50);
        assertThat(renotified)
                .as("notices after a restoring, where the law allows them")
                .isPositive();
    }

    /** One notice from its sighting on. Half of the time what comes next is what usually does, else anything. */
    private static final class Walk {

        private final Regime regime;
        private final List<NoticeEvent> events;
        private final Random random;
        private final boolean restoredBefore;
        private final int seed;
        private final HistoryOracle oracle;
        private final Set<NoticePhase> reached = EnumSet.of(NoticePhase.SIGHTED);
        private NoticeState state = NoticeState.SIGHTED;
        private Instant now = NoticeSamples.START;
        private int sent;

        Walk(Regime regime, Random random, boolean restoredBefore, int seed) {
            this.regime = regime;
            // Looked for once: the hash of a regime is that of all its texts.
            this.events = Objects.requireNonNull(EVENTS.get(regime));
            this.random = random;
            this.restoredBefore = restoredBefore;
            this.seed = seed;
            this.oracle = new HistoryOracle(
                    regime.unverified().isEmpty(),
                    regime.renotify() == Regime.Renotify.NEVER,
                    regime.counter().restore() instanceof Regime.Restore.AtOnce);
        }

        void run() {
            for (int step = 0; step < MOST_STEPS && state.phase() != NoticePhase.CLOSED; step++) {
                now = now.plusSeconds(random.nextInt(10) == 0 ? random.nextInt(2_000_000) : random.nextInt(90));
                NoticeFacts facts = facts();
                NoticeEvent event = next();
                if (NoticeMachine.apply(state, event, regime, facts, now) instanceof Moved moved) {
                    Optional<String> broken = oracle.add(event, facts, now);
                    if (broken.isPresent()) {
                        throw new AssertionError("walk %d: %s: %s".formatted(seed, broken.get(), oracle.history()));
                    }
                    check(event, moved);
                    state = moved.state();
                    reached.add(state.phase());
                    sent += event instanceof NoticeEvent.SendingBegun ? 1 : 0;
                }
            }
            refold();
        }

        private void check(NoticeEvent event, Moved moved) {
            if (event instanceof NoticeEvent.CounterReceived) {
                assertThat(moved.duties()).as("walk %d", seed).contains(NoticeDuty.TELL_OWNER);
            }
            if (event instanceof NoticeEvent.ClockExpired) {
                assertThat(moved.state().phase())
                        .as("walk %d", seed)
                        .isIn(state.phase(), NoticePhase.SILENT, NoticePhase.RESTORED);
            }
        }

        /** The state is what its events make of it, and nothing else. */
        private void refold() {
            NoticeState folded = NoticeState.SIGHTED;
            for (HistoryOracle.Accepted one : oracle.history()) {
                folded = NoticeFold.after(folded, one.event(), regime, one.at());
            }
            if (!folded.equals(state)) {
                throw new AssertionError("walk %d: %s is not %s".formatted(seed, folded, state));
            }
        }

        private NoticeFacts facts() {
            NoticeFacts f = random.nextInt(3) == 0
                    ? NoticeSamples.random(regime, now, random)
                    : NoticeSamples.good(regime, now);
            return new NoticeFacts(
                    f.standing(),
                    f.licensed(),
                    f.contested(),
                    f.inTerritory(),
                    f.holdsShare(),
                    f.stillUpAt(),
                    f.indexed(),
                    f.duplicate(),
                    f.missing(),
                    restoredBefore ? Optional.of(regime) : Optional.empty(),
                    random.nextBoolean(),
                    f.policyReplayed(),
                    f.claimantAutomatic(),
                    f.calendar());
        }

        private NoticeEvent next() {
            if (random.nextInt(3) > 0) {
                Optional<NoticeEvent> usual = usual();
                if (usual.isPresent()) {
                    return usual.get();
                }
            }
            NoticeEvent event = events.get(random.nextInt(events.size()));
            return event instanceof NoticeEvent.CounterReceived counter
                    ? new NoticeEvent.CounterReceived(
                            counter.complete(), counter.receivedByHost().equals(NoticeSamples.START) ? now : FAR_OFF)
                    : event;
        }

        private NoticeEvent.By anybody() {
            return random.nextInt(3) == 0 ? NoticeSamples.POLICY : NoticeSamples.ADA;
        }

        private Optional<NoticeEvent> usual() {
            return switch (state.phase()) {
                case SIGHTED -> Optional.of(new NoticeEvent.Judged(NoticeEvent.Verdict.SUSPECTED, anybody()));
                case SUSPECTED -> Optional.of(new NoticeEvent.Captured(EvidenceGrade.C));
                case CAPTURED -> Optional.of(new NoticeEvent.Reviewed(NoticeEvent.Choice.CONFIRM, anybody()));
                case REVIEWED -> Optional.of(new NoticeEvent.Drafted());
                case DRAFTED -> Optional.of(new NoticeEvent.LetGo(anybody()));
                case HELD -> Optional.of(new NoticeEvent.SendingBegun());
                case SENDING ->
                    Optional.of(random.nextInt(4) == 0 ? new NoticeEvent.DeliveryLost() : new NoticeEvent.Sent());
                case SENT, SILENT -> Optional.of(new NoticeEvent.RemovalClaimed());
                case REMOVAL_CLAIMED -> Optional.of(new NoticeEvent.Looked(NoticeEvent.Finding.GONE));
                case REMOVED_VERIFIED -> Optional.of(new NoticeEvent.CounterReceived(true, now));
                default -> Optional.empty();
            };
        }
    }
}
