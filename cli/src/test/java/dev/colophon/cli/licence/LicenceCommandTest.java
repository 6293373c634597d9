package dev.colophon.cli.licence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import dev.colophon.cli.Cli;
import dev.colophon.cli.PreparedHome;
import dev.colophon.cli.output.ExitCode;
import dev.colophon.samples.text.Stories;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What licences clear is not open any more, and says by which; files have no host, so that only anyone's licence covers them. */
class LicenceCommandTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    @TempDir
    Path folder;

    private Path home = Path.of("");
    private String leaf = "";
    private String lamp = "";

    @BeforeEach
    void seen() throws IOException {
        home = folder.resolve("home");
        Path found = Files.createDirectories(folder.resolve("found"));
        Path leafFile = Files.writeString(folder.resolve("leaf.txt"), Stories.theLastLeaf());
        Path lampFile = Files.writeString(folder.resolve("lamp.txt"), Stories.nameInTheLamplight());
        Files.writeString(found.resolve("one.txt"), "One: " + Stories.theLastLeaf());
        Files.writeString(found.resolve("two.txt"), "Two: " + Stories.theLastLeaf());
        Files.writeString(found.resolve("lamp.txt"), "Lamp: " + Stories.nameInTheLamplight());
        PreparedHome.of("two stories, seen", home, () -> {
            run("register", leafFile.toString(), "--owner", "Ada", "--title", "Leaf");
            run("register", lampFile.toString(), "--owner", "Ben", "--title", "Lamp");
            run("scan", found.toString());
        });
        for (JsonNode work : json("works", "--json")) {
            if (work.get("title").asText().equals("Leaf")) {
                leaf = work.get("id").asText();
            } else {
                lamp = work.get("id").asText();
            }
        }
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

    private String granted(String... more) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("licence", "add", "--json"));
        arguments.addAll(List.of(more));
        return json(arguments.toArray(String[]::new)).getFirst().get("licence").asText();
    }

    @Test
    void aRemovedWorkIsNotLicensed() {
        run("works", "remove", leaf, "--yes");
        Cli.Result refused = run("licence", "add", leaf, "--anyone");
        assertThat(refused.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(refused.err()).contains("was removed from the catalogue: `colophon references add`");
        assertThat(run("licence", "list", "--json").lines()).isEmpty();
    }

    @Test
    void whatALicenceCoversIsLicensedAndNamesIt() throws IOException {
        Cli.Result added = run(
                "licence",
                "add",
                leaf,
                "--anyone",
                "--use",
                "display",
                "--territory",
                "de,AT",
                "--to",
                "2099-12-31",
                "--condition",
                "attribution",
                "--note",
                "L-17");
        assertThat(added.exitCode()).isZero();
        assertThat(added.out())
                .contains("`Leaf` by Ada for anyone  (2 sightings)")
                .contains("Display, AT, DE, to 2099-12-31, attribution: L-17")
                .contains("cleared     2 sightings that were open or held");
        JsonNode licence = json("licence", "list", "--json").getFirst();
        String id = licence.get("licence").asText();
        assertThat(licence.get("sightings").asInt()).isEqualTo(2);
        assertThat(licence.get("territories")).hasSize(2);
        assertThat(licence.get("works").get(0).asText()).isEqualTo(leaf);

        assertThat(run("sightings").out()).contains("lamp.txt").doesNotContain("one.txt");
        assertThat(run("sightings", "--state", "licensed").out())
                .contains(
                        "one.txt",
                        "licensed, by a rule: licence " + id + " of Ada for anyone, to 2099-12-31, AT, DE, L-17");
        JsonNode sighting = json("sightings", "--state", "licensed", "--json").getFirst();
        assertThat(sighting.at("/licence/licence").asText()).isEqualTo(id);
        assertThat(sighting.at("/licence/licensor").asText()).isEqualTo("Ada");
        assertThat(sighting.at("/licence/licensee").asText()).isEqualTo("anyone");
        assertThat(sighting.at("/licence/to").asText()).isEqualTo("2099-12-31");
        assertThat(run("show", sighting.get("sighting").asText()).out()).contains("licence " + id);
        Path table = folder.resolve("sightings.csv");
        run("sightings", "--state", "licensed", "--csv", table.toString());
        assertThat(Files.readString(table))
                .contains("licence,licensor,licensee,licence_from,licence_to")
                .contains(id + ",Ada,anyone,,2099-12-31");
        assertThat(run("licence", "show", id.substring(id.length() - 8)).out())
                .contains("licence   " + id, "where     AT, DE", "mind      attribution", "2 sightings rest on it");
    }

    @Test
    @Tag("full")
    void aPublicLicenceIsForAnyoneWithItsConditions() throws IOException {
        JsonNode licence = json(
                        "licence",
                        "add",
                        "--all-works-of",
                        "Ada",
                        "--public-licence",
                        "https://creativecommons.org/licenses/by-nc/4.0/",
                        "--json")
                .getFirst();
        assertThat(licence.get("licensee").asText()).isEqualTo("ANYONE");
        assertThat(licence.get("cleared").asInt()).isEqualTo(2);
        assertThat(licence.get("conditions")).hasSize(2);
        assertThat(licence.has("works")).isFalse();
        assertThat(run("licence", "list", "--work", leaf).out())
                .contains("all works by Ada", "licenses/by-nc/4.0/, attribution, non-commercial");
        assertThat(run("licence", "list", "--work", lamp).out()).isEmpty();
    }

    @Test
    void whatWasGrantedIsNotGrantedTwice() throws IOException {
        String id = granted(leaf, "--anyone", "--territory", "DE", "--note", "L-17");
        Cli.Result again = run("licence", "add", leaf, "--anyone", "--territory", "de", "--note", "L-17");
        assertThat(again.out()).contains(id, "it was granted before with the same words", "cleared     0 sightings");
        assertThat(json("licence", "add", leaf, "--anyone", "--territory", "DE", "--note", "L-17", "--json")
                        .getFirst()
                        .get("known")
                        .asBoolean())
                .isTrue();
        assertThat(run("licence", "list", "--json").lines()).hasSize(1);
        granted(leaf, "--anyone", "--territory", "DE", "--note", "L-18");
        run("licence", "revoke", id);
        assertThat(granted(leaf, "--anyone", "--territory", "DE", "--note", "L-17"))
                .as("a revoked one is another")
                .isNotEqualTo(id);
    }

    @Test
    void whoHoldsNothingClearsNothingAndThatIsSaid() throws IOException {
        Cli.Result added = run("licence", "add", lamp, "--licensor", "Cas", "--anyone");
        assertThat(added.exitCode()).isZero();
        assertThat(added.out()).contains("UNSUPPORTED", "Cas holds nothing of `Lamp`", "cleared     0 sightings");
        assertThat(run("sightings").out()).contains("lamp.txt");
        JsonNode licence = json("licence", "list", "--json").getFirst();
        assertThat(licence.get("unsupported").get(0).asText()).isEqualTo(lamp);
    }

    /** It was printed in English, with the address of the licence as it is. */
    @Test
    void aReportTellsInItsLanguageWhyARuleDecided() throws IOException {
        granted(leaf, "--public-licence", "https://creativecommons.org/licenses/by/4.0/", "--from", "2026-01-01");
        Path report = folder.resolve("report");
        run("report", "--html", report.toString(), "--lang", "zh", "--state", "licensed");
        StringBuilder pages = new StringBuilder();
        try (Stream<Path> files = Files.walk(report)) {
            for (Path page :
                    files.filter(file -> file.toString().endsWith(".html")).toList()) {
                pages.append(Files.readString(page));
            }
        }
        assertThat(pages)
                .contains("已许可：Ada 的许可 ", "：任何人，2026-01-01 起，全球，hxxps://creativecommons[.]org/licenses/by/4.0/")
                .doesNotContain("for anyone", "https://creativecommons");
    }

    @Test
    void aHostsLicenceDoesNotCoverFiles() throws IOException {
        JsonNode licence = json("licence", "add", leaf, "--host", "radio.example,www.other.example", "--json")
                .getFirst();
        assertThat(licence.get("cleared").asInt()).isZero();
        assertThat(licence.get("hosts")).hasSize(2);
        assertThat(run("sightings").out()).contains("one.txt");
    }

    @Test
    void revokedItStaysForWhatWasSeen() throws IOException {
        String id = granted(leaf, "--anyone");
        assertThat(run("licence", "revoke", id).out()).contains("revoked", "is not licensed by it");
        assertThat(run("sightings").out()).doesNotContain("one.txt");
        JsonNode licence = json("licence", "show", id, "--json").getFirst();
        assertThat(licence.has("ends")).isTrue();
        Cli.Result again = run("licence", "revoke", id);
        assertThat(again.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(again.err()).contains("is revoked already");
    }

    @Test
    void whatPersonsConfirmedStaysAndIsSaid() throws IOException {
        String one = json("sightings", "--place", "one.txt", "--json")
                .getFirst()
                .path("sighting")
                .asText();
        run("decide", one, "--as", "confirmed", "--reason", "no licence");
        Cli.Result added = run("licence", "add", leaf, "--anyone");
        assertThat(added.out()).contains("cleared     1 sighting that was open or held");
        assertThat(added.err()).contains("1 sighting that persons confirmed is covered, too, and stays so");
        assertThat(run("sightings", "--state", "confirmed").out()).contains("one.txt");
    }

    @Test
    void whatALicenceCoversIsNotConfirmedWithOthers() throws IOException {
        granted(leaf, "--anyone");
        Cli.Result confirmed =
                run("decide", "--work", leaf, "--state", "all", "--as", "confirmed", "--reason", "x", "--yes");
        assertThat(confirmed.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(confirmed.err()).contains("may not be confirmed with others: a licence covers it");
    }

    @Test
    void authorisingAHostIsTheShortForm() {
        Cli.Result authorised = run("works", "authorise", leaf, "--host", "ada.example,radio.example");
        assertThat(authorised.out()).contains("authorised host: ada.example", "authorised host: radio.example");
        assertThat(run("show", leaf).out()).contains("hosts     ada.example, radio.example");
    }

    /** It was "nothing was seen of", until a watch had been there. */
    @Test
    void theOperatorOfASiteThatWasScannedIsKnown() throws IOException {
        byte[] page = ("<p>" + Stories.theLastLeaf() + "</p>").getBytes(UTF_8);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                exchange.getResponseHeaders().set("Content-Type", "text/html");
                exchange.sendResponseHeaders(200, page.length);
                exchange.getResponseBody().write(page);
            }
        });
        server.start();
        try {
            String door = "127.0.0.1:" + server.getAddress().getPort();
            run("scan", "http://" + door + "/", "--allow", door);
        } finally {
            server.stop(0);
        }
        JsonNode licence = json("licence", "add", leaf, "--operator", "127.0.0.1", "--json")
                .getFirst();
        assertThat(licence.get("cleared").asInt()).isEqualTo(1);
        assertThat(licence.get("hosts").get(0).asText()).isEqualTo("127.0.0.1");
        assertThat(run("operators", "--all").out()).contains("127.0.0.1");
    }

    @Test
    void oneOfDaysThatArePastIsTold() {
        Cli.Result over = run("licence", "add", leaf, "--anyone", "--to", "2020-12-31");
        assertThat(over.exitCode()).isZero();
        assertThat(over.err()).contains("it is over: its last day was 2020-12-31");
        assertThat(run("licence", "add", leaf, "--anyone", "--to", "2099-12-31").err())
                .doesNotContain("it is over");
    }

    @Test
    void worksOfDifferentOwnersAreNotLicensedTogether() {
        Cli.Result refused = run("licence", "add", leaf, lamp, "--anyone");
        assertThat(refused.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(refused.err()).contains("different owners (Ada, Ben)");
        assertThat(run("licence", "add", "--all-works-of", "Nobody", "--anyone").err())
                .contains("nobody called `Nobody`");
        assertThat(run("licence").exitCode()).isEqualTo(ExitCode.USAGE);
    }
}
