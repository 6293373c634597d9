package dev.colophon.page.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.colophon.page.stream.MasterPlaylist.Choice;
import dev.colophon.page.stream.MediaPlaylist.Window;
import dev.colophon.page.stream.Protection.Aes128;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Streams as ffmpeg makes them: the windows that we choose, put together and opened, decode. */
@Tag("full")
class PlaylistIT {

    private static final String FOLDER = "https://cdn.example.org/film/";
    private static final int SECONDS = 200;

    @TempDir
    private Path folder;

    @BeforeAll
    static void needsFfmpeg() {
        boolean there;
        try {
            there = run(Path.of("."), "ffmpeg", "-version").exit() == 0;
        } catch (IOException missing) {
            there = false;
        }
        assumeTrue(there, "needs ffmpeg: apt-get install ffmpeg");
    }

    private record Ran(int exit, String output) {}

    private static Ran run(Path where, String... command) throws IOException {
        Process process = new ProcessBuilder(command)
                .directory(where.toFile())
                .redirectErrorStream(true)
                .start();
        try (var out = process.getInputStream()) {
            String output = new String(out.readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(2, TimeUnit.MINUTES)) {
                process.destroyForcibly();
            }
            return new Ran(process.exitValue(), output);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private void makeStream(String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                "ffmpeg",
                "-v",
                "error",
                "-nostdin",
                "-f",
                "lavfi",
                "-i",
                "testsrc2=size=64x48:rate=25",
                "-f",
                "lavfi",
                "-i",
                "sine=frequency=440:sample_rate=8000",
                "-t",
                "" + SECONDS,
                "-c:v",
                "mpeg2video",
                "-g",
                "100",
                "-c:a",
                "aac",
                "-b:a",
                "32k",
                "-f",
                "hls",
                "-hls_time",
                "4",
                "-hls_list_size",
                "0"));
        command.addAll(List.of(options));
        Ran made = run(folder, command.toArray(String[]::new));
        assertThat(made.exit()).as(made.output()).isZero();
    }

    private MediaPlaylist playlist(String name) throws IOException {
        return (MediaPlaylist) Playlist.read(Files.readAllBytes(folder.resolve(name)), FOLDER + name);
    }

    private byte[] fetched(String url, Optional<ByteRange> range) throws IOException {
        byte[] all = Files.readAllBytes(folder.resolve(url.substring(FOLDER.length())));
        return range.map(part -> Arrays.copyOfRange(all, (int) part.offset(), (int) (part.offset() + part.length())))
                .orElse(all);
    }

    /** What a window decodes to: the numbers of frames of the picture and seconds of sound. */
    private void assertDecodes(Window window, String suffix) throws Exception {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        MediaSegment first = window.segments().getFirst();
        if (first.map().isPresent()) {
            whole.writeBytes(fetched(first.map().get().url(), first.map().get().range()));
        }
        for (MediaSegment segment : window.segments()) {
            byte[] bytes = fetched(segment.url(), segment.range());
            if (segment.protection() instanceof Aes128 aes) {
                bytes = new SegmentKey(fetched(aes.keyUrl(), Optional.empty())).open(bytes, segment);
            }
            whole.writeBytes(bytes);
        }
        Path file = Files.write(folder.resolve("window" + suffix), whole.toByteArray());
        Ran decoded = run(
                folder,
                "ffmpeg",
                "-v",
                "error",
                "-xerror",
                "-i",
                file.toString(),
                "-map",
                "0:v",
                "-f",
                "rawvideo",
                "-pix_fmt",
                "gray",
                "-s",
                "16x16",
                "-y",
                "frames.gray",
                "-map",
                "0:a",
                "-f",
                "s16le",
                "-ac",
                "1",
                "-ar",
                "8000",
                "-y",
                "sound.pcm");
        assertThat(decoded.exit()).as(decoded.output()).isZero();
        assertThat(Files.size(folder.resolve("frames.gray")) / 256.0)
                .isBetween(window.seconds() * 25 - 5, window.seconds() * 25 + 5);
        assertThat(Files.size(folder.resolve("sound.pcm")) / 16_000.0)
                .isBetween(window.seconds() - 0.5, window.seconds() + 0.5);
    }

    private void assertThreeWindowsDecode(MediaPlaylist playlist, String suffix) throws Exception {
        assertThat(playlist.live()).isFalse();
        assertThat(playlist.problems()).isEmpty();
        assertThat(playlist.seconds()).isBetween(SECONDS - 1.0, SECONDS + 1.0);
        List<Window> windows = playlist.windows(Duration.ofSeconds(30));
        assertThat(windows).hasSize(3);
        assertThat(windows.get(1).start()).isBetween(SECONDS / 2 - 4.1, SECONDS / 2.0);
        assertThat(windows.get(2).start()).isBetween(SECONDS * 0.75 - 4.1, SECONDS * 0.75);
        for (Window window : windows) {
            assertThat(window.seconds()).isBetween(30.0, 38.1);
            assertDecodes(window, suffix);
        }
    }

    @Test
    void transportStreams() throws Exception {
        makeStream("film.m3u8");
        assertThreeWindowsDecode(playlist("film.m3u8"), ".ts");
    }

    @Test
    void fragmentedFilesWithAMap() throws Exception {
        makeStream("-c:v", "mpeg4", "-hls_segment_type", "fmp4", "film.m3u8");
        MediaPlaylist playlist = playlist("film.m3u8");
        assertThat(playlist.segments())
                .allSatisfy(segment -> assertThat(segment.map()).isPresent());
        assertThreeWindowsDecode(playlist, ".mp4");
    }

    @Test
    @Tag("full")
    void rangesOfOneFile() throws Exception {
        makeStream("-c:v", "mpeg4", "-hls_flags", "single_file", "-hls_segment_type", "fmp4", "film.m3u8");
        MediaPlaylist playlist = playlist("film.m3u8");
        assertThat(playlist.segments())
                .allSatisfy(segment -> assertThat(segment.range()).isPresent());
        assertThreeWindowsDecode(playlist, ".mp4");
    }

    @Test
    void keysServedOpenlyWithAndWithoutAnInitialisationVector() throws Exception {
        Files.write(folder.resolve("film.key"), "0123456789abcdef".getBytes(StandardCharsets.US_ASCII));
        for (String iv : List.of("", "\n00112233445566778899aabbccddeeff")) {
            Files.writeString(folder.resolve("info"), "film.key\nfilm.key" + iv);
            makeStream("-hls_key_info_file", "info", "-start_number", "7", "-y", "film.m3u8");
            MediaPlaylist playlist = playlist("film.m3u8");
            assertThat(playlist.segments().getFirst().protection()).isInstanceOf(Aes128.class);
            assertThreeWindowsDecode(playlist, ".ts");
        }
    }

    @Test
    void severalVariantsWithSoundApart() throws Exception {
        Ran made = run(
                folder,
                "ffmpeg",
                "-v",
                "error",
                "-nostdin",
                "-f",
                "lavfi",
                "-i",
                "testsrc2=size=640x360:rate=5",
                "-f",
                "lavfi",
                "-i",
                "sine",
                "-t",
                "8",
                "-map",
                "0:v",
                "-map",
                "0:v",
                "-map",
                "1:a",
                "-c:v",
                "mpeg4",
                "-s:v:0",
                "320x180",
                "-b:v:0",
                "100k",
                "-s:v:1",
                "640x360",
                "-b:v:1",
                "400k",
                "-c:a",
                "aac",
                "-f",
                "hls",
                "-master_pl_name",
                "master.m3u8",
                "-var_stream_map",
                "v:0,agroup:a v:1,agroup:a a:0,agroup:a,default:yes",
                "-hls_list_size",
                "0",
                "v%v.m3u8");
        assertThat(made.exit()).as(made.output()).isZero();
        MasterPlaylist master = (MasterPlaylist)
                Playlist.read(Files.readAllBytes(folder.resolve("master.m3u8")), FOLDER + "master.m3u8");
        assertThat(master.picture()).contains(new Choice(FOLDER + "v1.m3u8", Optional.of(FOLDER + "v2.m3u8")));
        assertThat(playlist("v1.m3u8").segments()).isNotEmpty();
    }
}
