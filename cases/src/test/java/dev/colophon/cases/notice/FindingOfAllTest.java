package dev.colophon.cases.notice;

import static dev.colophon.cases.notice.NoticeEvent.Finding.GONE;
import static dev.colophon.cases.notice.NoticeEvent.Finding.PARTIAL;
import static dev.colophon.cases.notice.NoticeEvent.Finding.STILL_UP;
import static dev.colophon.cases.notice.NoticeEvent.Finding.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.cases.notice.NoticeEvent.Finding;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is said of all copies of a notice is never more than what was seen of each. */
class FindingOfAllTest {

    @Test
    void allAreGoneOnlyWhenEachIs() {
        assertThat(Finding.ofAll(Set.of(GONE))).isEqualTo(GONE);
        assertThat(Finding.ofAll(Set.of(GONE, UNKNOWN))).isEqualTo(UNKNOWN);
        assertThat(Finding.ofAll(Set.of(GONE, STILL_UP))).isEqualTo(PARTIAL);
        assertThat(Finding.ofAll(Set.of(GONE, STILL_UP, UNKNOWN))).isEqualTo(PARTIAL);
        assertThat(Finding.ofAll(Set.of(PARTIAL))).isEqualTo(PARTIAL);
        assertThat(Finding.ofAll(Set.of(PARTIAL, STILL_UP))).isEqualTo(PARTIAL);
        assertThat(Finding.ofAll(Set.of())).isEqualTo(UNKNOWN);
    }

    @Test
    void whatIsUpIsUpWhateverIsNotKnownOfOthers() {
        assertThat(Finding.ofAll(Set.of(STILL_UP))).isEqualTo(STILL_UP);
        assertThat(Finding.ofAll(Set.of(STILL_UP, UNKNOWN))).isEqualTo(STILL_UP);
        assertThat(Finding.ofAll(Set.of(UNKNOWN))).isEqualTo(UNKNOWN);
    }
}
