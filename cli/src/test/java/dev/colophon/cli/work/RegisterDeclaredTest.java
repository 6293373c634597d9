package dev.colophon.cli.work;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.colophon.cli.Cli;
import dev.colophon.cli.output.ExitCode;
import dev.colophon.samples.text.Stories;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an owner has declared elsewhere is read where the file is registered; what anybody else has declared changes nothing. */
@Tag("full")
class RegisterDeclaredTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String LICENCE = "https://creativecommons.org/licenses/by/4.0/";

    @TempDir
    Path folder;

    private Path theirs = Path.of("");
    private Path home = Path.of("");
    private Path story = Path.of("");
    private Path declaration = Path.of("");
    private String key = "";

    /** Ada declares at home; file and declaration come here. */
    @BeforeEach
    void declared() throws IOException {
        theirs = folder.resolve("theirs");
        home = folder.resolve("home");
        story = Files.writeString(
                Files.createDirectories(folder.resolve("in")).resolve("leaf.txt"), Stories.theLastLeaf());
        declaration = folder.resolve("in/leaf.declaration.json");
        Cli.run(theirs, "register", story.toString(), "--owner", "Ada", "--title", "The Leaf");
        String work = work(theirs).path("id").asText();
        Cli.run(theirs, "works", "edit", work, "--identifier", "isbn=9780306406157", "--creator", "Ada L.");
        Cli.run(theirs, "licence", "add", work, "--public-licence", LICENCE);
        key = declare(theirs, declaration);
    }

    private static JsonNode work(Path home) throws IOException {
        return MAPPER.readTree(Cli.run(home, "works", "--json").out());
    }

    private static String declare(Path home, Path to) throws IOException {
        String work = work(home).path("id").asText();
        Cli.Result result = Cli.run(home, "works", "declare", work, "--to", to.toString(), "--force", "--json");
        assertThat(result.exitCode()).as(result.err()).isZero();
        return MAPPER.readTree(result.out()).path("issuer").asText();
    }

    private Cli.Result register(String... more) {
        List<String> words =
                new ArrayList<>(List.of("register", folder.resolve("in").toString()));
        words.addAll(List.of(more));
        return Cli.run(home, words.toArray(String[]::new));
    }

    private String shown() throws IOException {
        return Cli.run(home, "show", work(home).path("id").asText()).out();
    }

    @Test
    void ownerTitleIdentifiersAndLicenceComeFromIt() throws IOException {
        Cli.Result registered = register();
        assertThat(registered.exitCode()).as(registered.err()).isZero();
        assertThat(registered.out()).contains("registered", "as The Leaf", "licence granted: ");
        assertThat(registered.err()).contains("Ada is new here", key).doesNotContain("nothing of it is taken");
        assertThat(work(home).path("owner").toString()).contains("Ada");
        assertThat(shown()).contains("9780306406157", "Ada L.", key);

        Path found = Files.createDirectories(folder.resolve("found"));
        Files.writeString(found.resolve("copy.txt"), Stories.theLastLeaf());
        Cli.run(home, "scan", found.toString());
        assertThat(Cli.run(home, "sightings", "--state", "licensed").out()).contains("copy.txt");
        assertThat(Cli.run(home, "sightings").out()).as("nothing is open").isEmpty();

        Cli.Result again = register();
        assertThat(again.out()).contains("known").doesNotContain("licence granted");
        assertThat(again.err()).doesNotContain("warning");
    }

    @Test
    void whoNamesAKeyBelievesNoOther() throws IOException {
        Cli.Result other = register("--declared-by", "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK");
        assertThat(other.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(other.err()).contains("no key of Ada is known here", "--declared-by " + key);
        assertThat(register("--declared-by", key).out()).contains("registered", "as The Leaf");
    }

    @Test
    void whatIsSaidOnTheCommandLineComesFirst() throws IOException {
        assertThat(register("--owner", "Ada", "--title", "Mine").out()).contains("as Mine");
        assertThat(shown()).contains("9780306406157");
    }

    @Test
    void anotherOwnerIsToldAndNothingIsTaken() throws IOException {
        Cli.Result other = register("--owner", "Ben");
        assertThat(other.exitCode()).isZero();
        assertThat(other.err())
                .contains("nothing of it is taken: it says that Ada owns the file, and --owner says Ben");
        assertThat(shown()).doesNotContain("9780306406157", "The Leaf", key);
        assertThat(Cli.run(home, "licence", "list").out()).doesNotContain(LICENCE);
    }

    @Test
    void ofAnOwnerWhoIsKnownOnlyTheirKeyCounts() throws IOException {
        Path lamp = Files.writeString(folder.resolve("lamp.txt"), Stories.nameInTheLamplight());
        Cli.run(home, "register", lamp.toString(), "--owner", "Ada");
        Cli.Result unknown = register();
        assertThat(unknown.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(unknown.err()).contains("no key of Ada is known here", "--declared-by " + key);
        assertThat(unknown.out()).contains("NO_OWNER");
        assertThat(register("--declared-by", "did:key:zzz").exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(register("--declared-by", key).err())
                .as("a key that is named is somebody's, not Ada's")
                .contains("--owner \"Ada\" --declared-by " + key);
        assertThat(register("--owner", "Ada", "--declared-by", key).out()).contains("registered", "as The Leaf");

        Path eve = folder.resolve("eve");
        Path forged = Files.writeString(folder.resolve("in/lamp.txt"), "Again. " + Stories.nameInTheLamplight());
        Cli.run(eve, "register", forged.toString(), "--owner", "Ada", "--title", "Stolen");
        Cli.run(eve, "licence", "add", work(eve).path("id").asText(), "--anyone");
        String named = declare(eve, folder.resolve("in/lamp.txt.declaration.json"));
        Cli.Result other = register("--owner", "Ada");
        assertThat(other.err()).contains("which is not the key of Ada that is known here");
        assertThat(register("--declared-by", named).err())
                .as("the key of another speaks for nobody who has works here")
                .contains("which is not the key of Ada that is known here");
        assertThat(Cli.run(home, "works").out()).doesNotContain("Stolen");
    }

    @Test
    void whatWasChangedOrIsOfAnotherFileChangesNothing() throws IOException {
        String json = Files.readString(declaration);
        for (String bad : List.of(
                json.replace("\"The Leaf\"", "\"The Lief\""),
                json.replace(LICENCE, "https://creativecommons.org/publicdomain/zero/1.0/"),
                "{",
                "[]",
                "\u0000".repeat(100))) {
            Files.writeString(declaration, bad);
            Cli.Result result = register("--owner", "Ada");
            assertThat(result.exitCode()).as(bad).isZero();
            assertThat(result.err().lines().filter(line -> line.contains("nothing of it is taken")))
                    .as(bad)
                    .hasSize(1);
        }
        assertThat(shown()).doesNotContain("9780306406157", "The Lief", key);
        Files.writeString(declaration, json);
        Files.writeString(story, "Another: " + Stories.theLastLeaf());
        assertThat(register("--owner", "Ada").err()).contains("is none of its files");
    }

    @Test
    void anOlderOneTakesNothingBackAndARevokedLicenceStaysRevoked() throws IOException {
        register();
        String work = work(home).path("id").asText();
        Cli.run(home, "register", story.toString(), "--owner", "Ada", "--title", "Later");
        JsonNode licence =
                MAPPER.readTree(Cli.run(home, "licence", "list", "--json").out());
        Cli.run(home, "licence", "revoke", licence.path("licence").asText());
        assertThat(register().out()).contains("known").doesNotContain("licence granted");
        assertThat(Cli.run(home, "works").out()).contains("Later").doesNotContain("The Leaf");
        assertThat(work(home).path("id").asText()).isEqualTo(work);
    }

    @Test
    void aHomeTakesItsOwnDeclarationsAsWhatItSaidThen() {
        Cli.run(theirs, "register", story.toString(), "--owner", "Ada", "--title", "Later");
        Cli.Result again = Cli.run(theirs, "register", folder.resolve("in").toString());
        assertThat(again.out()).contains("known", "as Later");
        assertThat(again.err()).doesNotContain("warning");
    }

    @Test
    void withoutOwnerAndDeclarationItIsSaidWhatIsMissing() throws IOException {
        Files.delete(declaration);
        Cli.Result result = register();
        assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(result.err()).contains("Missing option '--owner'");
        assertThat(home).doesNotExist();
    }
}
