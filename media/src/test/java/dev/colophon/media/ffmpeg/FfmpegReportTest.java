package dev.colophon.media.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.colophon.media.refusal.RefusedException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class FfmpegReportTest {

    private final FfmpegReport report = new FfmpegReport(Path.of("song.mp3"), Duration.ofMillis(20));

    @Test
    void theChannelsOfTheOutputAreTheOnesItNames() throws RefusedException {
        report.accept("[info] Output #0, f32le, to 'pipe:1':");
        report.accept("[info]   Stream #0:0: Audio: pcm_f32le, 11025 Hz, stereo, flt, 705 kb/s");
        report.awaitHeader();
        assertThat(report.outputChannels()).isEqualTo(2);
    }

    /** Taken for one channel, two would be heard at half the speed. */
    @Test
    void anOutputThatIsNotToldInKnownWordsIsRefused() {
        report.accept("[info] Output #0, f32le, to 'pipe:1':");
        report.accept("[info]   Stream #0:0: Audio: pcm_f32le, 11025 Hz, 2 channels, flt, 705 kb/s");
        assertThatThrownBy(report::awaitHeader)
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("known words");
    }

    @Test
    void anOutputWithoutAHeaderIsRefused() {
        report.accept("[info] something else");
        assertThatThrownBy(report::awaitHeader).isInstanceOf(RefusedException.class);
    }

    /** Two threads of ffmpeg reported at the same time; that was blamed on the program, for all files of the run. */
    @Test
    void aReportThatIsBrokenIsTheFilesFault() {
        report.accept("[info]   Stream #0:1[0x101]: Audio: mp2 (mp3float), 44100 Hz, mono, fltp, 384 kb/s");
        report.accept("[info] Output #0, f32le, to 'pipe:1':");
        report.accept("[info]   Stream #0:0: Au[mp2 @ 0x55aa] [error] Header missing");
        assertThatThrownBy(report::awaitHeader)
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("does not say clearly");
    }

    /** As of a broadcast, of which a stream belongs to two programs. */
    @Test
    void aStreamThatIsToldTwiceIsOne() {
        report.accept("[info]   Stream #0:0[0x100]: Video: mpeg2video (Main), yuv420p(tv, top first), 720x576, 25 fps");
        report.accept("[info]   Stream #0:1[0x101](deu): Audio: mp2 (mp3float), 48000 Hz, stereo, fltp, 192 kb/s");
        report.accept("[info]   Stream #0:1[0x101](deu): Audio: mp2 (mp3float), 48000 Hz, stereo, fltp, 192 kb/s");
        report.accept("[info]   Stream #0:12[0x102](eng): Audio: ac3, 48000 Hz, stereo, fltp, 192 kb/s");
        report.accept("[info]   Stream #0:13: Video: png, rgb24(pc), 300x300, 90k tbr, 90k tbn (attached pic)");
        assertThat(report.soundTracks()).isEqualTo(2);
        assertThat(report.pictureTracks()).isEqualTo(1);
    }

    @Test
    void aLengthBeyondAllCountingIsNone() {
        report.accept("[info]   Duration: 99999999999999999999:00:03.02, start: 0.000000, bitrate: 120 kb/s");
        assertThat(report.length()).isEmpty();

        report.accept("[info]   Duration: 2562047788:00:54.77, start: 0.000000, bitrate: 0 kb/s");
        assertThat(report.length())
                .hasValueSatisfying(length -> assertThat(length.toHours()).isEqualTo(2_562_047_788L));
    }
}
