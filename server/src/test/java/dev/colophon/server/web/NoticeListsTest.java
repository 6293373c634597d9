package dev.colophon.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.cases.file.CaseNumber;
import dev.colophon.server.NoticedHome;
import dev.colophon.server.NoticedHome.Stage;
import dev.colophon.server.ServedHome;
import dev.colophon.service.followup.CompleteOutlines;
import dev.colophon.service.followup.FindCaseDates;
import dev.colophon.service.followup.ListNoticeStatus;
import dev.colophon.service.followup.OutlineNotices;
import dev.colophon.service.notice.NoticeStatus;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What pages of many notices read of those that they show, and of those that they do not. */
class NoticeListsTest {

    private static final Duration LATE = Duration.ofDays(40);

    @TempDir
    Path folder;

    private NoticedHome home;

    @BeforeEach
    void start() throws Exception {
        home = new NoticedHome(folder, Stage.DRAFTED, "The Last Leaf", "Ada");
        assertThat(home.act("/notices/N-1", "send", Map.of("hold", "60")).statusCode())
                .isEqualTo(303);
        home.due();
        assertThat(home.send("/notices/N-1/deliver", Map.of()).statusCode()).isEqualTo(303);
    }

    @AfterEach
    void stop() {
        home.close();
    }

    private List<NoticeStatus> list(InstantSource clock) {
        return new ListNoticeStatus(home.served.settings, clock)
                .list(ServedHome.ADA, Optional.empty(), Optional.empty(), _ -> {});
    }

    @Test
    void anOutlineIsAllButWhatToDoAboutWhoIsSilent() throws Exception {
        // It stands still, so that two answers can be compared.
        InstantSource late = InstantSource.fixed(Instant.now().plus(LATE));
        List<NoticeStatus> outlines = new OutlineNotices(home.served.settings, late).outline(ServedHome.ADA, _ -> {});
        List<NoticeStatus> listed = list(late);
        assertThat(listed).singleElement().satisfies(status -> {
            assertThat(status.silence().orElseThrow().next()).isNotEmpty();
            assertThat(outlines).singleElement().satisfies(outline -> {
                assertThat(outline.silence().orElseThrow().next()).isEmpty();
                assertThat(outline.state()).isEqualTo(status.state());
                assertThat(outline.clocks()).isEqualTo(status.clocks());
            });
        });
        assertThat(new CompleteOutlines(home.served.settings, late).complete(ServedHome.ADA, outlines, _ -> {}))
                .usingRecursiveComparison()
                .isEqualTo(listed);
    }

    @Test
    void theDateOfACaseIsTheNearestOfItsNotices() {
        FindCaseDates dates = new FindCaseDates(home.served.settings);
        NoticeStatus sent = list(InstantSource.system()).getFirst();
        CaseNumber number = sent.notice().caseNumber();
        Optional<Instant> due = sent.actBy(Instant.now());
        Map<CaseNumber, Instant> found = dates.find(ServedHome.ADA, List.of(number), _ -> {});
        assertThat(Optional.ofNullable(found.get(number))).isEqualTo(due);
        assertThat(dates.find(ServedHome.ADA, List.of(CaseNumber.parse("K-77")), _ -> {}))
                .isEmpty();
        assertThat(dates.find(ServedHome.ADA, List.of(), _ -> {})).isEmpty();
    }

    @Test
    void behindTheLastOneComesTheFirstPage() throws Exception {
        Document first = home.page("/notices");
        assertThat(first.select("main ol.list a[href=/notices/N-1]")).isNotEmpty();
        assertThat(first.select("a[href*=after]")).as("there is no other page").isEmpty();
        for (String gone : List.of("N-1", "N-99", "", "%3Cb%3E")) {
            assertThat(home.page("/notices?after=" + gone).select("main ol.list a[href=/notices/N-1]"))
                    .as(gone)
                    .isNotEmpty();
        }
        assertThat(home.page("/disputes?after=N-99").select("main a[href*=after]"))
                .isEmpty();
    }
}
