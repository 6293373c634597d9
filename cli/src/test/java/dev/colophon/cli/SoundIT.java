package dev.colophon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.colophon.cli.drawing.AlignmentPicture;
import dev.colophon.cli.output.ExitCode;
import dev.colophon.samples.sound.Music;
import dev.colophon.samples.text.Stories;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What commands say of sounds that were found, beyond the list. */
class SoundIT {

    @TempDir
    Path folder;

    private Path home;

    @BeforeEach
    void registerAndScan() throws IOException {
        home = folder.resolve("home");
        Path works = Files.createDirectory(folder.resolve("works"));
        Path copies = Files.createDirectory(folder.resolve("copies"));
        Music.piece(1, 20).writeWav(works.resolve("<Waltz> & Air.wav"));
        Music.piece(1, 20).part(4, 16).writeWav(copies.resolve("clip.wav"));
        Files.writeString(works.resolve("story.txt"), Stories.theLastLeaf());
        Files.writeString(copies.resolve("story.txt"), Stories.theLastLeaf());
        Cli.run(home, "register", works.toString(), "--owner", "Ada Example");
        Cli.run(home, "scan", copies.toString());
    }

    private String sighting(String file) throws IOException {
        for (String line : Cli.run(home, "sightings", "--json").lines()) {
            JsonNode json = new ObjectMapper().readTree(line);
            if (json.required("file").asText().endsWith(file)) {
                return json.required("sighting").asText();
            }
        }
        throw new AssertionError("no sighting of " + file);
    }

    @Test
    void showDrawsHowASoundMatches() throws IOException {
        String id = sighting("clip.wav");
        Path svg = folder.resolve("why.svg");
        assertThat(Cli.run(home, "show", id, "--picture", svg.toString()).exitCode())
                .isZero();
        assertThat(Files.readString(svg))
                .startsWith("<svg ")
                .contains("&lt;Waltz&gt; &amp; Air", "STRONG; same speed and pitch", "both agree")
                .doesNotContain("<script", "href")
                .endsWith("</svg>\n");
        Path png = folder.resolve("why.PNG");
        assertThat(Cli.run(home, "show", id, "--picture", png.toString()).exitCode())
                .isZero();
        BufferedImage drawn = ImageIO.read(png.toFile());
        assertThat(drawn.getWidth()).isEqualTo(2 * AlignmentPicture.WIDTH);
        assertThat(drawn.getRGB(2, 2)).isEqualTo(0xffffffff);
    }

    @Test
    @Tag("full")
    void whatCannotBeDrawnIsSaidInOneLine() throws IOException {
        Path svg = folder.resolve("why.svg");
        Cli.Result text = Cli.run(home, "show", sighting("story.txt"), "--picture", svg.toString());
        assertThat(text.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(text.err()).contains("only matches of altered sound, of pictures and of films");
        Cli.Result gif = Cli.run(home, "show", sighting("clip.wav"), "--picture", "why.gif");
        assertThat(gif.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(gif.err()).contains(".svg or .png");
        Cli.Result nowhere = Cli.run(
                home,
                "show",
                sighting("clip.wav"),
                "--picture",
                folder.resolve("no/such/why.svg").toString());
        assertThat(nowhere.exitCode()).isEqualTo(ExitCode.ENVIRONMENT);
        assertThat(svg).doesNotExist();
    }

    @Test
    @Tag("full")
    void theSelfTestOfAFewSoundsSaysThatItIsTooFew() {
        Cli.Result few = Cli.run(home, "index", "selftest", "--windows", "5", "--json");
        assertThat(few.exitCode()).isZero();
        assertThat(few.lines()).singleElement().asString().contains("\"verdict\":\"TOO_FEW\"");
        assertThat(Cli.run(home, "index", "selftest", "--windows", "0").exitCode())
                .isEqualTo(ExitCode.USAGE);
    }
}
