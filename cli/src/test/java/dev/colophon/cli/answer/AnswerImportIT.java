package dev.colophon.cli.answer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.colophon.cli.Cli;
import dev.colophon.cli.ConfirmedCopies;
import dev.colophon.cli.output.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What comes back to a notice is taken down, once. */
class AnswerImportIT extends ConfirmedCopies {

    private static final String COUNTER = """
            From: user@host.example
            Subject: Re: Notice N-1

            Counter notification
            Name: Sam Example
            Address: 1 Main Street, Springfield
            Phone: +1 555 0100
            https://pirate.example/song
            I swear, under penalty of perjury, that I have a good faith belief that it was removed as a result of mistake.
            I consent to the jurisdiction of the Federal District Court and will accept service of process.
            /s/ Sam Example
            """;

    AnswerImportIT() throws IOException {}

    @BeforeEach
    void noticed() {
        run("case", "open", "--all");
        run(
                "owner",
                "details",
                "Ada",
                "--address",
                "Musterstr. 1, Leipzig",
                "--country",
                "DE",
                "--phone",
                "+49 341 123456",
                "--email",
                "ada@mail.example");
        assertThat(evidence().exitCode()).isZero();
        Cli.Result drafted = run(
                "notice",
                "draft",
                "K-1",
                "--no-browser",
                "--regime",
                "us-dmca",
                "--declare",
                "good-faith,accuracy,authority",
                "--sign",
                "Ada Byron");
        assertThat(drafted.exitCode()).as(drafted.err()).isZero();
    }

    private void sent() {
        Cli.Result sent = run("notice", "sent", "N-1", "--by", "mail");
        assertThat(sent.exitCode()).as(sent.err()).isZero();
    }

    private String mail(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private Cli.Result answer(String file, String... more) {
        return run(Stream.concat(Stream.of("answer", "import", file), Stream.of(more))
                .toArray(String[]::new));
    }

    private JsonNode imported(String file, String... more) throws IOException {
        Cli.Result result =
                answer(file, Stream.concat(Stream.of(more), Stream.of("--json")).toArray(String[]::new));
        assertThat(result.exitCode()).as(result.err()).isZero();
        return MAPPER.readTree(result.lines().getFirst());
    }

    @Test
    void aPersonSaysWhatItIs() throws IOException {
        sent();
        String received = mail("received.eml", "From: h@host.example\nSubject: N-1\n\nWe have received your notice.\n");
        Cli.Result asked = answer(received);
        assertThat(asked.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(asked.err()).contains("it reads as acknowledgement", "--as acknowledgement");
        assertThat(imported(received, "--as", "acknowledgement").get("state").asText())
                .isEqualTo("ACKED");
        JsonNode again = imported(received, "--as", "removed");
        assertThat(again.get("known").asBoolean()).isTrue();
        assertThat(again.get("state").asText()).isEqualTo("ACKED");
        assertThat(json("notice", "show", "N-1", "--json")
                        .getFirst()
                        .get("events")
                        .findValuesAsText("what"))
                .contains("ACKNOWLEDGED")
                .doesNotContain("REMOVAL_CLAIMED");
    }

    @Test
    void whatIsSaidToBeRemovedIsLookedFor() throws IOException {
        sent();
        String removed = mail("removed.eml", "From: h@host.example\nSubject: N-1\n\nThe files have been removed.\n");
        JsonNode answer = imported(removed, "--as", "removed");
        assertThat(answer.get("state").asText()).isEqualTo("REMOVAL_CLAIMED");
        assertThat(answer.get("looks").asInt()).isEqualTo(3);
        assertThat(json("look", "--json")).hasSize(3);
    }

    @Test
    void anIncompleteCounterNoticeStartsNoTime() throws IOException {
        sent();
        String unsigned = mail("unsigned.eml", COUNTER.replace("/s/ Sam Example", ""));
        JsonNode incomplete = imported(unsigned, "--as", "counter-notice");
        assertThat(incomplete.get("complete").asBoolean()).isFalse();
        assertThat(incomplete.get("state").asText()).isEqualTo("SENT");
        assertThat(incomplete.has("silenceDecidesLatest")).isFalse();
        JsonNode complete = imported(mail("counter.eml", COUNTER), "--as", "counter-notice");
        assertThat(complete.get("complete").asBoolean()).isTrue();
        assertThat(complete.get("state").asText()).isEqualTo("COUNTERED");
        assertThat(complete.get("silenceDecidesEarliest").asText()).isNotEmpty();
        assertThat(complete.get("fields")).hasSize(8);
    }

    @Test
    void whatNothingCanComeBackToIsRefusedAndLosesNothing() throws IOException {
        String received = mail("received.eml", "From: h@host.example\nSubject: x\n\nThank you.\n");
        assertThat(answer(received, "--as", "acknowledgement").err()).contains("names no notice of yours");
        Cli.Result early = answer(received, "--as", "acknowledgement", "--notice", "N-1");
        assertThat(early.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(early.err()).startsWith("colophon: N-1: ");
        String other = mail("other.eml", "From: h@host.example\nSubject: Re: N-1\n\nThank you.\n");
        assertThat(answer(other, "--as", "other", "--notice", "N-2").err()).contains("answers N-1, not N-2");
        assertThat(answer(other, "--as", "nothing").exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(imported(other, "--as", "other").get("state").asText()).isEqualTo("DRAFTED");
        Path files = folder.resolve("files");
        run("notice", "show", "N-1", "--files", files.toString());
        try (Stream<Path> written = Files.list(files)) {
            List<Path> answers =
                    written.filter(file -> file.toString().contains("answer-")).toList();
            assertThat(answers).hasSize(1);
            assertThat(Files.readString(answers.getFirst())).contains("Thank you.");
        }
    }
}
