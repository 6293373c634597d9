package dev.colophon.cli.notice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.cli.Cli;
import dev.colophon.cli.ConfirmedCopies;
import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A notice about three copies is contested of some: the letter about a suit names those. */
@Tag("full")
class SuitOfSomeCopiesIT extends ConfirmedCopies {

    SuitOfSomeCopiesIT() throws IOException {}

    @BeforeEach
    void sent() {
        run("case", "open", "--all");
        describeOwner();
        evidence();
        Cli.Result drafted = draftDmca("--to", "abuse@host.example");
        assertThat(drafted.exitCode()).as(drafted.err()).isZero();
        assertThat(drafted.out()).contains(url("/a.txt"), url("/b.txt"), url("/c.txt"));
        assertThat(run("notice", "sent", "N-1", "--by", "form").exitCode()).isZero();
    }

    private void contested(String about) throws IOException {
        contest(
                "It was at https://host.example/: " + about,
                "On Friday abuse@host.example wrote:\n> %s\n> %s\n".formatted(url("/a.txt"), url("/c.txt")));
    }

    @Test
    void theLetterNamesWhatTheCounterNoticeAsksFor() throws IOException {
        contested(url("/b.txt") + ".");
        Cli.Result letter = suit();
        assertThat(letter.out()).contains(url("/b.txt")).doesNotContain(url("/a.txt"), url("/c.txt"));
        assertThat(letter.err())
                .contains("the letter names 1 of 3 copies, those that the counter-notice asks to be put back");
        assertThat(suit("--work", "1", "--work", "3").err())
                .contains(
                        "N-1: nobody contests no. 1, 3, so nothing keeps them from staying removed",
                        "`colophon answer import FILE --copy`");
        assertThat(suit("--work", "Another").err()).contains("N-1 names no work `Another`; it names `The Last Leaf`");
        assertThat(suit("--by", "form").exitCode()).isZero();
        assertThat(json("notice", "status", "N-1", "--json").getFirst().at("/suit/copies"))
                .hasToString("[2]");
        Cli.Result corrected = suit("--work", "The Last Leaf", "--by", "form");
        assertThat(corrected.exitCode()).as(corrected.err()).isZero();
        assertThat(json("notice", "status", "N-1", "--json")
                        .getFirst()
                        .at("/suit")
                        .has("copies"))
                .isFalse();
    }

    @Test
    void whoeverNamesNothingMayMeanAll() throws IOException {
        contested("all that you have removed");
        assertThat(suit().out()).contains(url("/a.txt"), url("/b.txt"), url("/c.txt"));
    }
}
