package dev.colophon.cases.notice.stored;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.colophon.cases.message.answer.CounterField;
import dev.colophon.cases.notice.NoticeEvent;
import dev.colophon.cases.notice.NoticeEvent.By;
import dev.colophon.cases.regime.Regime.ClockStop;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Events are read as they were written, each kind of them. */
class NoticeEventJsonTest {

    private static final Instant NOW = Instant.parse("2027-03-12T09:00:00.123Z");

    static Stream<NoticeEvent> events() {
        return Arrays.stream(NoticeEvent.class.getPermittedSubclasses()).map(NoticeEventJsonTest::sample);
    }

    private static NoticeEvent sample(Class<?> kind) {
        RecordComponent[] components = kind.getRecordComponents();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            var constructor = kind.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return (NoticeEvent) constructor.newInstance(
                    Arrays.stream(components).map(NoticeEventJsonTest::value).toArray());
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(kind.getName(), e);
        }
    }

    private static Object value(RecordComponent component) {
        Class<?> type = component.getType();
        if (type == By.class) {
            return new By(By.Kind.PERSON, "Ada 王维");
        }
        if (type == Instant.class) {
            return NOW;
        }
        if (type == long.class) {
            return 7L;
        }
        if (type == boolean.class) {
            return true;
        }
        if (type == List.class) {
            return component.getGenericType().getTypeName().endsWith("<java.lang.Integer>")
                    ? List.of(1, 3)
                    : List.of(CounterField.SIGNATURE);
        }
        return type.isEnum() ? type.getEnumConstants()[0] : "words \"quoted\"";
    }

    @ParameterizedTest
    @MethodSource("events")
    void anEventIsReadAsItWasWritten(NoticeEvent event) {
        String kind = NoticeEventJson.kind(event);
        assertThat(kind).matches("[A-Z]+(_[A-Z]+)*").hasSizeLessThanOrEqualTo(32);
        assertThat(NoticeEventJson.event(kind, NoticeEventJson.payload(event))).isEqualTo(event);
    }

    @Test
    void theFormIsStable() {
        NoticeEvent counter = new NoticeEvent.CounterReceived(true, NOW);
        assertThat(NoticeEventJson.kind(counter)).isEqualTo("COUNTER_RECEIVED");
        assertThat(NoticeEventJson.payload(counter))
                .isEqualTo("{\"complete\":true,\"receivedByHost\":\"2027-03-12T09:00:00.123Z\"}");
    }

    /** What was stored before an event had all of its components is read, and they are empty. */
    @Test
    void whatWasStoredWithLessIsRead() {
        assertThat(NoticeEventJson.event(
                        "COUNTER_RECEIVED", "{\"complete\":true,\"receivedByHost\":\"2027-03-12T09:00:00.123Z\"}"))
                .isEqualTo(new NoticeEvent.CounterReceived(true, NOW));
        assertThat(
                        NoticeEventJson.event(
                                "SUIT_FILED",
                                "{\"kind\":\"SUIT_PROVED\",\"body\":\"B\",\"docket\":\"1\",\"filed\":\"2027-03-12\",\"document\":\"\"}"))
                .isEqualTo(new NoticeEvent.SuitFiled(ClockStop.SUIT_PROVED, "B", "1", "2027-03-12", ""));
        assertThat(NoticeEventJson.event("DRAFTED", "{}")).isEqualTo(new NoticeEvent.Drafted());
        assertThat(NoticeEventJson.event(
                        "CLOSED", "{\"outcome\":\"COURT\",\"by\":{\"kind\":\"PERSON\",\"name\":\"Ada\"}}"))
                .isEqualTo(new NoticeEvent.Closed(NoticeEvent.Outcome.COURT, new By(By.Kind.PERSON, "Ada")));
    }

    @Test
    void whatWasNotWrittenHereIsToldAsSuch() {
        assertThatThrownBy(() -> NoticeEventJson.event("EXPLODED", "{}")).hasMessageContaining("EXPLODED");
        assertThatThrownBy(() -> NoticeEventJson.event("LOOKED", "{\"finding\":\"MAYBE\"}"))
                .hasMessageContaining("LOOKED");
    }
}
