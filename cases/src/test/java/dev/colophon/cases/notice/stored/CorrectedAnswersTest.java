package dev.colophon.cases.notice.stored;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.cases.file.CaseNumber;
import dev.colophon.cases.notice.NoticeEvent;
import dev.colophon.cases.notice.NoticePhase;
import dev.colophon.cases.regime.Regime;
import dev.colophon.cases.regime.Regime.ClockStart;
import dev.colophon.cases.regime.Regimes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a correction of an answer takes back with it. */
class CorrectedAnswersTest {

    private static final Regime DMCA = Regimes.builtIn().named("us-dmca").orElseThrow();
    private static final Instant SENT = Instant.parse("2027-03-01T10:00:00Z");
    private static final Instant TAKEN_DOWN = SENT.plusSeconds(86_400);
    private static final Instant FALSE_DATE = Instant.parse("2020-01-01T00:00:00Z");

    private final List<StoredNoticeEvent> events = new ArrayList<>();

    private void add(Instant at, NoticeEvent event) {
        events.add(new StoredNoticeEvent(events.size() + 1, at, event, Optional.empty()));
    }

    private static NoticeEvent.CounterReceived counter(Instant received) {
        return new NoticeEvent.CounterReceived(true, received, List.of(), List.of(), "answer-1.eml");
    }

    private void restoredByAFalseDate() {
        add(
                SENT,
                new NoticeEvent.SentByHand(
                        NoticeEvent.Means.MAIL, SENT, new NoticeEvent.By(NoticeEvent.By.Kind.PERSON, "Ada")));
        add(TAKEN_DOWN, counter(FALSE_DATE));
        add(TAKEN_DOWN, new NoticeEvent.OwnerTold());
        String clock = DMCA.restoreClock().orElseThrow().id();
        add(TAKEN_DOWN, new NoticeEvent.ClockExpired(clock));
        assertThat(Notices.state(events, DMCA, 1).phase()).isEqualTo(NoticePhase.RESTORED);
    }

    private void corrected(Instant at) {
        add(at, new NoticeEvent.AnswerCorrected("answer-1.eml", "counter-notice", 2));
    }

    @Test
    void whatIsNoCounterNoticeLetsNothingRunOut() {
        restoredByAFalseDate();
        corrected(TAKEN_DOWN.plusSeconds(60));
        assertThat(Notices.state(events, DMCA, 1).phase()).isEqualTo(NoticePhase.SENT);
    }

    @Test
    void anotherMomentTakesBackWhatRanOutTooEarly() {
        restoredByAFalseDate();
        Instant later = TAKEN_DOWN.plusSeconds(600);
        corrected(later);
        add(later, counter(TAKEN_DOWN));
        assertThat(Notices.state(events, DMCA, 1).phase()).isEqualTo(NoticePhase.COUNTERED);
        assertThat(Notices.state(events, DMCA, 1).starts())
                .containsEntry(ClockStart.COUNTER_RECEIVED, TAKEN_DOWN)
                .as("that a moment is corrected gives the owner no new time")
                .containsEntry(ClockStart.DECLARATION_REACHED_OWNER, TAKEN_DOWN);
        NoticeHistory history = new NoticeHistory(NoticeOf.country("US"), DMCA, events, Notices.state(events, DMCA, 1));
        assertThat(history.expired(TAKEN_DOWN.plusSeconds(86_400))).isEmpty();
        assertThat(history.expired(TAKEN_DOWN.plusSeconds(30 * 86_400L)))
                .as("it runs out when it is due")
                .contains(new NoticeEvent.ClockExpired(
                        DMCA.restoreClock().orElseThrow().id()));
    }

    @Test
    void whatIsCorrectedTwiceCountsAsItIsSaidLast() {
        restoredByAFalseDate();
        corrected(TAKEN_DOWN);
        add(TAKEN_DOWN, counter(SENT));
        add(TAKEN_DOWN, new NoticeEvent.AnswerCorrected("answer-1.eml", "counter-notice", events.size()));
        add(TAKEN_DOWN, counter(TAKEN_DOWN));
        assertThat(Notices.state(events, DMCA, 1).starts()).containsEntry(ClockStart.COUNTER_RECEIVED, TAKEN_DOWN);
        add(TAKEN_DOWN, new NoticeEvent.AnswerCorrected("answer-1.eml", "counter-notice", events.size()));
        assertThat(Notices.state(events, DMCA, 1).phase()).isEqualTo(NoticePhase.SENT);
    }

    /** A stored notice of which only the country matters. */
    private static final class NoticeOf {

        static StoredNotice country(String country) {
            return new StoredNotice(
                    "id",
                    new NoticeNumber(1),
                    new CaseNumber(1),
                    "us-dmca-1998",
                    1,
                    "Host",
                    "en",
                    Optional.of(country),
                    "Ada",
                    SENT,
                    1);
        }
    }
}
