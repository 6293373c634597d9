package dev.colophon.page.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever bytes it is given, the reader answers; CONTRIBUTING.md says how to search for bytes at which it does not. */
class PlaylistFuzzTest {

    static List<byte[]> playlistSeeds() {
        return seeds(
                "#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1280000,RESOLUTION=640x360,CODECS=\"avc1.4d401e,mp4a.40.2\",AUDIO=\"a\"\nlow.m3u8\n#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID=\"a\",NAME=\"en\",URI=\"en.m3u8\"\n",
                "#EXTM3U\n#EXT-X-TARGETDURATION:6\n#EXT-X-MEDIA-SEQUENCE:9\n#EXT-X-KEY:METHOD=AES-128,URI=\"k\",IV=0x0123456789abcdef0123456789abcdef\n#EXT-X-MAP:URI=\"i.mp4\",BYTERANGE=\"720@0\"\n#EXTINF:5.9,t\n#EXT-X-BYTERANGE:100@7\na.ts\n#EXT-X-ENDLIST\n");
    }

    @MethodSource("playlistSeeds")
    @FuzzTest(maxDuration = "1m")
    void playlist(byte[] data) {
        new PlaylistReader("https://site.example/a/list.m3u8").read(data);
    }

    private static List<byte[]> seeds(String... texts) {
        return Stream.of(texts).map(text -> text.getBytes(UTF_8)).toList();
    }
}
