package dev.colophon.server.screen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.colophon.samples.sound.Music;
import dev.colophon.samples.sound.Sound;
import dev.colophon.server.ServedHome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.DoubleStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Both sides of a sound and of a film played in step, in a browser. */
@Tag("full")
class LockedTimeIT {

    private static final double MOST_APART = 0.04;

    /** A copy that is five hundredths faster, so that what is not locked is soon apart. */
    private static final double FASTER = 1.05;

    private static final double COPY_FROM = 12;
    private static final double WORK_FROM = 5;

    /** That is played of each speed. */
    private static final double SECONDS = Boolean.getBoolean("colophon.long") ? 60 : 10;

    /** By which the side that is ahead may be set back; the machine may be busy. */
    private static final double MOST_BACK = 0.1;

    private static final String PLAYER = "document.querySelector('[data-locked]')";

    @TempDir
    Path folder;

    /** Plays as a tape does that runs faster. */
    private static Sound faster(Sound sound, double speed) {
        Sound mono = sound.mono();
        float[] samples = new float[(int) (mono.samples().length / speed)];
        for (int i = 0; i < samples.length; i++) {
            double at = i * speed;
            int before = (int) at;
            float next = mono.samples()[Math.min(mono.samples().length - 1, before + 1)];
            samples[i] = (float) (mono.samples()[before] + (at - before) * (next - mono.samples()[before]));
        }
        return new Sound(1, samples);
    }

    private String shown(ServedHome home, double speed) throws Exception {
        Path works = Files.createDirectories(folder.resolve("recordings"));
        Path heard = Files.createDirectories(folder.resolve("heard"));
        Sound song = Music.piece(7, 75);
        song.writeWav(works.resolve("song.wav"));
        home.register(works.resolve("song.wav"), "Lantern Waltz", "Ada Example");
        Music.piece(8, COPY_FROM)
                .mono()
                .then(faster(song.part(WORK_FROM, 72), speed))
                .writeWav(heard.resolve("show.wav"));
        home.scan(heard);
        return "/sightings/" + home.sightings().getFirst();
    }

    static DoubleStream speeds() {
        return Boolean.getBoolean("colophon.long")
                ? DoubleStream.of(0.9, 0.95, 1, 1.05, 1.1)
                : DoubleStream.of(0.9, 1.1);
    }

    @ParameterizedTest
    @MethodSource("speeds")
    void bothSidesOfASoundPlayAndStayTogether(double speed) throws Exception {
        assumeTrue(Chromium.program().isPresent(), "no Chromium: apt-get install chromium");
        try (ServedHome home = new ServedHome(folder);
                Chromium chromium = new Chromium(Chromium.program().get())) {
            chromium.open(home.server.link().link());
            String sighting = shown(home, speed);
            chromium.open(home.server.address() + sighting);
            assertThat(chromium.run(PLAYER + ".hidden").asBoolean()).isFalse();
            List<String> asked = chromium.requests();
            assertThat(asked)
                    .as("nothing is fetched, and nothing sounds, before a key")
                    .noneMatch(url -> url.contains("/sound"));
            JsonNode still = clocks(chromium);
            assertThat(still.path("playing").asBoolean()).isFalse();
            assertThat(still.path("speed").asDouble()).isBetween(speed - 0.002, speed + 0.002);
            assertThat(apart(still)).as("where both begin").isLessThan(MOST_APART);

            chromium.press("p");
            double last = still.path("work").asDouble();
            double end =
                    last + Math.min(SECONDS, still.path("part").path("seconds").asDouble() - 1);
            double most = 0;
            int looks = 0;
            long patience = System.nanoTime() + 150_000_000_000L;
            while (last < end && System.nanoTime() < patience) {
                JsonNode now = clocks(chromium);
                most = Math.max(most, Math.max(apart(now), made(now, speed)));
                assertThat(now.path("work").asDouble())
                        .as("it goes on, but for a correction")
                        .isGreaterThanOrEqualTo(last - MOST_BACK);
                last = now.path("work").asDouble();
                looks++;
                Thread.sleep(200);
            }
            assertThat(last).as("all was played").isGreaterThanOrEqualTo(end);
            assertThat(most)
                    .as("seconds apart at most, of %d looks".formatted(looks))
                    .isLessThan(MOST_APART);
            assertThat(chromium.complaints()).isEmpty();
        }
    }

    @Test
    void keysAloneNudgeStepSwapAndPause() throws Exception {
        assumeTrue(Chromium.program().isPresent(), "no Chromium: apt-get install chromium");
        try (ServedHome home = new ServedHome(folder);
                Chromium chromium = new Chromium(Chromium.program().get())) {
            chromium.open(home.server.link().link());
            chromium.open(home.server.address() + shown(home, FASTER));
            chromium.press("s");
            assertThat(chromium.run(PLAYER + ".querySelector('[data-hear]').value")
                            .asText())
                    .isEqualTo("copy");
            chromium.press("p");
            playing(chromium);
            JsonNode before = clocks(chromium);
            for (int i = 0; i < 10; i++) {
                chromium.press(".");
            }
            playing(chromium);
            JsonNode nudged = clocks(chromium);
            double moved = copyFor(nudged) - nudged.path("copy").asDouble();
            assertThat(moved).as("ten nudges of 10 ms").isBetween(-0.1 - MOST_APART, -0.1 + MOST_APART);
            // It goes on, once the side that was ahead has been set back.
            double nudgedFrom = before.path("work").asDouble();
            Awaitility.await()
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> clocks(chromium).path("work").asDouble() > nudgedFrom + MOST_BACK);
            chromium.press("p");
            assertThat(clocks(chromium).path("playing").asBoolean()).isFalse();
            chromium.run("(() => { const rate = " + PLAYER
                    + ".querySelector('[data-rate]'); rate.value = '0.9'; rate.dispatchEvent(new"
                    + " Event('change')); })()");
            chromium.press("p");
            playing(chromium);
            chromium.press("]");
            chromium.press("[");
            assertThat(chromium.complaints()).isEmpty();
        }
    }

    @Test
    void bothSidesOfAFilmMoveTogether() throws Exception {
        assumeTrue(Chromium.program().isPresent(), "no Chromium: apt-get install chromium");
        try (ServedHome home = new ServedHome(folder);
                Chromium chromium = new Chromium(Chromium.program().get())) {
            chromium.open(home.server.link().link());
            home.fillSoundAndFilm();
            for (String sighting : home.sightings()) {
                chromium.open(home.server.address() + "/sightings/" + sighting);
                if (!chromium.run("!!document.querySelector('[data-film=true]')")
                        .asBoolean()) {
                    continue;
                }
                chromium.press("p");
                playing(chromium);
                JsonNode now = clocks(chromium);
                assertThat(apart(now)).isLessThan(MOST_APART);
                assertThat(chromium.run("[...document.querySelectorAll('canvas.sheet')].map(c => c.width + ' ' +"
                                        + " c.getContext('2d').getImageData(0, 0, c.width, c.height).data.some((v,"
                                        + " i) => i % 4 < 3 && v > 0)).join()")
                                .asText())
                        .as("both sides are drawn")
                        .matches("[1-9][0-9]+ true,[1-9][0-9]+ true");
                Files.write(
                        Files.createDirectories(Path.of("target", "screens")).resolve("locked-film.png"),
                        chromium.picture());
                assertThat(chromium.complaints()).isEmpty();
                return;
            }
        }
        throw new AssertionError("no film is among what was found");
    }

    private static void playing(Chromium chromium) {
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> {
            JsonNode now = clocks(chromium);
            return now.path("playing").asBoolean()
                    && now.path("work").asDouble()
                            > now.path("part").path("work").asDouble() + 0.1;
        });
    }

    private static JsonNode clocks(Chromium chromium) throws Exception {
        return chromium.run(PLAYER + ".clocks()");
    }

    /** Where the copy should be when the work is where it is, as the page measured it. */
    private static double copyFor(JsonNode clocks) {
        JsonNode part = clocks.path("part");
        return part.path("copy").asDouble()
                + (clocks.path("work").asDouble() - part.path("work").asDouble())
                        / clocks.path("speed").asDouble();
    }

    /** Seconds between where the copy is and where it should be by how it was made. */
    private static double made(JsonNode clocks, double speed) {
        double copy = COPY_FROM + (clocks.path("work").asDouble() - WORK_FROM) / speed;
        return Math.abs(copy - clocks.path("copy").asDouble());
    }

    /** Seconds between where the copy is and where it should be by what was measured. */
    private static double apart(JsonNode clocks) {
        return Math.abs(copyFor(clocks) - clocks.path("copy").asDouble());
    }
}
