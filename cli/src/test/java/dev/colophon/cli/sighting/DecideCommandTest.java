package dev.colophon.cli.sighting;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.colophon.cases.decision.BulkGroup;
import dev.colophon.cases.decision.BulkItem;
import dev.colophon.cli.Cli;
import dev.colophon.cli.output.Console;
import dev.colophon.cli.output.ExitCode;
import dev.colophon.cli.output.Questions;
import dev.colophon.registry.work.Organisation;
import dev.colophon.samples.text.Stories;
import dev.colophon.service.decision.Approval.Answer;
import dev.colophon.sightings.SightingQuery;
import dev.colophon.sightings.Sightings;
import dev.colophon.sightings.StoredSighting;
import dev.colophon.store.Database;
import dev.colophon.store.DatabaseSettings;
import dev.colophon.store.Home;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DecideCommandTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final List<String> CONFIRM = List.of("decide", "--grade", "strong", "--as", "confirmed");

    @TempDir
    Path folder;

    private Path home = Path.of("");
    private Path found = Path.of("");

    @BeforeEach
    void seen() throws IOException {
        home = folder.resolve("home");
        found = Files.createDirectories(folder.resolve("found"));
        Path leaf = Files.writeString(folder.resolve("leaf.txt"), Stories.theLastLeaf());
        Path lamp = Files.writeString(folder.resolve("lamp.txt"), Stories.nameInTheLamplight());
        run("register", leaf.toString(), "--owner", "Ada", "--title", "=1+1 叶");
        run("register", lamp.toString(), "--owner", "Ben", "--title", "Lamp");
        Files.writeString(found.resolve("one.txt"), "One: " + Stories.theLastLeaf());
        Files.writeString(found.resolve("two.txt"), "Two: " + Stories.theLastLeaf());
        Files.writeString(found.resolve("lamp.txt"), "Lamp: " + Stories.nameInTheLamplight());
        run("scan", found.toString());
    }

    private Cli.Result run(String... arguments) {
        return Cli.run(home, arguments);
    }

    private List<JsonNode> json(String... arguments) throws IOException {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add("--json");
        List<JsonNode> lines = new ArrayList<>();
        for (String line : run(all.toArray(String[]::new)).lines()) {
            lines.add(MAPPER.readTree(line));
        }
        return lines;
    }

    @Test
    void anEmptyVariableIsNotAll() throws IOException {
        for (String option : List.of("--place", "--work", "--since", "--host")) {
            assertThat(run("decide", option, "", "--as", "resolved", "--reason", "r", "--yes")
                            .exitCode())
                    .as(option)
                    .isEqualTo(ExitCode.USAGE);
        }
        assertThat(run("decide", "--undo", "--batch", "").exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run("sightings", "--since", "+999999999-01-01T00:00:00Z").exitCode())
                .isEqualTo(ExitCode.USAGE);
        assertThat(json("sightings", "--state", "open")).hasSize(3);
    }

    /** One sentence was said of both. */
    @Test
    void whatIsMissingOrWrongIsNamed() {
        assertThat(run("decide", "00000000", "--as", "nix", "--reason", "r").err())
                .contains("--as: `nix` is none of licensed, exception, not-a-match, confirmed, resolved");
        assertThat(run("decide", "00000000", "--as", "nix").err()).contains("--as: `nix` is none of ");
        assertThat(run("decide", "00000000", "--as", "confirmed").err()).contains("say why with --reason");
    }

    /** A list may part files that were one work, and put them into works of others. */
    @Test
    void aFileThatGoesToAnotherWorkTakesItsSightingsAlong() throws IOException {
        String leaf = folder.resolve("leaf.txt").toString();
        String rain = Files.writeString(folder.resolve("rain.txt"), "Rain: " + Stories.nameInTheLamplight())
                .toString();
        run("register", rain, "--owner", "Ada", "--title", "=1+1 叶");
        Files.writeString(found.resolve("both.txt"), Stories.theLastLeaf() + "\n" + Stories.nameInTheLamplight());
        run("scan", found.toString());
        Cli.Result parted = run("register", rain, "--owner", "Ada", "--title", "Rain");
        assertThat(parted.exitCode()).as(parted.out() + parted.err()).isZero();
        assertThat(json("sightings", "--state", "all", "--place", "both.txt")).hasSize(3);
        run("decide", id("one.txt"), "--as", "licensed", "--reason", "L-1");
        assertThat(run("register", leaf, "--owner", "Ada", "--title", "Rain").exitCode())
                .isZero();
        assertThat(json("sightings", "--state", "licensed", "--place", "one.txt"))
                .hasSize(1);
        Files.writeString(found.resolve("one.txt"), "One, again: " + Stories.theLastLeaf());
        run("scan", found.toString());
        assertThat(json("sightings", "--state", "licensed", "--place", "one.txt"))
                .as("other bytes with the same part")
                .hasSize(2);
    }

    private String id(String file) throws IOException {
        return json("sightings", "--state", "all", "--place", file)
                .getFirst()
                .path("sighting")
                .asText();
    }

    @Test
    void whatIsDecidedIsNotListedAgain() throws IOException {
        String one = id("one.txt");
        Cli.Result decided = run("decide", one.substring(0, 30), "--as", "licensed", "--reason", "licence L-17");
        assertThat(decided.out()).isEqualTo("decided 1 sighting as licensed\n");
        assertThat(run("decide", one, "--as", "licensed", "--reason", "licence L-17")
                        .err())
                .contains("1 stays as it was");
        run("scan", found.toString());
        Cli.Result open = run("sightings");
        assertThat(open.out()).contains("two.txt", "lamp.txt").doesNotContain("one.txt");
        assertThat(open.err()).contains("2 open, 1 licensed");
        assertThat(run("sightings", "--state", "decided").out()).contains("one.txt", "licensed", ": licence L-17");
        assertThat(run("show", one).out()).contains("decided   ", "licensed", "licence L-17");
        assertThat(json("show", one).getFirst().at("/decisions/0/reason").asText())
                .isEqualTo("licence L-17");
        assertThat(run("status").out()).contains("2 open, 1 licensed");
        assertThat(json("status").getFirst().at("/decisions/LICENSED").asInt()).isEqualTo(1);

        assertThat(run("decide", "--undo", one).out()).isEqualTo("took back 1 decision\n");
        assertThat(run("sightings").out()).contains("one.txt");
        assertThat(json("show", one).getFirst().path("decisions")).hasSize(2);
    }

    @Test
    void severalAreDecidedByWhatTheyHaveInCommonAndTakenBackTogether() throws IOException {
        Cli.Result unasked = run("decide", "--grade", "strong", "--as", "resolved", "--reason", "gone");
        assertThat(unasked.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(unasked.err()).contains("3 sightings in 1 folder, of 2 works: 3 STRONG", "add --yes");
        String work = json("works", "--title", "Lamp").getFirst().path("id").asText();
        assertThat(json("decide", "--work", work, "--as", "not-a-match", "--reason", "another lamp", "--yes"))
                .singleElement()
                .satisfies(result -> assertThat(result.path("decided").asInt()).isEqualTo(1));
        JsonNode confirmed = json(CONFIRM, "--reason", "no licence", "--seen", sample());
        assertThat(confirmed.path("decided").asInt()).as("only what is open").isEqualTo(2);
        assertThat(run("sightings").err()).contains("nothing is open", "1 not-a-match, 2 confirmed");
        String batch = confirmed.path("batch").asText();
        assertThat(run("show", id("two.txt")).out()).contains("(batch " + batch + ")");
        assertThat(run("decide", "--undo", "--batch", batch).out()).isEqualTo("took back 2 decisions\n");
        assertThat(run("sightings").out()).contains("one.txt", "two.txt").doesNotContain("lamp.txt");
        assertThat(json("decide", "--undo", "--state", "not-a-match", "--yes")
                        .getFirst()
                        .path("decided")
                        .asInt())
                .isEqualTo(1);
        assertThat(run("decide", "--host", "nowhere.example", "--as", "resolved", "--reason", "gone", "--yes")
                        .err())
                .contains("no sighting was decided");
        Cli.Result seen = run(
                "decide",
                "--host",
                "nowhere.example",
                "--as",
                "confirmed",
                "--reason",
                "seen",
                "--seen",
                "0".repeat(16));
        assertThat(seen.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(seen.err()).contains("there is none like that now");
    }

    private String sample() throws IOException {
        return json(CONFIRM, "--sample").path("sample").asText();
    }

    private JsonNode json(List<String> command, String... more) throws IOException {
        return json(words(command, more)).getFirst();
    }

    private static String[] words(List<String> command, String... more) {
        return Stream.concat(command.stream(), Stream.of(more)).toArray(String[]::new);
    }

    /** Whoever cannot be asked says which sample was looked at; of other sightings than those it says nothing. */
    @Test
    void nothingIsConfirmedTogetherUntilASampleWasLookedAt() throws IOException {
        Cli.Result unseen = run(words(CONFIRM, "--reason", "no licence", "--yes"));
        assertThat(unseen.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(unseen.err()).contains("3 of them have to be looked at first", "--sample", "--seen");
        JsonNode sample = json(CONFIRM, "--sample");
        assertThat(sample.path("sightings").asInt()).isEqualTo(3);
        assertThat(sample.path("drawn")).hasSize(3);
        assertThat(json(CONFIRM, "--sample")).as("drawn again").isEqualTo(sample);
        String seen = sample.path("sample").asText();
        Cli.Result told = run(words(CONFIRM, "--sample"));
        assertThat(told.out()).contains("one.txt", "two.txt", "lamp.txt");
        assertThat(told.err()).contains("--seen " + seen);
        assertThat(run("sightings").out()).as("nothing is decided").contains("one.txt", "two.txt", "lamp.txt");

        Files.writeString(found.resolve("new.txt"), "New: " + Stories.theLastLeaf());
        run("scan", found.toString());
        Cli.Result others = run(words(CONFIRM, "--reason", "no licence", "--seen", seen));
        assertThat(others.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(others.err()).contains("nothing was decided");
        assertThat(json(CONFIRM, "--reason", "no licence", "--seen", sample())
                        .path("decided")
                        .asInt())
                .isEqualTo(4);
    }

    @Test
    void whatCannotBeMeantIsRefused() throws IOException {
        String one = id("one.txt");
        for (List<String> odd : List.of(
                List.of("--as", "licensed", "--reason", "x"),
                List.of(one, "--host", "a.example", "--as", "licensed", "--reason", "x"),
                List.of(one, "--as", "fine", "--reason", "x"),
                List.of(one, "--as", "open", "--reason", "x"),
                List.of(one, "--as", "licensed"),
                List.of(one, "--as", "licensed", "--reason", " "),
                List.of(one, "--undo", "--as", "licensed"),
                List.of(one, "--as", "confirmed", "--sample"),
                List.of(one, "--as", "confirmed", "--reason", "x", "--seen", "0123456789abcdef"),
                List.of("--state", "open", "--as", "licensed", "--reason", "x", "--seen", "0123456789abcdef"),
                List.of("--state", "odd", "--as", "licensed", "--reason", "x"),
                List.of("--since", "yesterday", "--as", "licensed", "--reason", "x"))) {
            List<String> command = new ArrayList<>(List.of("decide"));
            command.addAll(odd);
            Cli.Result result = run(command.toArray(String[]::new));
            assertThat(result.exitCode()).as("%s: %s", odd, result.err()).isEqualTo(ExitCode.USAGE);
            assertThat(result.err().lines().limit(1)).as("%s", odd).allMatch(line -> line.startsWith("colophon: "));
        }
        assertThat(run("decide", "ffffffff", "--as", "licensed", "--reason", "x")
                        .exitCode())
                .isEqualTo(ExitCode.REFUSED);
        assertThat(run("decide", "--undo", "--batch", "ffffffff").exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(run("sightings").out()).contains("one.txt", "two.txt", "lamp.txt");
    }

    @Test
    void aListIsReadPageByPage() throws IOException {
        List<String> all = new ArrayList<>();
        String after = "";
        do {
            List<JsonNode> page = after.isEmpty()
                    ? json("sightings", "--limit", "1")
                    : json("sightings", "--limit", "1", "--after", after);
            after = page.isEmpty() ? "" : page.getFirst().path("sighting").asText();
            all.add(after);
        } while (!after.isEmpty());
        assertThat(all).hasSize(4).doesNotHaveDuplicates();
        assertThat(run("sightings", "--since", "1d").out()).contains("one.txt");
        assertThat(run("sightings", "--since", "2999-01-01").out()).isEmpty();
    }

    @Test
    void aTableIsInertAndHasWhatWasDecided() throws IOException {
        run("decide", id("one.txt"), "--as", "exception", "--reason", "+quoted, \"short\"");
        Path table = folder.resolve("table.csv");
        assertThat(run("sightings", "--state", "all", "--csv", table.toString()).out())
                .contains("3 matches");
        List<String> lines = Files.readString(table).lines().toList();
        assertThat(lines).hasSize(4);
        assertThat(lines.getFirst()).startsWith("\uFEFFsighting,state,decision,reason,decided_by,decided_at,grade,");
        assertThat(lines)
                .filteredOn(line -> line.contains("one.txt"))
                .singleElement()
                .asString()
                .contains("PRESENT,EXCEPTION,\"'+quoted, \"\"short\"\"\",", ",'=1+1 叶,Ada,");
        assertThat(run("sightings", "--csv", table.toString()).exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(run("sightings", "--csv", table.toString(), "--force").out()).contains("2 matches");
    }

    @Test
    void oneOfTheSampleThatIsNoCopyEndsTheQuestion() {
        List<StoredSighting> sample;
        try (Database database = Database.open(new Home(home), DatabaseSettings.SQLITE)) {
            sample = new Sightings(database, Organisation.FIRST).list(SightingQuery.ALL);
        }
        BulkGroup group = new BulkGroup(sample.stream().map(BulkItem::of).toList());
        StringWriter told = new StringWriter();
        assertThat(ask("y\nwhat\nyes\n是\ny\n", told, group, sample)).isEqualTo(Answer.YES);
        assertThat(told.toString())
                .contains("look at 3 of them first", "3 of 3: is it a copy that nothing allows?", "confirm them?");
        assertThat(ask("y\nn\ny\ny\n", told, group, sample)).isEqualTo(Answer.NO);
        assertThat(ask("y\ny\ny\nn\n", told, group, sample)).isEqualTo(Answer.NO);
        assertThat(ask("y\n", told, group, sample)).as("the input ends").isEqualTo(Answer.NO);
        assertThat(ask("y\n", told, group, List.of())).isEqualTo(Answer.YES);
    }

    private static Answer ask(String answers, StringWriter told, BulkGroup group, List<StoredSighting> sample) {
        Console console = new Console(new PrintWriter(told), new PrintWriter(told));
        Questions questions = new Questions(console, new BufferedReader(new StringReader(answers)));
        return new AskedApproval(console, questions, true, false, Optional.empty())
                .asked("confirm them", group, sample);
    }
}
