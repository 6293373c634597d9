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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Both owners of what is shared are told, and say whose it is. */
class WorksContestCommandTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    @TempDir
    Path folder;

    private Path home = Path.of("");
    private String leaf = "";
    private String cover = "";
    private Cli.Result registered = new Cli.Result(0, "", "");

    @BeforeEach
    void twoOwnersOfOneText() throws IOException {
        home = folder.resolve("home");
        Path first = Files.writeString(folder.resolve("leaf.txt"), Stories.theLastLeaf());
        Path second =
                Files.writeString(folder.resolve("cover.txt"), Stories.theLastLeaf() + Stories.nameInTheLamplight());
        run("register", first.toString(), "--owner", "Ada", "--title", "Leaf");
        registered = run("register", second.toString(), "--owner", "Ben", "--title", "Cover");
        for (String line : run("works", "--json").lines()) {
            JsonNode work = MAPPER.readTree(line);
            assertThat(work.get("contested").asInt()).isEqualTo(1);
            if (work.get("title").asText().equals("Leaf")) {
                leaf = work.get("id").asText();
            } else {
                cover = work.get("id").asText();
            }
        }
    }

    private Cli.Result run(String... arguments) {
        return Cli.run(home, arguments);
    }

    @Test
    void bothSidesAreTold() throws IOException {
        assertThat(registered.out()).contains("COMPETING", "CONTESTED: another owner registered this before");
        assertThat(run("works").out().lines())
                .hasSize(2)
                .allSatisfy(line -> assertThat(line).contains("CONTESTED"));
        assertThat(run("works", "contest", leaf).out())
                .contains("CONTESTED with Cover of Ben  " + cover)
                .contains("of leaf.txt (nothing said); there 0-")
                .contains("This work had it first: what is found of it a person decides. Who says nothing until");
        assertThat(run("show", cover).out())
                .contains("CONTESTED with Leaf of Ada")
                .contains("The other work had it first: nothing is done about what is found of it.");
        assertThat(run("show", cover, "--json").out()).contains("\"role\":\"NEWER\"");
        assertThat(run("works", "contest").out()).contains("Leaf", "Cover");
        JsonNode json =
                MAPPER.readTree(run("works", "contest", leaf, "--json").lines().getFirst());
        assertThat(json.at("/contests/0/role").asText()).isEqualTo("OLDER");
        assertThat(json.at("/contests/0/other/owner").asText()).isEqualTo("Ben");
    }

    @Test
    void anAnswerSettlesItAndIsKept() {
        assertThat(run("works", "contest", cover, "--exclude", "--with", leaf).out())
                .contains("OF_OLDER with Leaf of Ada", "It is the other work's alone.");
        assertThat(run("works").out()).doesNotContain("CONTESTED");
        assertThat(run("works", "contest", leaf).out()).contains("It is this work's alone.");
        assertThat(run("works", "history", cover).out()).contains("contest: exclude against `Leaf` of Ada");
        assertThat(run("works", "contest", cover, "--assert").out()).contains("CONTESTED with Leaf of Ada");
    }

    @Test
    void whatCannotBeMeantIsRefused() {
        Cli.Result two = run("works", "contest", cover, "--assert", "--share");
        assertThat(two.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run("works", "contest", "--assert").err()).contains("name the work for whose owner you say so");
        assertThat(run("works", "contest", cover, "--with", leaf).err()).contains("--with belongs to an answer");
        Cli.Result itself = run("works", "contest", cover, "--assert", "--with", cover);
        assertThat(itself.err()).contains("`Cover` shares nothing with `Cover`");
        assertThat(itself.exitCode()).isEqualTo(ExitCode.REFUSED);
    }
}
