package dev.colophon.cli.offer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.colophon.cli.Cli;
import dev.colophon.cli.output.ExitCode;
import dev.colophon.samples.text.Stories;
import dev.colophon.store.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An offer becomes a licence once, or nothing; files have no host, so that offers of what they show go to anyone. */
class OfferCommandTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    @TempDir
    Path folder;

    private Path home = Path.of("");
    private Path terms = Path.of("");
    private String leaf = "";
    private String sighting = "";

    @BeforeEach
    void seen() throws IOException {
        home = folder.resolve("home");
        Path found = Files.createDirectories(folder.resolve("found"));
        Path work = Files.writeString(folder.resolve("leaf.txt"), Stories.theLastLeaf());
        terms = Files.writeString(folder.resolve("terms.txt"), "Name the author.");
        run("register", work.toString(), "--owner", "Ada", "--title", "Leaf");
        Files.writeString(found.resolve("one.txt"), "One: " + Stories.theLastLeaf());
        run("scan", found.toString());
        leaf = json("works", "--json").getFirst().get("id").asText();
        sighting = json("sightings", "--json").getFirst().get("sighting").asText();
    }

    private Cli.Result run(String... arguments) {
        return Cli.run(home, arguments);
    }

    private List<JsonNode> json(String... arguments) throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : run(arguments).lines()) {
            lines.add(MAPPER.readTree(line));
        }
        return lines;
    }

    private String[] made(String... more) {
        return Stream.concat(
                        Stream.of(
                                "offer",
                                "make",
                                "--price",
                                "12.5",
                                "--currency",
                                "eur",
                                "--terms",
                                terms.toString(),
                                "--dispute",
                                "mailto:ada@ada.example",
                                "--json"),
                        Arrays.stream(more))
                .toArray(String[]::new);
    }

    private JsonNode make(String... more) throws IOException {
        Cli.Result result = run(made(more));
        assertThat(result.exitCode()).as(result.err()).isZero();
        return MAPPER.readTree(result.out());
    }

    private String state(String offer) throws IOException {
        return json("offer", "show", offer, "--json").getFirst().get("state").asText();
    }

    @Test
    void acceptedItIsALicenceAndClearsTheCopy() throws IOException {
        JsonNode offer = make("--sighting", sighting, "--anyone");
        String id = offer.get("offer").asText();
        assertThat(offer.get("state").asText()).isEqualTo("OFFERED");
        assertThat(offer.get("works").get(0).asText()).isEqualTo(leaf);
        assertThat(offer.get("amount").asText()).isEqualTo("12.50");
        assertThat(offer.get("sighting").asText()).isEqualTo(sighting);
        assertThat(offer.has("segment")).isTrue();
        assertThat(run("sightings").out()).contains("one.txt");

        JsonNode accepted = json("offer", "accept", id, "--reason", "letter of 3 May", "--json")
                .getFirst();
        assertThat(accepted.get("state").asText()).isEqualTo("ACCEPTED");
        assertThat(accepted.get("cleared").asInt()).isEqualTo(1);
        JsonNode licence = json("licence", "list", "--json").getFirst();
        assertThat(licence.get("licence").asText())
                .isEqualTo(accepted.get("licence").asText());
        assertThat(licence.get("note").asText()).isEqualTo("offer " + id + ", 12.50 EUR");
        assertThat(run("sightings").out()).doesNotContain("one.txt");
        assertThat(run("offer", "list").out())
                .contains(
                        "`Leaf` 0-",
                        "12.50 EUR",
                        "accepted",
                        "letter of 3 May; licence " + licence.get("licence").asText());

        Cli.Result again = run("offer", "accept", id, "--reason", "once more");
        assertThat(again.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(again.err()).contains("is answered already");
        assertThat(run("offer", "decline", id, "--reason", "no").exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(json("licence", "list", "--json")).hasSize(1);

        Cli.Result licensed = run(made("--sighting", sighting, "--anyone"));
        assertThat(licensed.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(licensed.err()).contains("is licensed: an offer is for what is open or confirmed");
    }

    @Test
    void ofTwoAcceptancesAtOnceOneCounts() throws Exception {
        String id = make(leaf, "--anyone").get("offer").asText();
        int callers = 4;
        CyclicBarrier together = new CyclicBarrier(callers);
        Callable<Integer> accept = () -> {
            together.await();
            return run("offer", "accept", id, "--reason", "paid").exitCode();
        };
        List<Integer> codes = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(callers)) {
            for (Future<Integer> code : threads.invokeAll(List.of(accept, accept, accept, accept))) {
                codes.add(code.get());
            }
        }
        assertThat(codes).containsExactlyInAnyOrder(0, ExitCode.REFUSED, ExitCode.REFUSED, ExitCode.REFUSED);
        assertThat(json("licence", "list", "--json")).hasSize(1);
    }

    @Test
    void declinedOrLapsedNothingChanges() throws IOException {
        String declined = make(leaf, "--host", "radio.example").get("offer").asText();
        assertThat(run("offer", "decline", declined, "--reason", "took it down").out())
                .contains("declined", "took it down");
        assertThat(run("offer", "accept", declined, "--reason", "after all").exitCode())
                .isEqualTo(ExitCode.REFUSED);

        String late = make(leaf, "--host", "radio.example", "--days", "1")
                .get("offer")
                .asText();
        assertThat(state(late)).isEqualTo("OFFERED");
        try (Database database = Database.openExisting(
                        Cli.settings(home).home(), Cli.settings(home).database())
                .orElseThrow()) {
            database.change(dsl -> dsl.execute("update offer set expires_at = made_at where id = ?", late));
        }
        assertThat(state(late)).isEqualTo("LAPSED");
        Cli.Result refused = run("offer", "accept", late, "--reason", "late");
        assertThat(refused.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(refused.err()).contains("lapsed");
        assertThat(json("licence", "list", "--json")).isEmpty();
        assertThat(run("sightings").out()).contains("one.txt");
        assertThat(json("offer", "list", "--state", "lapsed", "--json")).hasSize(1);
        assertThat(json("offer", "list", "--json")).hasSize(2);
    }

    /** The list and the letter name one moment: the one from which it has lapsed. */
    @Test
    void anOfferCanBeAcceptedBeforeOneMoment() throws IOException {
        JsonNode offer = make(leaf, "--host", "radio.example");
        String minute = offer.get("expires").asText().substring(0, 16).replace('T', ' ');
        assertThat(run("offer", "list").out()).contains("offered, before " + minute + " (UTC)");
        assertThat(run("offer", "show", offer.get("offer").asText(), "--letter", "--lang", "en")
                        .out())
                .contains("You can accept it before " + minute + " (UTC).");
    }

    @Test
    void theLetterSaysTheSameThingsInEachLanguage() throws IOException {
        String id = make(
                        leaf,
                        "--host",
                        "radio.example",
                        "--use",
                        "stream",
                        "--excluded-territory",
                        "CN",
                        "--segment",
                        "100-900")
                .get("offer")
                .asText();
        assertThat(run("offer", "show", id, "--letter", "--lang", "en").out())
                .contains(
                        "This is an offer, not a demand",
                        "Work: Leaf",
                        "Part of it: 100-900",
                        "For: radio.example",
                        "What it allows: playing it on the page; worldwide except CN; at any time",
                        "Amount: 12.50 EUR",
                        "SHA-256",
                        "No answer has no consequence by itself.",
                        "mailto:ada@ada.example");
        assertThat(run("offer", "show", id, "--letter", "--lang", "zh").out())
                .contains("这是要约，不是付款要求", "在网页上播放；全球，CN 除外；不限时间", "金额：12.50 EUR", "不作答复本身不产生任何后果");
    }

    @Test
    void whatCannotBeMeantIsRefused() {
        assertThat(run(made()).err()).contains("say what is offered");
        assertThat(run(made(leaf)).err()).contains("say to whom it is offered");
        assertThat(run(made("--sighting", sighting)).err()).contains("say to whom it is offered");
        assertThat(run(made(leaf, "--anyone", "--host", "a.example")).err()).contains("in one way");
        assertThat(run(made(leaf, "--anyone", "--days", "0")).err()).contains("--days: from 1 to 366");
        assertThat(run(made(leaf, "--anyone", "--terms-url", "here")).err()).contains("is no address");
        run("works", "remove", leaf, "--yes");
        assertThat(run(made(leaf, "--anyone")).err()).contains("was removed from the catalogue");
    }

    /** Somebody would pay, and be licensed nothing. */
    @Test
    void whoSoldTheWorkCannotGrantItAnyMore() throws IOException {
        String id = make(leaf, "--anyone").get("offer").asText();
        run("works", "edit", leaf, "--owner", "Ben");
        Cli.Result refused = run("offer", "accept", id, "--reason", "paid");
        assertThat(refused.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(refused.err()).contains("`Leaf` is of Ben now, not of Ada who offers it");
        assertThat(state(id)).isEqualTo("OFFERED");
    }

    /** Somebody would pay for what another had first, or for what nobody claims. */
    @Test
    void whatIsContestedOrNotClaimedIsNotLicensed() throws IOException {
        String first = make(leaf, "--anyone").get("offer").asText();
        Path work =
                Files.writeString(folder.resolve("cover.txt"), Stories.theLastLeaf() + Stories.nameInTheLamplight());
        run("register", work.toString(), "--owner", "Ben", "--title", "Cover");
        String cover = json("works", "--json").stream()
                .filter(one -> one.get("title").asText().equals("Cover"))
                .findFirst()
                .orElseThrow()
                .get("id")
                .asText();
        Cli.Result contested = run(made(cover, "--anyone"));
        assertThat(contested.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(contested.err())
                .contains("`Cover` cannot be licensed: registered before in `Leaf` of Ada, and it is not settled")
                .contains("settle that first: `colophon works contest " + cover);
        int length = Stories.theLastLeaf().length();
        String own = "%d-%d".formatted(length + 100, length + 2_000);
        assertThat(make(cover, "--anyone", "--segment", own).get("state").asText())
                .as("a part of its own")
                .isEqualTo("OFFERED");

        run("works", "contest", leaf, "--exclude");
        run("works", "contest", cover, "--assert");
        Cli.Result excluded = run(made(leaf, "--anyone"));
        assertThat(excluded.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(excluded.err()).contains("`Leaf` cannot be licensed: excluded: its owner claims nothing of what it");
        Cli.Result paid = run("offer", "accept", first, "--reason", "paid");
        assertThat(paid.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(paid.err()).contains("`Leaf` cannot be licensed");
        assertThat(state(first)).isEqualTo("OFFERED");
        assertThat(json("licence", "list", "--json")).isEmpty();
        assertThat(make(cover, "--anyone").get("state").asText())
                .as("it is Ben's alone")
                .isEqualTo("OFFERED");
    }
}
