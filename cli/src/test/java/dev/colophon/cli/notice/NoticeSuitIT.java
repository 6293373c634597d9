package dev.colophon.cli.notice;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.icegreen.greenmail.util.GreenMailUtil;
import dev.colophon.cli.Cli;
import dev.colophon.cli.Papers;
import dev.colophon.cli.output.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A counter-notice is answered with an action, and the recipient is told in time. */
@Tag("full")
public class NoticeSuitIT extends DraftedNotices {

    private String lastErrors = "";
    private String lastOutput = "";
    private final String today = LocalDate.now(ZoneId.systemDefault()).toString();

    public NoticeSuitIT() throws IOException {}

    private void contested(String... more) throws IOException {
        letGo("N-1");
        deliver(HOLD_OVER);
        Cli.Result taken = contest(everyCopy(), "", more);
        lastErrors = taken.err();
        lastOutput = taken.out();
    }

    private Cli.Result suitAt(String... more) {
        List<String> command = new ArrayList<>(List.of("notice", "suit", "N-1", "--docket", "3:27-cv-1"));
        command.addAll(Arrays.asList(more));
        return run(command.toArray(String[]::new));
    }

    @Test
    public void theRecipientIsToldAndTheContentStaysRemoved() throws Exception {
        assertThat(suitAt("--court", "D. Or.", "--filed", today).exitCode()).isEqualTo(ExitCode.REFUSED);
        contested();
        assertThat(status("N-1").get("open").toString()).contains("`colophon notice suit N-1`");
        assertThat(suitAt("--filed", today).exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(suitAt("--court", "D. Or.", "--filed", "2999-01-01").err()).contains("it was not filed yet");
        Cli.Result complaint = suitAt("--authority", "an office", "--filed", today);
        assertThat(complaint.err()).contains("The law knows no complaint or action");
        Path text = Files.writeString(folder.resolve("complaint.txt"), "no PDF");
        assertThat(suitAt("--court", "D. Or.", "--filed", today, "--document", text.toString())
                        .err())
                .contains("is no PDF");

        Cli.Result word = suitAt("--court", "D. Or.", "--filed", today);
        assertThat(word.exitCode()).as(word.err()).isZero();
        assertThat(word.err()).contains("no document shows it", "nothing has left yet", "notice undo N-1");
        assertThat(word.out()).contains("No document is attached: it is what Ada says.");
        assertThat(suitAt("--court", "D. Or.", "--filed", today).err()).contains("has not left, or may have");
        assertThat(run("notice", "undo", "N-1").exitCode()).isZero();
        assertThat(deliver(HOLD_OVER)).isEmpty();
        assertThat(status("N-1").get("state").asText()).isEqualTo("COUNTERED");

        Path pdf = Papers.pdf(folder.resolve("complaint.pdf"));
        Cli.Result shown = suitAt("--court", "D. Or.", "--filed", today, "--document", pdf.toString());
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
        assertThat(suitAt("--court", "D. Or.", "--filed", today).exitCode()).isEqualTo(ExitCode.REFUSED);
        Path record = folder.resolve("record");
        Cli.Result published = run("public", "export", record.toString());
        assertThat(published.exitCode()).as(published.err()).isZero();
        assertThat(run("public", "verify", record.toString()).exitCode()).isZero();
        try (Stream<Path> files = Files.walk(record)) {
            assertThat(files.filter(Files::isRegularFile).toList())
                    .anySatisfy(file -> assertThat(Files.readString(file)).contains("result.stays-down-action"));
        }
    }

    /** A typing error is mended as the first letter left: held, undoable, and told to the recipient as a correction. */
    @Test
    public void whatTheRecipientWasToldIsCorrected() throws Exception {
        contested();
        Path pdf = Papers.pdf(folder.resolve("complaint.pdf"));
        assertThat(suitAt("--court", "D. Or.", "--filed", today, "--document", pdf.toString())
                        .exitCode())
                .isZero();
        assertThat(status("N-1").has("suit")).isFalse();
        assertThat(deliver(HOLD_OVER)).hasSize(1);
        assertThat(run("notice", "status", "N-1").out())
                .contains(
                        "the recipient was told of an action at D. Or., 3:27-cv-1, filed " + today + ", shown by suit-",
                        "`colophon notice close N-1 --as court`");
        assertThat(suitAt("--court", "D. Or.", "--filed", today).err()).contains("told exactly that already");

        Cli.Result corrected = suitAt("--court", "D. Oregon", "--filed", today);
        assertThat(corrected.exitCode()).as(corrected.err()).isZero();
        assertThat(corrected.err())
                .contains("it replaces what the recipient was told before: an action at D. Or., 3:27-cv-1")
                .doesNotContain("no document shows it");
        assertThat(corrected.out())
                .contains(
                        "Correction: Notice that an action was filed", "which told of an action at D. Or., 3:27-cv-1");
        assertThat(status("N-1").at("/suit/body").asText())
                .as("nobody was told yet")
                .isEqualTo("D. Or.");
        assertThat(status("N-1").get("open").toString()).contains("is not told of the correction yet");
        assertThat(run("notice", "undo", "N-1").exitCode()).isZero();
        assertThat(deliver(HOLD_OVER)).isEmpty();
        assertThat(status("N-1").at("/suit/body").asText()).isEqualTo("D. Or.");

        assertThat(suitAt("--court", "D. Oregon", "--filed", today).exitCode()).isZero();
        assertThat(deliver(HOLD_OVER)).hasSize(1);
        JsonNode stays = status("N-1");
        assertThat(stays.get("state").asText()).isEqualTo("STAYS_DOWN");
        assertThat(stays.at("/suit/body").asText()).isEqualTo("D. Oregon");
        assertThat(GreenMailUtil.getWholeMessage(received().getLast()))
                .contains("This corrects an earlier notice", "D. Oregon", "document.pdf");
        assertThat(run("case", "show", "K-1").out()).contains("an action at D. Oregon, 3:27-cv-1");
        assertThat(run("notice", "show", "N-1").out()).contains("recipient told of the suit");
        Path record = folder.resolve("record");
        assertThat(run("public", "export", record.toString()).exitCode()).isZero();
        assertThat(run("public", "verify", record.toString()).exitCode()).isZero();
    }

    /** What a suit was told of is never out of sight. */
    @Test
    public void aCorrectedCounterNoticeDoesNotHideTheSuit() throws IOException {
        contested();
        assertThat(suitAt("--court", "D. Or.", "--filed", today, "--by", "letter")
                        .exitCode())
                .isZero();
        String counter = folder.resolve("counter.eml").toString();
        List<String> correction = List.of("answer", "import", counter, "--notice", "N-1", "--as", "removed");
        Cli.Result refused = run(correction.toArray(String[]::new));
        assertThat(refused.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(refused.err())
                .contains("an action at D. Or., 3:27-cv-1", "on the ground of this counter-notice", "--again");
        assertThat(status("N-1").get("state").asText()).isEqualTo("STAYS_DOWN");
        List<String> again = new ArrayList<>(correction);
        again.add("--again");
        assertThat(run(again.toArray(String[]::new)).exitCode()).isZero();
        JsonNode status = status("N-1");
        assertThat(status.get("state").asText()).isEqualTo("REMOVAL_CLAIMED");
        assertThat(status.at("/suit/docket").asText()).isEqualTo("3:27-cv-1");
        assertThat(run("notice", "status", "N-1").out())
                .contains(
                        "the recipient was told of an action at D. Or., 3:27-cv-1, filed " + today
                                + ", as the owner says",
                        "counts no more: tell them so");
        again.removeLast();
        again.set(again.size() - 1, "counter-notice");
        Cli.Result silence = run(again.toArray(String[]::new));
        assertThat(silence.out()).contains("not before ").doesNotContain("latest reading");
        assertThat(status("N-1").get("open").toString()).contains("tell them again with `colophon notice suit N-1`");
    }

    /** Each field that is missing is shown with the key by which a person says that it is there. */
    @Test
    public void whatIsMissingIsShownWithItsKey() throws IOException {
        contested("--lacks", "jurisdiction");
        assertThat(lastOutput)
                .contains("lacks the consent to the jurisdiction of the court", "--holds statement.jurisdiction");
        assertThat(run("notice", "status", "N-1").out())
                .contains("the consent to the jurisdiction of the court (--holds statement.jurisdiction)");
        String counter = folder.resolve("counter.eml").toString();
        assertThat(run(
                                "answer",
                                "import",
                                counter,
                                "--notice",
                                "N-1",
                                "--as",
                                "counter-notice",
                                "--holds",
                                "Jurisdiction")
                        .out())
                .contains("it is complete");
        assertThat(run("answer", "import", counter, "--as", "counter-notice", "--holds", "statement")
                        .err())
                .contains("`statement` is none of");
    }

    /** Days that cannot be in that order are said; whoever takes them down knows better, or mends them. */
    @Test
    public void daysThatCannotBeSoAreSaid() throws IOException {
        String early = Instant.now()
                .minus(Duration.ofDays(3))
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
        contested("--received", early);
        assertThat(lastErrors)
                .contains("warning: you say that the recipient had it on " + early, "the notice was sent on");
        Cli.Result told = suitAt("--court", "D. Or.", "--filed", "2020-01-01", "--by", "letter");
        assertThat(told.exitCode()).as(told.err()).isZero();
        assertThat(told.err())
                .contains(
                        "warning: you say that it was filed on 2020-01-01, and the recipient had the counter-notice on ");
    }

    /** What a person can still do something about comes before a draft that nobody touched. */
    @Test
    public void theNearestDateComesFirst() throws IOException {
        contested();
        assertThat(draftTo("other@elsewhere.example", "no licence", "--again").exitCode())
                .isZero();
        List<JsonNode> all = json("notice", "status", "--json");
        assertThat(all).extracting(line -> line.get("number").asText()).containsExactly("N-1", "N-2");
        assertThat(run("notice", "status", "N-1").out()).contains(" 24:00 ").doesNotContain(" 00:00 America");
    }

    @Test
    public void afterTheTimeOfTheLawItKeepsNothingRemoved() throws IOException {
        contested();
        Cli.Result told = suitAt("--court", "D. Or.", "--filed", today);
        assertThat(told.exitCode()).as(told.err()).isZero();
        assertThat(deliver(Duration.ofDays(40))).hasSize(1);
        assertThat(said.toString()).contains("the notice of a suit of N-1 was held back");
        assertThat(received()).hasSize(1);
        assertThat(json("notice", "show", "N-1", "--json")
                        .getFirst()
                        .get("state")
                        .asText())
                .isNotEqualTo("STAYS_DOWN");
    }

    @Test
    public void aPersonTellsThemselves() throws IOException {
        contested();
        Files.delete(home.resolve("colophon.toml"));
        Cli.Result letter = suitAt("--court", "D. Or.", "--filed", today);
        assertThat(letter.exitCode()).isEqualTo(ExitCode.FOUND);
        assertThat(letter.out()).contains("Notice that an action was filed");
        assertThat(status("N-1").get("state").asText()).isEqualTo("COUNTERED");
        assertThat(suitAt("--court", "D. Or.", "--filed", today, "--by", "letter")
                        .exitCode())
                .isZero();
        assertThat(status("N-1").get("state").asText()).isEqualTo("STAYS_DOWN");
        assertThat(run("notice", "show", "N-1").out()).contains("suit filed: an action at D. Or.", "as the owner says");
    }
}
