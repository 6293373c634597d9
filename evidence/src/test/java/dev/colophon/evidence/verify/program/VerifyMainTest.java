package dev.colophon.evidence.verify.program;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.evidence.verify.SampleBundle;
import dev.colophon.evidence.verify.read.JsonObject;
import dev.colophon.evidence.verify.read.StrictJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyMainTest {

    @TempDir
    static Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeAll
    static void bundle() throws IOException {
        SampleBundle.write(folder, new SampleBundle().files());
        Path trust = Files.createDirectories(folder.resolve("trust"));
        Files.writeString(trust.resolve("trust.json"), """
                {"claimant":"Somebody","authorities":[{"name":"Sample time","operator":"Sample Ltd","certificate":"root.pem"}]}
                """);
        Files.write(trust.resolve("root.pem"), SampleBundle.pem(SampleBundle.AUTHORITY.root()));
    }

    private int run(String... words) {
        return new VerifyMain(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), SampleBundle.CLOCK)
                .run(List.of(words));
    }

    private static String wacz() {
        return folder.resolve("C-17-1.wacz").toString();
    }

    @Test
    void saysTheGradeInASentence() {
        assertThat(run(wacz())).isZero();
        assertThat(out.toString(UTF_8))
                .contains(
                        "Grade C: ",
                        "claimant's own word",
                        "no trust folder",
                        "PASS     res.hash",
                        "UNKNOWN  match.replay");
        assertThat(err.toString(UTF_8)).isEmpty();
    }

    @Test
    void speaksChinese() {
        assertThat(run(wacz(), "--lang", "zh")).isZero();
        assertThat(out.toString(UTF_8)).contains("等级 C", "通过  res.hash", "透明日志");
    }

    @Test
    void aRequiredGradeThatIsNotReachedFails() {
        String trust = folder.resolve("trust").toString();
        assertThat(run(wacz(), "--require", "B")).isEqualTo(1);
        assertThat(out.toString(UTF_8)).contains("The grade C is below B, which was asked for.");
        assertThat(run(wacz(), "--require", "B", "--trust", trust)).isZero();
        assertThat(run(wacz(), "--require", "A", "--trust", trust)).isEqualTo(1);
    }

    @Test
    void jsonIsStable() throws Exception {
        assertThat(run(wacz(), "--json")).isZero();
        JsonObject json = StrictJson.object(out.toByteArray(), "out")
                .only("bundle", "caps", "grade", "missing", "independent", "checks");
        assertThat(json.text("bundle")).isEqualTo("C-17-1");
        assertThat(json.text("grade")).isEqualTo("C");
        assertThat(json.object("independent").members())
                .containsOnlyKeys("trustFolder", "authorities", "witnesses", "quorum");
        assertThat(json.objects("checks"))
                .hasSizeGreaterThan(40)
                .allSatisfy(check ->
                        assertThat(check.members()).containsOnlyKeys("id", "status", "part", "why", "told", "reason"));
    }

    @Test
    void aChangedBundleFails() throws IOException {
        Path other = Files.createDirectories(folder.resolve("changed"));
        SampleBundle.write(other, new SampleBundle().files());
        Files.writeString(other.resolve("C-17-1.README.txt"), "Trust me");
        assertThat(run(other.resolve("C-17-1.wacz").toString())).isEqualTo(1);
        assertThat(out.toString(UTF_8)).contains("Grade F", "FAIL     side.hash", "[C-17-1.README.txt]");
    }

    @Test
    void saysHowItIsUsed() {
        assertThat(run()).isEqualTo(2);
        assertThat(run(wacz(), "--require", "F")).isEqualTo(2);
        assertThat(run(wacz(), "--trust")).isEqualTo(2);
        assertThat(run(wacz(), "--trust", folder.resolve("nowhere").toString())).isEqualTo(2);
        assertThat(run(wacz(), "--lang", "fr")).isEqualTo(2);
        assertThat(run(wacz(), wacz())).isEqualTo(2);
        assertThat(err.toString(UTF_8)).contains("usage:", "trust.json: cannot be read");
        assertThat(run("--help")).isZero();
    }

    @Test
    void whatIsNoBundleHasItsOwnStatus() {
        assertThat(run(folder.resolve("C-9-9.wacz").toString())).isEqualTo(3);
        assertThat(err.toString(UTF_8)).contains("there is no such file");
        assertThat(run("/dev/null")).isEqualTo(3);
        assertThat(err.toString(UTF_8)).contains("/dev/null: a device, pipe or socket is no bundle");
        assertThat(run(folder.toString())).isEqualTo(3);
        assertThat(err.toString(UTF_8)).contains("is a folder: name a bundle in it");
        assertThat(run("mistyped.wacz")).isEqualTo(3);
        assertThat(err.toString(UTF_8)).contains("mistyped.wacz: there is no such file");
    }
}
