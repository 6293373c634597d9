package dev.colophon.cli.sighting;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.colophon.cli.Cli;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands tell who issued a file, and what of that holds; {@code SignedFixtures} of the module media wrote the files. */
class CredentialsIT {

    @TempDir
    private Path folder;

    private Path home;

    @BeforeEach
    void home() {
        home = Cli.made(folder.resolve("home"));
    }

    private Path signed(String kind) throws IOException {
        try (InputStream in = Objects.requireNonNull(CredentialsIT.class.getResourceAsStream("signed." + kind))) {
            return Files.write(folder.resolve("a." + kind), in.readAllBytes());
        }
    }

    private static void change(Path file, String from, String to) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        String text = new String(bytes, ISO_8859_1);
        int at = text.indexOf(from);
        assertThat(at).isPositive();
        System.arraycopy(to.getBytes(US_ASCII), 0, bytes, at, to.length());
        Files.write(file, bytes);
    }

    private JsonNode checked(Path file) throws IOException {
        return JsonMapper.builder()
                .build()
                .readTree(Cli.run(home, "check", file.toString(), "--json").out())
                .path("credentials");
    }

    @ValueSource(strings = {"jpeg", "png", "mp4"})
    @ParameterizedTest
    void checkTellsWhatHoldsAndWhatDoesNot(String kind) throws Exception {
        Path file = signed(kind);
        assertThat(Cli.run(home, "check", file.toString()).out())
                .contains(
                        "Content Credentials: issued by Ada Pictures with colophon-test 1.0",
                        "hash OK; assertions OK; signature OK; chain UNKNOWN: ",
                        "time stamp UNKNOWN: there is none",
                        "history OK",
                        "made from leaf.jpg (parentOf); for programs: cawg.ai_training: notAllowed")
                .doesNotContain("may host", "licensed");
        JsonNode good = checked(file);
        assertThat(good.path("issuer").asText()).isEqualTo("Ada Pictures");
        assertThat(good.at("/hash/state").asText()).isEqualTo("OK");
        assertThat(good.at("/hash").has("reason")).isFalse();
        assertThat(good.at("/timeStamp/state").asText()).isEqualTo("UNKNOWN");
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length - 5] ^= 1;
        Files.write(file, bytes);
        JsonNode others = checked(file);
        assertThat(others.at("/hash/state").asText()).isEqualTo("MISMATCH");
        assertThat(others.at("/signature/state").asText()).isEqualTo("OK");
        change(file, "leaf.jpg", "lead.jpg");
        assertThat(checked(file).at("/assertions/reason").asText()).contains("c2pa.ingredient.v3__1 was changed");
        change(file, "c2pa.claim.v2", "c2pa.claim.v3");
        assertThat(checked(file).at("/history/state").asText()).isNotEqualTo("OK");
    }

    @ValueSource(strings = {"jpeg", "png"})
    @ParameterizedTest
    void registerAndShowTellItOfAFileThatIsNew(String kind) throws Exception {
        Path file = signed(kind);
        assertThat(Cli.run(home, "register", file.toString(), "--owner", "Ada", "--title", "Leaf", "--json")
                        .out())
                .contains("\"credentials\":{\"issuer\":\"Ada Pictures\"");
        String work = Cli.run(home, "works", "--json").out().replaceAll("(?s).*?\"id\":\"([^\"]*)\".*", "$1");
        assertThat(Cli.run(home, "show", work).out())
                .contains("its signer says of itself: issued by Ada Pictures with colophon-test 1.0; hash OK");
        assertThat(Cli.run(home, "show", work, "--json").out())
                .contains("\"standard\":\"C2PA\"", "\"proof\":\"SIGNED\"");
    }

    @Test
    void ofAFileWithoutThemNothingIsSaid() throws Exception {
        Path file = Files.writeString(folder.resolve("a.txt"), "A story of a leaf. ".repeat(50));
        assertThat(Cli.run(home, "check", file.toString()).out()).doesNotContain("Content Credentials");
        assertThat(checked(file).isMissingNode()).isTrue();
    }
}
