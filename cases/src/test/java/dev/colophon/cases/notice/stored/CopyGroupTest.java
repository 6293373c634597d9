package dev.colophon.cases.notice.stored;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.cases.file.CaseNumber;
import dev.colophon.cases.notice.NoticeEvent;
import dev.colophon.cases.notice.NoticeFacts;
import dev.colophon.cases.notice.NoticePhase;
import dev.colophon.cases.notice.NoticeTransition.Moved;
import dev.colophon.cases.notice.NoticeTransition.Refused;
import dev.colophon.cases.regime.Regime;
import dev.colophon.cases.regime.Regime.ClockStop;
import dev.colophon.cases.regime.Regimes;
import dev.colophon.evidence.messages.Language;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Of three copies that a notice names each stands where what happened to it has brought it. */
class CopyGroupTest {

    private static final Regime DMCA = Regimes.builtIn().named("us-dmca").orElseThrow();
    private static final Regime RPRND = Regimes.builtIn().named("cn-rprnd").orElseThrow();
    private static final Instant SENT = Instant.parse("2027-03-01T10:00:00Z");
    private static final NoticeEvent.By ADA = new NoticeEvent.By(NoticeEvent.By.Kind.PERSON, "Ada");

    private final List<StoredNoticeEvent> events = new ArrayList<>();
    private Instant now = SENT;

    private void happens(NoticeEvent event) {
        events.add(new StoredNoticeEvent(events.size() + 1, now, event, Optional.empty()));
        now = now.plusSeconds(60);
    }

    private void sent() {
        happens(new NoticeEvent.SentByHand(NoticeEvent.Means.MAIL, SENT, ADA));
    }

    private NoticeHistory history(Regime regime) {
        StoredNotice notice = new StoredNotice(
                "id",
                new NoticeNumber(1),
                new CaseNumber(1),
                regime.id(),
                1,
                "Host",
                "en",
                Optional.of(regime.calendar().orElse("US")),
                "Ada",
                SENT,
                3);
        return new NoticeHistory(notice, regime, events, Notices.state(events, regime, 3));
    }

    private static NoticeEvent counter(Instant received, Integer... copies) {
        return new NoticeEvent.CounterReceived(true, received, List.of(), List.of(), "answer.eml", "", List.of(copies));
    }

    private List<NoticePhase> phases(Regime regime) {
        NoticePhase[] phases = new NoticePhase[3];
        history(regime)
                .groups()
                .forEach(group -> group.copies()
                        .forEach(copy -> phases[copy - 1] = group.state().phase()));
        return List.of(phases);
    }

    /** What stores an event asks the same. */
    private void stored(Regime regime, NoticeEvent event) {
        NoticeFacts facts = NoticeFacts.ofCalendar(history(regime).calendar());
        assertThat(history(regime).apply(event, facts, now)).isInstanceOf(Moved.class);
        happens(history(regime).narrowed(event, facts, now));
    }

    private void refused(Regime regime, NoticeEvent event) {
        NoticeFacts facts = NoticeFacts.ofCalendar(history(regime).calendar());
        assertThat(history(regime).apply(event, facts, now)).isInstanceOf(Refused.class);
    }

    @Test
    void whatIsAboutNoCopyIsAboutAll() {
        sent();
        happens(new NoticeEvent.RemovalClaimed("answer.eml"));
        assertThat(history(DMCA).groups())
                .singleElement()
                .satisfies(group -> assertThat(group.copies()).containsExactly(1, 2, 3));
        assertThat(history(DMCA).state().phase()).isEqualTo(NoticePhase.REMOVAL_CLAIMED);
    }

    @Test
    void anAnswerAboutOneCopyLeavesTheOthers() {
        sent();
        stored(DMCA, new NoticeEvent.RemovalClaimed("answer.eml", List.of(2)));
        assertThat(phases(DMCA)).containsExactly(NoticePhase.SENT, NoticePhase.REMOVAL_CLAIMED, NoticePhase.SENT);
        stored(DMCA, counter(now, 3));
        assertThat(phases(DMCA)).containsExactly(NoticePhase.SENT, NoticePhase.REMOVAL_CLAIMED, NoticePhase.COUNTERED);
        assertThat(history(DMCA).state().phase()).as("somebody has to choose").isEqualTo(NoticePhase.COUNTERED);
    }

    @Test
    void copiesThatStandAlikeAreToldTogether() {
        sent();
        assertThat(CopyGroup.words(history(DMCA).groups())).hasToString("sent");
        stored(DMCA, new NoticeEvent.RemovalClaimed("one.eml", List.of(1)));
        stored(DMCA, new NoticeEvent.RemovalClaimed("other.eml", List.of(3)));
        assertThat(history(DMCA).groups()).as("each by its own answer").hasSize(3);
        assertThat(CopyGroup.words(history(DMCA).groups())).hasToString("copies 1, 3: removal claimed; copy 2: sent");
        assertThat(CopyGroup.words(history(DMCA).groups()).in(Language.of("zh").orElseThrow()))
                .isEqualTo("第 1, 3 个：对方称已移除；第 2 个：已发送");
        stored(DMCA, new NoticeEvent.RemovalClaimed("last.eml", List.of(2)));
        assertThat(CopyGroup.words(history(DMCA).groups())).hasToString("removal claimed");
    }

    /** Silence restores what was contested, and nothing else. */
    @Test
    void aTimeRunsOutForItsCopiesAlone() {
        sent();
        stored(DMCA, new NoticeEvent.RemovalClaimed("answer.eml"));
        stored(DMCA, counter(now, 2));
        now = now.plusSeconds(40 * 86_400L);
        NoticeEvent expired = history(DMCA).expired(now).orElseThrow();
        assertThat(expired.copies()).containsExactly(2);
        stored(DMCA, expired);
        assertThat(phases(DMCA))
                .containsExactly(NoticePhase.REMOVAL_CLAIMED, NoticePhase.RESTORED, NoticePhase.REMOVAL_CLAIMED);
        assertThat(history(DMCA).expired(now)).isEmpty();
        assertThat(history(DMCA).entered(NoticePhase.RESTORED, 2)).isPresent();
        assertThat(history(DMCA).entered(NoticePhase.RESTORED, 1))
                .as("no second notice is barred of it")
                .isEmpty();
    }

    @Test
    void theRegulationRestoresAtOnceWhatWasAnswered() {
        sent();
        stored(RPRND, counter(now, 1));
        assertThat(phases(RPRND)).containsExactly(NoticePhase.RESTORED, NoticePhase.SENT, NoticePhase.SENT);
        assertThat(history(RPRND).state().phase()).isEqualTo(NoticePhase.SENT);
        stored(RPRND, new NoticeEvent.RemovalClaimed("all.eml"));
        assertThat(events.getLast().event().copies())
                .as("what was restored is not claimed to be removed")
                .containsExactly(2, 3);
    }

    @Test
    void aSuitKeepsRemovedWhatItIsAbout() {
        sent();
        stored(DMCA, new NoticeEvent.RemovalClaimed("answer.eml"));
        stored(DMCA, counter(now, 1, 2));
        stored(DMCA, new NoticeEvent.SuitFiled(ClockStop.SUIT_PROVED, "D. Or.", "1", "2027-03-02", "", List.of(1)));
        stored(DMCA, new NoticeEvent.SuitProved(ClockStop.SUIT_PROVED, List.of(1)));
        assertThat(phases(DMCA))
                .containsExactly(NoticePhase.STAYS_DOWN, NoticePhase.COUNTERED, NoticePhase.REMOVAL_CLAIMED);
        assertThat(history(DMCA).suitStanding(List.of(1))).isPresent();
        assertThat(history(DMCA).suitStanding(List.of(2))).isEmpty();
    }

    @Test
    void itIsClosedWhenNothingIsLeftToDoOfAnyCopy() {
        sent();
        stored(RPRND, new NoticeEvent.RemovalClaimed("answer.eml"));
        stored(RPRND, new NoticeEvent.Looked(NoticeEvent.Finding.GONE));
        stored(RPRND, counter(now, 1));
        NoticeEvent closed = new NoticeEvent.Closed(NoticeEvent.Outcome.REMOVED, ADA);
        refused(RPRND, closed); // the owner does not know of the answer
        stored(RPRND, new NoticeEvent.OwnerTold());
        stored(RPRND, closed);
        assertThat(history(RPRND).state().phase()).isEqualTo(NoticePhase.CLOSED);
    }

    @Test
    void itIsNotClosedWhileACopyIsOpen() {
        sent();
        stored(DMCA, new NoticeEvent.RemovalClaimed("answer.eml", List.of(1)));
        stored(DMCA, new NoticeEvent.Looked(NoticeEvent.Finding.GONE, List.of(1)));
        refused(DMCA, new NoticeEvent.Closed(NoticeEvent.Outcome.REMOVED, ADA));
        stored(DMCA, new NoticeEvent.Retracted("wrong", ADA));
        assertThat(phases(DMCA)).containsOnly(NoticePhase.RETRACTED);
    }

    @Test
    void whatIsSaidOfACopyHasToBePossibleOfIt() {
        sent();
        stored(DMCA, counter(now, 2));
        refused(DMCA, new NoticeEvent.RemovalClaimed("answer.eml", List.of(1, 2)));
        stored(DMCA, new NoticeEvent.RemovalClaimed("answer.eml", List.of(1)));
    }

    /** The end of a time restores nothing that nobody took down. */
    @Test
    void whatWasNeverTakenDownIsNotRestored() {
        sent();
        stored(DMCA, counter(now));
        now = now.plusSeconds(40 * 86_400L);
        stored(DMCA, history(DMCA).expired(now).orElseThrow());
        assertThat(history(DMCA).state().phase()).isEqualTo(NoticePhase.RESTORED);
        assertThat(history(DMCA).state().isNeverTakenDown()).isTrue();
        stored(DMCA, new NoticeEvent.ContentRestored("answer.eml"));
        assertThat(history(DMCA).state().isNeverTakenDown()).isFalse();
    }
}
