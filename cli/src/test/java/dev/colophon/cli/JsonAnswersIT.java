package dev.colophon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.colophon.samples.text.Stories;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a command prints with {@code --json} is as its schema says; {@link Cli#run} looks at each line of every test. */
class JsonAnswersIT {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    @TempDir
    Path folder;

    private Path home = Path.of("");
    private Path works = Path.of("");
    private Path copy = Path.of("");

    @BeforeEach
    void registered() throws IOException {
        home = folder.resolve("home");
        works = Files.createDirectories(folder.resolve("works"));
        Files.writeString(works.resolve("leaf.txt"), Stories.theLastLeaf());
        Files.writeString(works.resolve("short.txt"), "Too short.");
        Files.write(works.resolve("broken.png"), new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 1});
        Files.writeString(works.resolve("notes.m3u"), "left out");
        copy = Files.writeString(folder.resolve("copy.txt"), "Found.\n" + Stories.theLastLeaf());
    }

    private List<JsonNode> json(String... command) throws IOException {
        List<String> all = new ArrayList<>(Arrays.asList(command));
        all.add("--json");
        Cli.Result result = Cli.run(home, all.toArray(String[]::new));
        List<JsonNode> lines = new ArrayList<>();
        for (String line : result.lines()) {
            lines.add(MAPPER.readTree(line));
        }
        assertThat(lines).as("%s: %s", all, result.err()).isNotEmpty();
        return lines;
    }

    private static List<String> texts(List<JsonNode> lines, String field) {
        return lines.stream().map(line -> line.path(field).asText()).toList();
    }

    @Test
    void registering() throws IOException {
        String path = works.toString();
        assertThat(texts(json("register", path, "--owner", "Ada", "--dry-run"), "outcome"))
                .contains("WOULD_REGISTER", "LEFT_OUT");
        assertThat(texts(json("register", path, "--owner", "Ada"), "outcome")).contains("REGISTERED", "REFUSED");
        String leaf = works.resolve("leaf.txt").toString();
        assertThat(texts(json("register", leaf, "--owner", "Ada", "--title", "Leaf", "--dry-run"), "outcome"))
                .containsExactly("WOULD_UPDATE");
        assertThat(texts(json("register", leaf, "--owner", "Ada", "--title", "Leaf"), "outcome"))
                .containsExactly("UPDATED");
        assertThat(texts(json("register", leaf, "--owner", "Ada"), "outcome")).containsExactly("ALREADY_REGISTERED");
        List<JsonNode> other = json("register", leaf, "--owner", "Mo");
        assertThat(texts(other, "outcome")).containsExactly("COMPETING");
        assertThat(other.getFirst().at("/competing/0/work/title").asText()).isEqualTo("Leaf");
    }

    @Test
    void lookingAndListing() throws IOException {
        Cli.run(home, "register", works.toString(), "--owner", "Ada", "--authorised-host", "shop.example");
        assertThat(json("check", copy.toString(), works.toString())).hasSizeGreaterThan(2);
        String sighting = json("scan", copy.toString(), works.toString())
                .getFirst()
                .at("/matches/0/sighting")
                .asText();
        assertThat(texts(json("sightings"), "sighting")).contains(sighting);
        assertThat(texts(json("show", sighting), "sighting")).containsExactly(sighting);
        List<String> listed = texts(json("works"), "id");
        for (String work : listed) {
            assertThat(json("show", work).getFirst().at("/authorisedHosts/0").asText())
                    .isEqualTo("shop.example");
        }
        assertThat(json("status").getFirst().path("sightings").asInt()).isPositive();
    }

    @Test
    void whatWasCapturedBeforeItWasRegistered() throws IOException {
        Path other = Files.writeString(folder.resolve("other.txt"), Stories.text(7, Stories.Language.ENGLISH, 4000));
        Cli.run(home, "register", other.toString(), "--owner", "Mo");
        Cli.run(home, "scan", copy.toString());
        Cli.run(home, "register", works.resolve("leaf.txt").toString(), "--owner", "Ada");
        assertThat(texts(json("rematch"), "file")).containsExactly(copy.toString());
    }

    @Test
    void upkeep() throws IOException {
        Cli.run(home, "register", works.toString(), "--owner", "Ada");
        assertThat(texts(json("index", "stats"), "medium")).contains("TEXT");
        assertThat(texts(json("index", "verify"), "clean")).containsExactly("true");
        assertThat(texts(json("index", "selftest", "--windows", "1"), "verdict"))
                .containsExactly("TOO_FEW");
        assertThat(texts(json("settings"), "setting")).contains("home", "database.url");
        assertThat(texts(json("doctor"), "what")).contains("java", "selftest");
        Path file = folder.resolve("backup.zip");
        assertThat(json("backup", file.toString()).getFirst().path("database").asBoolean())
                .isTrue();
        home = folder.resolve("anew");
        assertThat(texts(json("restore", file.toString()), "home")).containsExactly(home.toString());
    }
}
