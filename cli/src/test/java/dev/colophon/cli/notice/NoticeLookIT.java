package dev.colophon.cli.notice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.cli.Cli;
import dev.colophon.crawl.frontier.lease.Politeness;
import dev.colophon.http.guard.AllowList;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.ResultListener;
import dev.colophon.service.removal.LookAgain;
import dev.colophon.service.removal.LookedCopy;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Notices stand as looks for their copies see it, whatever their recipients say. */
class NoticeLookIT extends DraftedNotices {

    private String phase() throws IOException {
        return status("N-1").get("state").asText();
    }

    /** Looks for the copy that the notice names, by a clock that is ahead. */
    private void look(Duration later) throws IOException {
        String sighting = json("notice", "show", "N-1", "--json")
                .getFirst()
                .at("/items/0/sighting")
                .asText();
        new LookAgain(settings(), Politeness.unlimited(1), InstantSource.offset(InstantSource.system(), later))
                .look(
                        Actor.local(),
                        new LookAgain.Request(List.of(sighting), false, false, AllowList.of(List.of(address()))),
                        new ResultListener<LookedCopy>() {
                            @Override
                            public void result(LookedCopy came) {
                                said.add(String.valueOf(came));
                            }

                            @Override
                            public void message(String line) {
                                said.add(line);
                            }
                        });
    }

    @Test
    @Tag("full")
    void whatWasSeenGoneIsVerifiedAndCanBeClosed() throws IOException {
        letGo("N-1");
        look(Duration.ZERO);
        assertThat(phase()).as("nothing has left that a look could be about").isEqualTo("HELD");
        deliver(HOLD_OVER);
        look(Duration.ofMinutes(2));
        assertThat(phase()).as("it is there, and nobody has said anything").isEqualTo("SENT");
        files.remove("/a.txt");
        files.put("/post", "<title>Stories</title><p>Nothing is here any more.");
        look(Duration.ofHours(1));
        assertThat(phase()).isEqualTo("REMOVED_VERIFIED");
        look(Duration.ofHours(2));
        assertThat(run("notice", "show", "N-1").out().lines().filter(line -> line.contains("looked")))
                .as("what is as before is told once")
                .hasSize(1);
        Cli.Result closed = run("notice", "close", "N-1", "--as", "removed");
        assertThat(closed.exitCode()).as(closed.err()).isZero();
    }
}
