package dev.colophon.evidence.verify.archive;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.evidence.log.verify.Hash;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ArchiveSearchTest {

    private static final byte[] SONG = "a song".getBytes(UTF_8);
    private static final byte[] OTHER = "another".getBytes(UTF_8);
    private static final String LONG = "long/".repeat(40) + "song.mp3";

    private static ArchiveSearch.Found in(byte[] archive, String path) {
        return ArchiveSearch.in(new ByteArrayInputStream(archive), path, 1 << 20);
    }

    private static void holds(byte[] archive, String path, byte[] file) {
        assertThat(in(archive, path).files()).as(path).containsExactly(Hash.sha256(file));
    }

    private static String open(byte[] archive, String path) {
        ArchiveSearch.Found found = in(archive, path);
        assertThat(found.files()).isEmpty();
        return found.open().map(why -> why.key()).orElse("nothing");
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    @Test
    void findsAFileByItsName() throws IOException {
        Map<String, byte[]> files = Map.of("a/song.mp3", SONG, "b.txt", OTHER, "歌/山河.mp3", OTHER, LONG, SONG);
        for (byte[] archive : List.of(
                SampleArchives.zip(files), SampleArchives.tar(files), SampleArchives.gzip(SampleArchives.tar(files)))) {
            holds(archive, "a/song.mp3", SONG);
            holds(archive, "歌/山河.mp3", OTHER);
            holds(archive, LONG, SONG);
            assertThat(open(archive, "song.mp3")).isEqualTo("nothing");
            assertThat(open(archive, "a")).isEqualTo("nothing");
        }
    }

    @Test
    void findsItInArchivesInside() throws IOException {
        byte[] zip = SampleArchives.zip(Map.of("song.mp3", SONG));
        byte[] tar = SampleArchives.tar(Map.of("x/in.zip", zip, "other.mp3", OTHER));
        holds(tar, "x/in.zip!/song.mp3", SONG);
        holds(SampleArchives.zip(Map.of("t.tar.gz", SampleArchives.gzip(tar))), "t.tar.gz!/x/in.zip!/song.mp3", SONG);
        holds(SampleArchives.gzip(zip), "in.zip!/song.mp3", SONG);
        byte[] deep =
                SampleArchives.zip(Map.of("1", SampleArchives.zip(Map.of("2", SampleArchives.zip(Map.of("3", zip))))));
        assertThat(open(deep, "1!/2!/3!/song.mp3")).isEqualTo("archive.depth");
    }

    /** Programs name what was packed alone as they like. */
    @Test
    void aFilePackedAloneHasNoName() throws IOException {
        holds(SampleArchives.gzip(SONG), "song.mp3", SONG);
        holds(SampleArchives.gzip(SONG), "whatever", SONG);
    }

    @Test
    void namesOfOtherTarsAreUnderstood() throws IOException {
        ByteArrayOutputStream tar = new ByteArrayOutputStream();
        SampleArchives.entry(tar, "x".getBytes(US_ASCII), 'x', "21 path=pax/name.mp3\n".getBytes(US_ASCII));
        SampleArchives.entry(tar, "short".getBytes(US_ASCII), '0', SONG);
        tar.write(new byte[1024]);
        holds(tar.toByteArray(), "pax/name.mp3", SONG);
        assertThat(open(tar.toByteArray(), "short")).isEqualTo("nothing");
    }

    @Test
    void twoOfOneNameAreBothSeen() throws IOException {
        ByteArrayOutputStream tar = new ByteArrayOutputStream();
        SampleArchives.entry(tar, "song.mp3".getBytes(US_ASCII), '0', SONG);
        SampleArchives.entry(tar, "song.mp3".getBytes(US_ASCII), '0', OTHER);
        assertThat(in(tar.toByteArray(), "song.mp3").files()).containsExactly(Hash.sha256(SONG), Hash.sha256(OTHER));
    }

    @Test
    void theSecondOfOneNameHasANumberInPlaces() throws IOException {
        ByteArrayOutputStream tar = new ByteArrayOutputStream();
        SampleArchives.entry(tar, "a.mp3".getBytes(US_ASCII), '0', SONG);
        SampleArchives.entry(tar, "a.mp3".getBytes(US_ASCII), '0', OTHER);
        byte[] two = tar.toByteArray();
        assertThat(in(two, "a.mp3 (2)").files()).containsExactly(Hash.sha256(SONG), Hash.sha256(OTHER));
        assertThat(open(two, "a.mp3 (2) (2)")).isEqualTo("nothing");
        byte[] named = SampleArchives.tar(Map.of("a.mp3", OTHER, "a.mp3 (2)", SONG));
        holds(named, "a.mp3 (2)", SONG);
        assertThat(open(named, "a.mp3 (3)")).isEqualTo("nothing");
        ByteArrayOutputStream outer = new ByteArrayOutputStream();
        SampleArchives.entry(outer, "in".getBytes(US_ASCII), '0', SampleArchives.zip(Map.of("b.mp3", OTHER)));
        SampleArchives.entry(outer, "in".getBytes(US_ASCII), '0', SampleArchives.zip(Map.of("a.mp3", SONG)));
        holds(outer.toByteArray(), "in (2)!/a.mp3", SONG);
    }

    /** Whoever cannot look everywhere must not say that nothing is there. */
    @Test
    void whatCannotBeReadIsOpen() throws IOException {
        byte[] zip = SampleArchives.zip(Map.of("song.mp3", SONG));
        byte[] another = SampleArchives.zip(Map.of("b.mp3", OTHER));
        assertThat(open("%PDF-1.7 a document".getBytes(US_ASCII), "picture-1")).isEqualTo("archive.unknown");
        assertThat(open(new byte[0], "x")).isEqualTo("archive.unknown");
        assertThat(open(Arrays.copyOf(zip, 40), "b.mp3")).isEqualTo("archive.damaged");
        assertThat(open(Arrays.copyOf(zip, zip.length - 8), "b.mp3")).isEqualTo("archive.directory");
        assertThat(open(joined(zip, another), "b.mp3")).isEqualTo("archive.directory");
        assertThat(open(zip, "gr\u00fc\u00dfe.mp3")).isEqualTo("archive.names");
        byte[] tar = SampleArchives.tar(Map.of("song.mp3", SONG));
        tar[512 + 3] ^= 1;
        assertThat(open(Arrays.copyOf(tar, 514), "b.mp3")).isEqualTo("archive.damaged");
    }

    @Test
    @Tag("full")
    void aBombIsNotUnpacked() throws IOException {
        byte[] bomb = SampleArchives.zip(Map.of("zeros", new byte[64 << 20]));
        assertThat(open(bomb, "song.mp3")).isEqualTo("archive.large");
        assertThat(open(SampleArchives.gzip(new byte[64 << 20]), "song.mp3")).isEqualTo("archive.large");
        assertThat(open(SampleArchives.zip(Map.of("in.zip", bomb)), "in.zip!/x"))
                .isEqualTo("archive.large");
    }
}
