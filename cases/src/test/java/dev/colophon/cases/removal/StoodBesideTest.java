package dev.colophon.cases.removal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.cases.removal.RemovalLook.Earlier;
import dev.colophon.cases.removal.address.ServedAnswer;
import dev.colophon.cases.removal.address.ServedAnswer.Served;
import dev.colophon.cases.removal.address.ServedAnswer.WorkFound;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StoodBesideTest {

    private static final String COPY = "https://films.example/files/leaf.mp4";
    private static final String PAGE = "https://films.example/leaf.html";
    private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");
    private static final Instant BEFORE = NOW.minus(Duration.ofDays(2));
    private static final Served GONE =
            new Served(COPY, COPY, 404, "b", 9_000, WorkFound.NOTHING, Optional.empty(), Optional.empty());

    private static VantageView view(ServedAnswer copy, ServedAnswer... pages) {
        return new VantageView(
                "here", copy, List.of(pages), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static RemovalFinding decide(VantageView view) {
        return RemovalRule.decide(false, new RemovalLook(NOW, List.of(view), List.of()), List.of());
    }

    private static RemovalVerdict verdict(VantageView view) {
        return decide(view).verdict();
    }

    /** What stood beside it has not taken its place. */
    @Test
    void whatStoodBesideIsNoCopyThatMoved() {
        Served story = new Served(PAGE, PAGE, 200, "story", 9_000, WorkFound.MATCH, Optional.empty(), Optional.empty());
        VantageView alone = view(GONE, story);
        assertThat(decide(alone).where()).contains(PAGE);
        assertThat(verdict(beside(alone, PAGE))).isEqualTo(RemovalVerdict.GONE);
        String other = "https://films.example/files/other.mp4";
        VantageView led = view(
                new Served(COPY, other, 200, "b", 9_000, WorkFound.SAME_BYTES, Optional.empty(), Optional.empty()));
        assertThat(verdict(led)).isEqualTo(RemovalVerdict.RENAMED);
        assertThat(decide(beside(led, other)))
                .as("it is not removed, and has not moved")
                .matches(finding -> finding.verdict() == RemovalVerdict.STILL_UP
                        && finding.where().isEmpty());
        Instant up = NOW.minus(Duration.ofDays(1));
        List<Earlier> looks = List.of(
                new Earlier(BEFORE, RemovalVerdict.STILL_UP),
                new Earlier(up, RemovalVerdict.REAPPEARED),
                new Earlier(NOW, RemovalVerdict.REAPPEARED, Optional.of(other)));
        assertThat(StoodBeside.lastThere(looks))
                .as("where it stood elsewhere it was not there")
                .contains(up);
        assertThat(StoodBeside.stood(up, Optional.of(up))).isTrue();
        assertThat(StoodBeside.stood(up.plusMillis(1), Optional.of(up))).isFalse();
        assertThat(StoodBeside.stood(up, StoodBeside.lastThere(List.of())))
                .as("nobody can say which was first")
                .isTrue();
    }

    private static VantageView beside(VantageView view, String address) {
        return new VantageView(
                view.vantage(),
                view.copy(),
                view.pages(),
                view.neighbour(),
                view.home(),
                view.foundAt(),
                view.unlooked(),
                Set.of(address));
    }
}
