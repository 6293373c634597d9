package dev.colophon.cli.licence;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.colophon.cli.Cli;
import dev.colophon.cli.output.ExitCode;
import dev.colophon.samples.text.Stories;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Licences that cannot be meant are refused with what is wrong, and nothing is stored: all in one home. */
@Tag("full")
class LicenceRefusalTest {

    @TempDir
    static Path folder;

    private static Path home = Path.of("");
    private static String leaf = "";

    @BeforeAll
    static void register() throws IOException {
        home = folder.resolve("home");
        Path file = Files.writeString(folder.resolve("leaf.txt"), Stories.theLastLeaf());
        Cli.run(home, "register", file.toString(), "--owner", "Ada", "--title", "Leaf");
        leaf = new ObjectMapper()
                .readTree(Cli.run(home, "works", "--json").out())
                .get("id")
                .asText();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--anyone --territory DE,XX | unknown territory `XX`",
                "--anyone --territory DE --excluded-territory DE | no territory is left",
                "--anyone --use print | unknown use `print`",
                "--anyone --from 2026-02-30 | `2026-02-30` is no day",
                "--anyone --from 2026-12-31 --to 2026-01-01 | it ends on 2026-01-01, before it begins on 2026-12-31",
                "--anyone --from +999999999-01-01 | `+999999999-01-01` is no day",
                "--anyone --to -999999999-01-01 | `-999999999-01-01` is no day",
                "--anyone --segment 100-9000000 | the part 100-9000000 reaches beyond the end of `Leaf`",
                "--public-licence https://creativecommons.org/licenses/by-nc-zz/9.9/ | is no licence of Creative Commons",
                "--host *.radio.example | write `radio.example`, the hosts under it are included",
                "--host xn--a.example | `xn--a.example` can be no host",
                "--host 127.1 | `127.1` can be no host",
                "--anyone --condition credit | unknown condition `credit`",
                "--anyone --segment 9 | `9` is no part of a text: write it in characters, such as 100-900",
                "--anyone --segment 0:30-1:15 | `0:30-1:15` is no part of a text",
                "--public-licence CC-BY | `CC-BY` is no address of a public licence",
                "--host http://a.example/shop | a host is taken as a whole, with all its ports and pages: write `a.example`",
                "--host a.example:8080 | `a.example:8080` is more than a host",
                "--host com | `com` stands for the sites of many owners",
                "--note x | say who is licensed, in one way",
                "--anyone --host a.example | say who is licensed, in one way",
                "--anyone --all-works-of Ada | say what is licensed",
            })
    void whatCannotBeMeantIsRefusedWithItsValue(String options, String message) {
        List<String> arguments = new ArrayList<>(List.of("licence", "add", leaf));
        arguments.addAll(List.of(options.strip().split(" ", -1)));
        Cli.Result refused = Cli.run(home, arguments.toArray(String[]::new));
        assertThat(refused.err()).contains(message);
        assertThat(refused.out()).isEmpty();
        assertThat(refused.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(Cli.run(home, "licence", "list").out()).isEmpty();
    }
}
