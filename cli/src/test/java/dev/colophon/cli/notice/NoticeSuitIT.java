package dev.colophon.cli.notice;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.icegreen.greenmail.util.GreenMailUtil;
import dev.colophon.cli.Cli;
import dev.colophon.cli.output.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A counter-notice is answered with an action, and the recipient is told in time. */
@Tag("full")
class NoticeSuitIT extends DraftedNotices {

    private final String today = LocalDate.now(ZoneId.systemDefault()).toString();

    NoticeSuitIT() throws IOException {}

    private void contested(String... more) throws IOException {
        letGo("N-1");
        deliver(HOLD_OVER);
        Path counter = Files.writeString(folder.resolve("counter.eml"), """
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
                """);
        List<String> command = new ArrayList<>(
                List.of("answer", "import", counter.toString(), "--notice", "N-1", "--as", "counter-notice"));
        command.addAll(List.of(more));
        Cli.Result taken = run(command.toArray(String[]::new));
        assertThat(taken.exitCode()).as(taken.err()).isZero();
    }

    private Cli.Result suit(String... more) {
        List<String> command = new ArrayList<>(List.of("notice", "suit", "N-1", "--docket", "3:27-cv-1"));
        command.addAll(Arrays.asList(more));
        return run(command.toArray(String[]::new));
    }

    @Test
    void theRecipientIsToldAndTheContentStaysRemoved() throws Exception {
        assertThat(suit("--court", "D. Or.", "--filed", today).exitCode()).isEqualTo(ExitCode.REFUSED);
        contested();
        assertThat(status("N-1").get("open").toString()).contains("`colophon notice suit N-1`");
        assertThat(suit("--filed", today).exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(suit("--court", "D. Or.", "--filed", "2999-01-01").err()).contains("it was not filed yet");
        Cli.Result complaint = suit("--authority", "an office", "--filed", today);
        assertThat(complaint.err()).contains("The law knows no complaint or action");
        Path text = Files.writeString(folder.resolve("complaint.txt"), "no PDF");
        assertThat(suit("--court", "D. Or.", "--filed", today, "--document", text.toString())
                        .err())
                .contains("is no PDF");

        Cli.Result word = suit("--court", "D. Or.", "--filed", today);
        assertThat(word.exitCode()).as(word.err()).isZero();
        assertThat(word.err()).contains("no document shows it", "nothing has left yet", "notice undo N-1");
        assertThat(word.out()).contains("No document is attached: it is what Ada says.");
        assertThat(suit("--court", "D. Or.", "--filed", today).err()).contains("has not left, or may have");
        assertThat(run("notice", "undo", "N-1").exitCode()).isZero();
        assertThat(deliver(HOLD_OVER)).isEmpty();
        assertThat(status("N-1").get("state").asText()).isEqualTo("COUNTERED");

        Path pdf = Files.writeString(folder.resolve("complaint.pdf"), "%PDF-1.7 the complaint");
        Cli.Result shown = suit("--court", "D. Or.", "--filed", today, "--document", pdf.toString());
        assertThat(shown.exitCode()).as(shown.err()).isZero();
        assertThat(status("N-1").get("state").asText()).isEqualTo("COUNTERED");
        assertThat(deliver(HOLD_OVER)).hasSize(1);
        assertThat(received()).hasSize(2);
        assertThat(header(received().getLast(), "In-Reply-To"))
                .isEqualTo(header(received().getFirst(), "Message-ID"));
        assertThat(GreenMailUtil.getWholeMessage(received().getLast()))
                .contains("D. Or.", "3:27-cv-1", "512(g)(2)(C)", "restrain the subscriber", "document.pdf");
        JsonNode stays = status("N-1");
        assertThat(stays.get("state").asText()).isEqualTo("STAYS_DOWN");
        assertThat(stays.get("mails").findValuesAsText("kind")).containsExactly("NOTICE", "SUIT", "SUIT");
        assertThat(stays.get("clocks").findValuesAsText("clock")).doesNotContain("suit");
        JsonNode sides = json("case", "show", "K-1", "--json").getFirst().at("/notices/0/bothSides");
        assertThat(sides.at("/suit/docket").asText()).isEqualTo("3:27-cv-1");
        assertThat(sides.at("/suit/document").asText()).startsWith("suit-");
        assertThat(sides.has("silenceDecidesLatest")).isFalse();
        assertThat(run("case", "show", "K-1").out())
                .contains("it stays removed: the owner has told the recipient of an action at D. Or., 3:27-cv-1");
        assertThat(suit("--court", "D. Or.", "--filed", today).exitCode()).isEqualTo(ExitCode.REFUSED);
        Path record = folder.resolve("record");
        Cli.Result published = run("public", "export", record.toString());
        assertThat(published.exitCode()).as(published.err()).isZero();
        assertThat(run("public", "verify", record.toString()).exitCode()).isZero();
        try (Stream<Path> files = Files.walk(record)) {
            assertThat(files.filter(Files::isRegularFile).toList())
                    .anySatisfy(file -> assertThat(Files.readString(file)).contains("result.stays-down-action"));
        }
    }

    @Test
    void afterTheTimeOfTheLawItKeepsNothingRemoved() throws IOException {
        contested("--received", Instant.now().minus(Duration.ofDays(17)).toString());
        assertThat(suit("--court", "D. Or.", "--filed", today).err())
                .contains("since ", "the recipient may put the content back");
        assertThat(deliver(Duration.ofDays(10))).hasSize(1);
        assertThat(said.toString()).contains("the notice of a suit of N-1 was held back");
        assertThat(received()).hasSize(1);
        assertThat(json("notice", "show", "N-1", "--json")
                        .getFirst()
                        .get("state")
                        .asText())
                .isNotEqualTo("STAYS_DOWN");
    }

    @Test
    void aPersonTellsThemselves() throws IOException {
        contested();
        Files.delete(home.resolve("colophon.toml"));
        Cli.Result letter = suit("--court", "D. Or.", "--filed", today);
        assertThat(letter.exitCode()).isEqualTo(ExitCode.FOUND);
        assertThat(letter.out()).contains("Notice that an action was filed");
        assertThat(status("N-1").get("state").asText()).isEqualTo("COUNTERED");
        assertThat(suit("--court", "D. Or.", "--filed", today, "--by", "letter").exitCode())
                .isZero();
        assertThat(status("N-1").get("state").asText()).isEqualTo("STAYS_DOWN");
        assertThat(run("notice", "show", "N-1").out()).contains("suit filed: an action at D. Or.", "as the owner says");
    }
}
