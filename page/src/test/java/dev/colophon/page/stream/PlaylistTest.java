package dev.colophon.page.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.colophon.page.stream.MasterPlaylist.Choice;
import dev.colophon.page.stream.MediaPlaylist.Window;
import dev.colophon.page.stream.Protection.Aes128;
import dev.colophon.page.stream.Protection.Encrypted;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PlaylistTest {

    private static final String URL = "https://example.org/live/index.m3u8?k=1";

    private static Playlist read(String text) {
        return Playlist.read(text.getBytes(StandardCharsets.UTF_8), URL);
    }

    private static MediaPlaylist media(String text) {
        return (MediaPlaylist) read("#EXTM3U\n#EXT-X-TARGETDURATION:10\n" + text);
    }

    private static MasterPlaylist master(String text) {
        return (MasterPlaylist) read("#EXTM3U\n" + text);
    }

    /** RFC 8216, 8.1. */
    @Test
    void readsTheSimpleExampleOfTheStandard() {
        MediaPlaylist playlist = (MediaPlaylist) read("""
                #EXTM3U
                #EXT-X-TARGETDURATION:10
                #EXT-X-VERSION:3
                #EXTINF:9.009,
                http://media.example.com/first.ts
                #EXTINF:9.009,
                http://media.example.com/second.ts
                #EXTINF:3.003,
                http://media.example.com/third.ts
                #EXT-X-ENDLIST
                """);
        assertThat(playlist.segments())
                .extracting(MediaSegment::url)
                .containsExactly(
                        "http://media.example.com/first.ts",
                        "http://media.example.com/second.ts",
                        "http://media.example.com/third.ts");
        assertThat(playlist.seconds()).isBetween(21.02, 21.022);
        assertThat(playlist.live()).isFalse();
        assertThat(playlist.problems()).isEmpty();
    }

    /** RFC 8216, 8.2 and 8.3. */
    @Test
    void readsTheLiveAndTheEncryptedExampleOfTheStandard() {
        MediaPlaylist playlist = (MediaPlaylist) read("""
                #EXTM3U
                #EXT-X-VERSION:3
                #EXT-X-MEDIA-SEQUENCE:7794
                #EXT-X-TARGETDURATION:15

                #EXT-X-KEY:METHOD=AES-128,URI="https://priv.example.com/key.php?r=52"

                #EXTINF:2.833,
                http://media.example.com/fileSequence52-A.ts
                #EXTINF:15.0,
                http://media.example.com/fileSequence52-B.ts

                #EXT-X-KEY:METHOD=AES-128,URI="https://priv.example.com/key.php?r=53"

                #EXTINF:15.0,
                http://media.example.com/fileSequence53-A.ts
                """);
        assertThat(playlist.live()).isTrue();
        assertThat(playlist.sequence()).isEqualTo(7794);
        assertThat(playlist.segments()).extracting(MediaSegment::sequence).containsExactly(7794L, 7795L, 7796L);
        assertThat(playlist.segments())
                .extracting(MediaSegment::protection)
                .containsExactly(
                        new Aes128("https://priv.example.com/key.php?r=52", Optional.empty()),
                        new Aes128("https://priv.example.com/key.php?r=52", Optional.empty()),
                        new Aes128("https://priv.example.com/key.php?r=53", Optional.empty()));
        assertThat(playlist.encrypted()).isEmpty();
    }

    /** RFC 8216, 8.4 and 8.6, together. */
    @Test
    void readsTheMasterExamplesOfTheStandard() {
        MasterPlaylist playlist = master("""
                #EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="aac",NAME="Deutsch",LANGUAGE="de",URI="main/german-audio.m3u8"
                #EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="aac",NAME="English, first",DEFAULT=YES,AUTOSELECT=YES,URI="main/english-audio.m3u8"
                #EXT-X-MEDIA:TYPE=SUBTITLES,GROUP-ID="subs",NAME="x",URI="subs.m3u8"
                #EXT-X-STREAM-INF:BANDWIDTH=1280000,RESOLUTION=640x360,CODECS="avc1.4d401e,mp4a.40.2",AUDIO="aac"
                low/video-only.m3u8
                #EXT-X-STREAM-INF:BANDWIDTH=640000,RESOLUTION=320x180,AUDIO="aac"
                tiny.m3u8
                #EXT-X-STREAM-INF:BANDWIDTH=7680000,RESOLUTION=1920x1080,AUDIO="aac"
                hi/video-only.m3u8
                #EXT-X-I-FRAME-STREAM-INF:BANDWIDTH=86000,URI="low/iframe.m3u8"
                #EXT-X-STREAM-INF:BANDWIDTH=32000,CODECS="mp4a.40.5"
                poor.m3u8
                #EXT-X-STREAM-INF:BANDWIDTH=65000,CODECS="mp4a.40.5"
                main/audio-only.m3u8""");
        assertThat(playlist.variants()).hasSize(5);
        assertThat(playlist.renditions()).extracting(Rendition::name).containsExactly("Deutsch", "English, first");
        assertThat(playlist.picture())
                .contains(new Choice(
                        "https://example.org/live/low/video-only.m3u8",
                        Optional.of("https://example.org/live/main/english-audio.m3u8")));
        assertThat(playlist.audio()).contains("https://example.org/live/main/audio-only.m3u8");
    }

    @Test
    void choosesTheBestOfWhatIsTooLow() {
        String two = "#EXT-X-STREAM-INF:BANDWIDTH=100000%s\na\n#EXT-X-STREAM-INF:BANDWIDTH=200000%s\nb\n";
        assertThat(master(two.formatted(",RESOLUTION=192x108", ",RESOLUTION=320x180"))
                        .picture())
                .contains(new Choice("https://example.org/live/b", Optional.empty()));
        assertThat(master(two.formatted("", "")).picture())
                .contains(new Choice("https://example.org/live/b", Optional.empty()));
        assertThat(master(two.formatted("", "")).audio()).contains("https://example.org/live/a");
        assertThat(master(two.formatted(",CODECS=\"mp4a.40.2\"", ",CODECS=\"mp4a.40.2\""))
                        .picture())
                .contains(new Choice("https://example.org/live/a", Optional.empty()));
    }

    @Test
    void readsByteRangesMapsGapsAndDiscontinuities() {
        MediaPlaylist playlist = media("""
                #EXT-X-MAP:URI="all.mp4",BYTERANGE="700@0"
                #EXTINF:4,
                #EXT-X-BYTERANGE:1000@700
                all.mp4
                #EXTINF:4,
                #EXT-X-BYTERANGE:500
                all.mp4
                #EXTINF:4,
                #EXT-X-BYTERANGE:500
                other.mp4
                #EXT-X-DISCONTINUITY
                #EXTINF:4,
                ad.mp4
                #EXT-X-GAP
                #EXTINF:4,
                lost.mp4
                #EXT-X-MAP:URI="new.mp4"
                #EXTINF:4,
                b.mp4
                #EXT-X-ENDLIST
                #EXTINF:4,
                after the end""");
        assertThat(playlist.segments())
                .extracting(segment -> segment.url().substring(25) + " "
                        + segment.range().map(ByteRange::header).orElse("-") + " " + segment.start() + " "
                        + segment.sequence()
                        + " " + segment.discontinuity() + " "
                        + segment.map().orElseThrow().url().substring(25))
                .containsExactly(
                        "all.mp4 bytes=700-1699 0.0 0 false all.mp4",
                        "all.mp4 bytes=1700-2199 4.0 1 false all.mp4",
                        "ad.mp4 - 12.0 3 true all.mp4",
                        "b.mp4 - 20.0 5 true new.mp4");
        assertThat(playlist.segments().getFirst().map().orElseThrow().range()).contains(new ByteRange(0, 700));
        assertThat(playlist.problems()).containsExactly("line 12: a byte range that leads nowhere");
        assertThat(playlist.whole())
                .extracting(window -> window.segments().size())
                .containsExactly(2, 1, 1);
    }

    @Test
    void marksWhatIsNotOursToOpen() {
        for (String key : List.of(
                "METHOD=SAMPLE-AES,URI=\"https://k.example/k\"",
                "METHOD=SAMPLE-AES-CTR,URI=\"data:text/plain;base64,AAAA\",KEYFORMAT=\"urn:uuid:edef8ba9-79d6-4ace-a3c8-27dcd51d21ed\"",
                "METHOD=AES-128,URI=\"skd://x\",KEYFORMAT=\"com.apple.streamingkeydelivery\"",
                "METHOD=AES-128",
                "METHOD=AES-128,URI=\"skd://x\"",
                "")) {
            MediaPlaylist playlist = media("#EXT-X-KEY:" + key + "\n#EXTINF:4,\na.ts\n#EXTINF:4,\nb.ts\n");
            assertThat(playlist.encrypted()).as(key).isPresent();
            assertThat(playlist.windows(Duration.ofSeconds(30))).isEmpty();
        }
        MediaPlaylist partly = media(
                "#EXT-X-KEY:METHOD=SAMPLE-AES,URI=\"k\"\n#EXTINF:4,\na.ts\n#EXT-X-KEY:METHOD=NONE\n#EXTINF:4,\nb.ts\n");
        assertThat(partly.encrypted()).isEmpty();
        assertThat(partly.whole()).extracting(Window::start).containsExactly(4.0);
        assertThat(master("#EXT-X-SESSION-KEY:METHOD=SAMPLE-AES,URI=\"skd://x\"\n#EXT-X-STREAM-INF:BANDWIDTH=1\na\n")
                        .encrypted())
                .contains("SAMPLE-AES");
        assertThat(media("#EXT-X-KEY:METHOD=AES-128,URI=\"k\",IV=0xAb\n#EXTINF:1,\na.ts\n")
                        .segments()
                        .getFirst()
                        .protection())
                .isEqualTo(new Aes128("https://example.org/live/k", Optional.of("0".repeat(30) + "ab")));
        assertThat(partly.segments().getFirst().protection()).isEqualTo(new Encrypted("SAMPLE-AES"));
    }

    @Test
    void takesThreeWindowsAndNothingTwice() {
        assertThat(windows(100, 6)).containsExactly("0.0+30.0", "300.0+30.0", "450.0+30.0");
        assertThat(windows(101, 6)).containsExactly("0.0+30.0", "300.0+36.0", "450.0+36.0");
        assertThat(windows(10, 6)).containsExactly("0.0+60.0");
        assertThat(windows(1, 7)).containsExactly("0.0+7.0");
        assertThat(windows(4, 100)).containsExactly("0.0+100.0", "200.0+200.0");
        assertThat(media("").windows(Duration.ofSeconds(30))).isEmpty();
    }

    private static List<String> windows(int segments, int seconds) {
        return media(("#EXTINF:" + seconds + ",\na.ts\n").repeat(segments)).windows(Duration.ofSeconds(30)).stream()
                .map(window -> window.start() + "+" + window.seconds())
                .toList();
    }

    @Test
    void saysWhyItIsNoPlaylist() {
        assertThat(read("<html>")).isEqualTo(new Playlist.Unreadable("the first line is not #EXTM3U"));
        assertThat(read("")).isInstanceOf(Playlist.Unreadable.class);
        assertThat(read("#EXTM3U\n")).isEqualTo(new Playlist.Unreadable("neither segments nor variants"));
        assertThat(read("#EXTM3U\nfile:///etc/passwd\n"))
                .isEqualTo(new Playlist.Unreadable("neither segments nor variants; line 2: not an address of the web"));
        assertThat(read("#EXTM3U\n" + "#x".repeat(1 << 20))).isInstanceOf(Playlist.Unreadable.class);
    }

    @Test
    void keepsOnAfterLinesThatLeadNowhere() {
        MediaPlaylist playlist = media(
                "#EXTINF:x,\na.ts\n#EXTINF:3,\nfile:///etc/passwd\n#EXTINF:3,\nht\u0000tp:x\n#EXTINF:3\nb.ts\nc.ts\n");
        assertThat(playlist.segments())
                .extracting(MediaSegment::url)
                .containsExactly("https://example.org/live/a.ts", "https://example.org/live/b.ts");
        assertThat(playlist.problems())
                .containsExactly(
                        "line 3: no duration",
                        "line 6: not an address of the web",
                        "line 8: not an address of the web",
                        "line 11: an address without #EXTINF or #EXT-X-STREAM-INF before it");
    }

    @Test
    void keepsTwentyThousandSegments() {
        MediaPlaylist playlist = media("#EXTINF:2,\na.ts\n".repeat(30_000));
        assertThat(playlist.segments()).hasSize(20_000);
        assertThat(playlist.cut()).isTrue();
    }

    @Test
    void neverFailsForNoise() {
        Random random = new Random(20_260_103);
        String[] pieces = {
            "#EXTINF:",
            "#EXT-X-KEY:",
            "#EXT-X-BYTERANGE:",
            "#EXT-X-MAP:",
            "METHOD=AES-128",
            "URI=\"",
            "\"",
            ",",
            "\n",
            "1",
            "@",
            "999999999999999",
            "=",
            "#EXT-X-MEDIA-SEQUENCE:",
            "a.ts",
            "IV=0x",
            "#EXT-X-STREAM-INF:",
            "RESOLUTION=1x",
            "\u0000"
        };
        for (int round = 0; round < 20_000; round++) {
            StringBuilder text = new StringBuilder("#EXTM3U\n");
            for (int i = 0; i < 40; i++) {
                text.append(pieces[random.nextInt(pieces.length)]);
            }
            Playlist playlist = read(text.toString());
            if (playlist instanceof MediaPlaylist media) {
                assertThat(media.windows(Duration.ofSeconds(30)))
                        .as("round %d: %s", round, text)
                        .hasSizeLessThan(100);
            }
        }
    }

    @Test
    void refusesKeysAndSegmentsThatDoNotFit() throws GeneralSecurityException {
        MediaSegment segment = media("#EXT-X-KEY:METHOD=AES-128,URI=\"k\"\n#EXTINF:1,\na.ts\n")
                .segments()
                .getFirst();
        assertThatThrownBy(() -> new SegmentKey("please log in".getBytes(StandardCharsets.UTF_8)))
                .hasMessage("a key of 13 bytes instead of 16");
        SegmentKey key = new SegmentKey(new byte[16]);
        assertThatThrownBy(() -> key.open(new byte[15], segment)).isInstanceOf(GeneralSecurityException.class);
        assertThatThrownBy(() -> key.open(
                        new byte[32], media("#EXTINF:1,\na.ts\n").segments().getFirst()))
                .hasMessage("not protected by AES-128");
    }
}
