package dev.colophon.media.ffmpeg;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.colophon.media.FuzzSeeds;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever ffmpeg says, it is understood; CONTRIBUTING.md says how to search for bytes at which it does not. */
class FfmpegReportFuzzTest {

    static List<byte[]> reports() {
        return List.of("""
                [info] Input #0, mov,mp4,m4a,3gp,3g2,mj2, from 'file:/input':
                [info]   Duration: 00:00:03.02, start: 0.000000, bitrate: 120 kb/s
                [info]   Stream #0:0[0x1](und): Video: h264 (High), yuv420p, 96x64, 100 kb/s, 8 fps (default)
                [info]   Stream #0:1[0x2](und): Audio: aac (LC), 44100 Hz, mono, fltp, 50 kb/s (default)
                [aac @ 0x55] [error] channel element 0.0 is not allocated
                [info] Output #0, f32le, to 'pipe:1':
                [info]   Stream #0:0: Audio: pcm_f32le, 11025 Hz, stereo, flt, 705 kb/s
                """.getBytes(UTF_8));
    }

    @MethodSource("reports")
    @FuzzTest(maxDuration = FuzzSeeds.TIME)
    void ffmpegReport(byte[] data) {
        FfmpegReport report = new FfmpegReport(Path.of("input"));
        new String(data, UTF_8).lines().forEach(report);
        report.certainLength();
        report.firstError();
    }
}
