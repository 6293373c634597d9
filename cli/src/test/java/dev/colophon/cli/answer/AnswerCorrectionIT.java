package dev.colophon.cli.answer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever an answer was taken for, a person can say what it is; what was wrong is kept, and counts no more. */
class AnswerCorrectionIT extends AnsweredNotices {

    /** Whatever an answer was taken for, a person can say what it is; what was wrong is kept, and counts no more. */
    @ParameterizedTest
    @CsvSource({
        "acknowledgement, ACKED",
        "bounce, BOUNCED",
        "removed, REMOVAL_CLAIMED",
        "restored, RESTORED",
        "counter-notice, COUNTERED",
        "other, SENT"
    })
    @Tag("full")
    void whatWasTakenForSomethingElseIsCorrected(String kind, String state) throws IOException {
        sent();
        String answer = mail("answer.eml", counter);
        int events = 0;
        for (String wrong : List.of("acknowledgement", "bounce", "removed", "restored", "counter-notice", "other")) {
            if (!wrong.equals(kind)) {
                imported(answer, "--as", wrong);
                JsonNode right = imported(answer, "--as", kind);
                assertThat(right.get("state").asText()).as(wrong).isEqualTo(state);
                assertThat(right.get("kind").asText()).isEqualTo(kind);
                assertThat(right.get("asked").asText()).isEqualTo(kind);
                assertThat(right.get("was").asText()).isEqualTo(wrong);
                assertThat(right.get("known").asBoolean()).isFalse();
                int now = json("notice", "show", "N-1", "--json")
                        .getFirst()
                        .get("events")
                        .size();
                assertThat(now).as("events are appended").isGreaterThan(events);
                events = now;
            }
        }
        JsonNode same = imported(answer, "--as", kind);
        assertThat(same.get("known").asBoolean()).isTrue();
        assertThat(same.has("was")).isFalse();
        JsonNode status = json("notice", "status", "N-1", "--json").getFirst();
        assertThat(status.get("state").asText()).isEqualTo(state);
        assertThat(status.get("clocks").findValuesAsText("clock").contains("suit"))
                .as("a time that a wrong reading began runs no more")
                .isEqualTo(kind.equals("counter-notice"));
    }

    /** As homes hold it in which such a date began a time: what ran out because of it is taken back with it. */
    @Test
    @Tag("full")
    void aCorrectionTakesBackWhatRanOutBecauseOfIt() throws IOException {
        sent();
        String answer = mail("answer.eml", counter);
        imported(answer, "--as", "counter-notice");
        change("update notice_event set payload = replace(payload, json_extract(payload, '$.receivedByHost'),"
                + " '2020-01-01T00:00:00Z') where kind = 'COUNTER_RECEIVED'");
        assertThat(state()).isEqualTo("RESTORED");
        String now = Instant.now().toString();
        assertThat(imported(answer, "--as", "counter-notice", "--received", now)
                        .get("state")
                        .asText())
                .isEqualTo("COUNTERED");
        assertThat(imported(answer, "--as", "counter-notice", "--received", now)
                        .get("known")
                        .asBoolean())
                .isTrue();
        assertThat(imported(answer, "--as", "other").get("state").asText()).isEqualTo("SENT");
        assertThat(state()).isEqualTo("SENT");
    }

    /** In homes that were made before events named their files. */
    @Test
    void anAnswerThatWasTakenDownBeforeEventsNamedItsFileIsCorrected() throws IOException {
        sent();
        String answer = mail("answer.eml", counter);
        imported(answer, "--as", "removed");
        change("update notice_event set payload = '{}' where kind = 'REMOVAL_CLAIMED'");
        JsonNode right = imported(answer, "--as", "acknowledgement");
        assertThat(right.get("was").asText()).isEqualTo("removed");
        assertThat(right.get("state").asText()).isEqualTo("ACKED");
    }

    @Test
    @Tag("full")
    void whatWasTakenDownAsAnythingElseIsACounterNoticeWhenAPersonSaysSo() throws IOException {
        sent();
        String contested = mail("counter.eml", counter);
        assertThat(imported(contested, "--as", "other").get("state").asText()).isEqualTo("SENT");
        JsonNode mended = imported(contested, "--as", "counter-notice");
        assertThat(mended.get("known").asBoolean()).isFalse();
        assertThat(mended.get("state").asText()).isEqualTo("COUNTERED");
        assertThat(imported(contested, "--as", "counter-notice").get("known").asBoolean())
                .isTrue();
    }
}
