package dev.colophon.media;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** How ffmpeg is told to read an untrusted file: only that file, only formats that cannot refer to others. */
final class FfmpegInput {

    /**
     * Demuxers that read one file and nothing else. Left out on purpose: hls, dash, concat, sdp, rtsp, image2, webm_dash_manifest,
     * imf and other lists of files or addresses; lavfi and devices.
     */
    private static final String FORMATS =
            "aac,ac3,aiff,amr,amrnb,amrwb,ape,asf,au,avi,caf,dts,dv,eac3,flac,flv,gif,ivf,"
                    + "jpegxl_anim,jpegxl_pipe,j2k_pipe,matroska,mov,mp3,mpc,mpc8,mpeg,mpegts,mpegvideo,nut,ogg,rm,tak,tta,voc,w64,wav,"
                    + "wv,yuv4mpegpipe";

    private FfmpegInput() {}

    static List<String> arguments(Path file, Duration limit) {
        return new ArrayList<>(List.of(
                "-v",
                "level+info",
                "-nostats",
                "-threads",
                "1",
                "-protocol_whitelist",
                "file,pipe",
                "-format_whitelist",
                FORMATS,
                "-t",
                String.valueOf(limit.toSeconds()),
                "-i",
                url(file)));
    }

    static String url(Path file) {
        return "file:" + file.toAbsolutePath();
    }
}
