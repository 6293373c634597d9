package dev.colophon.cases.notice.stored;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.cases.message.NoticeField;
import dev.colophon.cases.message.answer.CounterField;
import dev.colophon.cases.notice.CounterCheck;
import dev.colophon.cases.notice.DisputedMatter;
import dev.colophon.cases.notice.NoticeEvent;
import dev.colophon.cases.regime.Regimes;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What was found of a counter-notice is known again, clause by clause. */
class UserAnswerTest {

    private static final Instant NOW = Instant.parse("2027-03-12T09:00:00Z");

    @Test
    void whatWasMissingIsMissingStill() {
        UserAnswer answer = new UserAnswer(
                NOW,
                new NoticeEvent.CounterReceived(
                        false, NOW, List.of(CounterField.SIGNATURE), List.of(CounterField.NAME), "answer-1.eml"));
        CounterCheck check = answer.check(Regimes.builtIn().named("us-dmca").orElseThrow());
        assertThat(check.isComplete()).isFalse();
        assertThat(check.which(field -> !field.there())).containsExactly(CounterField.SIGNATURE);
        assertThat(check.which(CounterCheck.Field::said)).containsExactly(CounterField.NAME);
    }

    /** Each matter of a notice is one that the user can answer, and the other way round. */
    @Test
    void bothSidesSpeakOfTheSameMatters() {
        assertThat(Arrays.stream(NoticeField.values()).map(DisputedMatter::of).distinct())
                .containsExactlyInAnyOrder(DisputedMatter.values());
        assertThat(Arrays.stream(CounterField.values()).map(DisputedMatter::of).distinct())
                .containsExactlyInAnyOrder(DisputedMatter.values());
    }

    @Test
    void theWordsOfAFieldAreItsLine() {
        String text = "Counter notification\nName:   Sam Example\nAddress: 1 Main Street\n";
        assertThat(CounterField.NAME.words(text)).isEqualTo(Optional.of("Name: Sam Example"));
        assertThat(CounterField.ADDRESS.words(text)).isEqualTo(Optional.of("Address: 1 Main Street"));
        assertThat(CounterField.PHONE.words(text)).isEmpty();
    }
}
