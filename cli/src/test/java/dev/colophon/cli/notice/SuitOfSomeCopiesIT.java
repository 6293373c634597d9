package dev.colophon.cli.notice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.cli.Cli;
import dev.colophon.cli.ConfirmedCopies;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
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
        Path counter =
                Files.writeString(folder.resolve("counter.eml"), """
                From: user@host.example
                Subject: Re: Notice N-1

                Counter notification
                Name: Sam Example
                Address: 1 Main Street, Springfield
                Phone: +1 555 0100
                It was at https://host.example/somewhere: %s
                I swear, under penalty of perjury, that I have a good faith belief that it was removed as a result of mistake.
                I consent to the jurisdiction of the Federal District Court and will accept service of process.
                /s/ Sam Example

                On Friday abuse@host.example wrote:
                > %s
                > %s
                """.formatted(about, url("/a.txt"), url("/c.txt")));
        Cli.Result taken = run("answer", "import", counter.toString(), "--notice", "N-1", "--as", "counter-notice");
        assertThat(taken.exitCode()).as(taken.err()).isZero();
    }

    private Cli.Result suit(String... more) {
        List<String> command = new ArrayList<>(List.of(
                "notice",
                "suit",
                "N-1",
                "--court",
                "D. Or.",
                "--docket",
                "1",
                "--filed",
                LocalDate.now(ZoneId.systemDefault()).toString()));
        command.addAll(List.of(more));
        return run(command.toArray(String[]::new));
    }

    @Test
    void theLetterNamesWhatTheCounterNoticeAsksFor() throws IOException {
        contested(url("/b.txt") + ".");
        Cli.Result letter = suit();
        assertThat(letter.out()).contains(url("/b.txt")).doesNotContain(url("/a.txt"), url("/c.txt"));
        assertThat(letter.err())
                .contains("the letter names 1 of 3 copies, those that the counter-notice asks to be put back");
        Cli.Result named = suit("--work", "1", "--work", "3");
        assertThat(named.out()).contains(url("/a.txt"), url("/c.txt")).doesNotContain(url("/b.txt"));
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
