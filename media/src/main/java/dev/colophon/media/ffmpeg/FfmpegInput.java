package dev.colophon.media.ffmpeg;

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

    private static final String PROTOCOLS = "file,pipe";

    private FfmpegInput() {}

    static List<String> arguments(Path file, Duration limit) {
        return new ArrayList<>(List.of(
                "-v",
                "level+info",
                "-nostats",
                "-threads",
                "1",
                "-protocol_whitelist",
                PROTOCOLS,
                "-format_whitelist",
                FORMATS,
                "-t",
                String.valueOf(limit.toSeconds()),
                "-i",
                url(file)));
    }

    /**
     * The sound of a file twice: as input 0, of which only the header is told, and as input 1, decoded and filtered by one
     * thread in a graph of its own. That graph ends at the first packet that cannot be decoded.
     *
     * @param filters of the graph, the last of which makes PCM to be copied
     */
    static List<String> graph(Path file, Duration limit, String filters) {
        String movie = "amovie=filename=%s:streams=%s:dec_threads=1:format_opts=%s"
                .formatted(
                        argument(url(file)),
                        argument("a:0"),
                        argument("protocol_whitelist=" + PROTOCOLS + ":format_whitelist=" + FORMATS));
        List<String> arguments = arguments(file, limit);
        arguments.addAll(List.of("-t", String.valueOf(limit.toSeconds()), "-f", "lavfi", "-i", movie + "," + filters));
        return arguments;
    }

    /** Spells a value of a filter: once for the filter that takes it, once for the graph that it stands in. */
    private static String argument(String value) {
        return escaped(escaped(value, ":"), "[],;");
    }

    private static String escaped(String value, String special) {
        StringBuilder escaped = new StringBuilder();
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if ((special + "\\' \t\r\n").indexOf(c) >= 0) {
                escaped.append('\\');
            }
            escaped.append(c);
        }
        return escaped.toString();
    }

    static String url(Path file) {
        return "file:" + file.toAbsolutePath();
    }
}
