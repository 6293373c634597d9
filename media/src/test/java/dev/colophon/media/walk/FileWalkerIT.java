package dev.colophon.media.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.colophon.media.refusal.Unreadable;
import dev.colophon.media.refusal.Unreadable.Reason;
import dev.colophon.media.walk.WalkedFile.Found;
import dev.colophon.media.walk.WalkedFile.Refused;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(300)
class FileWalkerIT {

    @TempDir
    Path folder;

    private final Map<String, String> found = new LinkedHashMap<>();
    private final Map<String, Reason> refused = new LinkedHashMap<>();
    private final Map<String, String> details = new LinkedHashMap<>();
    private final List<Path> temporary = new ArrayList<>();

    private void walk(Path root, WalkLimits limits) {
        new FileWalker(limits).walk(root, file -> {
            String place = file.place().replace(folder + "/", "");
            switch (file) {
                case Refused(String at, Unreadable why) -> {
                    refused.put(place, why.reason());
                    details.put(place, why.detail());
                }
                case Found entry -> {
                    try (entry) {
                        found.put(place, Files.readString(entry.path(), StandardCharsets.ISO_8859_1));
                        if (entry.temporary()) {
                            temporary.add(entry.path());
                        }
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                }
            }
        });
        assertThat(temporary).allSatisfy(path -> assertThat(path).doesNotExist());
    }

    private void walk(Path root) {
        walk(root, WalkLimits.DEFAULT);
    }

    private static byte[] zip(Object... namesAndContents) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < namesAndContents.length; i += 2) {
                zip.putNextEntry(new ZipEntry((String) namesAndContents[i]));
                zip.write(
                        namesAndContents[i + 1] instanceof byte[] content
                                ? content
                                : ((String) namesAndContents[i + 1]).getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] tar(String name, String content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
            TarArchiveEntry link = new TarArchiveEntry("link", TarArchiveEntry.LF_SYMLINK);
            link.setLinkName("/etc/passwd");
            tar.putArchiveEntry(link);
            tar.closeArchiveEntry();
            TarArchiveEntry entry = new TarArchiveEntry(name);
            entry.setSize(content.length());
            tar.putArchiveEntry(entry);
            tar.write(content.getBytes(StandardCharsets.US_ASCII));
            tar.closeArchiveEntry();
        }
        return bytes.toByteArray();
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        }
        return bytes.toByteArray();
    }

    @Test
    void foldersAreWalkedByName() throws Exception {
        Files.createDirectories(folder.resolve("b/c"));
        Files.writeString(folder.resolve("b/c/2"), "two");
        Files.writeString(folder.resolve("b/1"), "one");
        Files.writeString(folder.resolve("a"), "first");
        Files.createFile(folder.resolve("z"));

        walk(folder);

        assertThat(found)
                .containsExactly(
                        Map.entry("a", "first"),
                        Map.entry("b/1", "one"),
                        Map.entry("b/c/2", "two"),
                        Map.entry("z", ""));
        assertThat(refused).isEmpty();
    }

    @Test
    void archivesAreWalkedWhateverTheirNames() throws Exception {
        Files.write(folder.resolve("a.mp3"), zip("x/1.txt", "one", "y.zip", zip("2.txt", "two")));
        Files.write(folder.resolve("b"), tar("3.txt", "three"));
        Files.write(folder.resolve("c.tar.gz"), gzip(tar("4.txt", "four")));
        Files.write(folder.resolve("d.txt.gz"), gzip("five".getBytes(StandardCharsets.US_ASCII)));

        walk(folder);

        assertThat(found)
                .containsExactly(
                        Map.entry("a.mp3!/x/1.txt", "one"),
                        Map.entry("a.mp3!/y.zip!/2.txt", "two"),
                        Map.entry("b!/3.txt", "three"),
                        Map.entry("c.tar.gz!/4.txt", "four"),
                        Map.entry("d.txt.gz!/d.txt", "five"));
        assertThat(refused).containsOnlyKeys("b!/link", "c.tar.gz!/link").containsValue(Reason.NOT_A_FILE);
    }

    /** They took each other's place: the first two were gone at each look, and back at the next. */
    @Test
    void filesOfOneNameHavePlacesOfTheirOwn() throws Exception {
        byte[] zip = zip("a.txt", "one", "b.txt", "two", "a.txt (2)", "three", "c.txt", "four");
        String latin = new String(zip, StandardCharsets.ISO_8859_1);
        byte[] alike = latin.replace("b.txt", "a.txt").replace("c.txt", "a.txt").getBytes(StandardCharsets.ISO_8859_1);
        Files.write(folder.resolve("1.zip"), alike);
        String name = "x".repeat(600);
        Files.write(folder.resolve("2.zip"), zip(name + "1", "one", name + "2", "two"));
        byte[] tar = Arrays.copyOf(tar("t", "one"), 3 * 512); // a link, a header, a block
        Files.write(folder.resolve("3.tar"), joined(tar, tar("t", "two")));

        walk(folder);

        assertThat(found)
                .containsExactly(
                        Map.entry("1.zip!/a.txt", "one"),
                        Map.entry("1.zip!/a.txt (2)", "two"),
                        Map.entry("1.zip!/a.txt (2) (2)", "three"),
                        Map.entry("1.zip!/a.txt (3)", "four"),
                        Map.entry("2.zip!/" + "x".repeat(500) + "…", "one"),
                        Map.entry("2.zip!/" + "x".repeat(500) + "… (2)", "two"),
                        Map.entry("3.tar!/t", "one"),
                        Map.entry("3.tar!/t (2)", "two"));
    }

    /** It was refused as a whole. */
    @Test
    void whatStandsBehindAGzipCostsNothingInIt() throws Exception {
        byte[] gzip = gzip("five".getBytes(StandardCharsets.US_ASCII));
        Files.write(folder.resolve("a.gz"), joined(gzip, new byte[700]));
        Files.write(folder.resolve("b.gz"), joined(gzip, gzip, "signed".getBytes(StandardCharsets.US_ASCII)));
        Files.write(folder.resolve("c.gz"), joined(gzip, Arrays.copyOf(gzip, 15)));
        Files.write(folder.resolve("d.tgz"), joined(gzip(tar("t", "two")), new byte[] {1}));

        walk(folder);

        assertThat(found)
                .containsExactly(
                        Map.entry("a.gz!/a", "five"),
                        Map.entry("b.gz!/b", "fivefive"),
                        Map.entry("c.gz!/c", "five"),
                        Map.entry("d.tgz!/t", "two"));
        assertThat(details.get("b.gz!/…")).contains("what stands behind the packed file is no gzip");
        assertThat(details.get("c.gz!/…"))
                .startsWith(
                        "only the first 4 bytes of what is packed in it were looked into, because it is damaged behind");
        assertThat(details.get("d.tgz!/…")).isEqualTo(details.get("b.gz!/…"));
        assertThat(refused).containsOnlyKeys("b.gz!/…", "c.gz!/…", "d.tgz!/link", "d.tgz!/…");
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    @Test
    void archivesAreOpenedThreeDeep() throws Exception {
        byte[] third = zip("3", "three", "z", zip("4", "four"));
        Files.write(folder.resolve("a"), zip("b", zip("c", third)));

        walk(folder);

        assertThat(found).containsExactly(Map.entry("a!/b!/c!/3", "three"));
        assertThat(refused).containsExactly(Map.entry("a!/b!/c!/z", Reason.ARCHIVE_LIMIT));
    }

    @Test
    void silenceInAnArchiveIsNoBomb() throws Exception {
        Files.write(folder.resolve("a.zip"), zip("silence.wav", new byte[10 * 48_000 * 4]));

        walk(folder);

        assertThat(found).containsOnlyKeys("a.zip!/silence.wav");
        assertThat(refused).isEmpty();
    }

    @Test
    @Timeout(30)
    void aTerabyteOfHolesBehindATarIsNotReadToItsEnd() throws Exception {
        Path file = Files.write(folder.resolve("a.tar"), tar("1.txt", "one"));
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.setLength(1L << 40);
        }

        walk(folder);

        assertThat(found).containsExactly(Map.entry("a.tar!/1.txt", "one"));
    }

    @Test
    void pipesAndDevicesInATarAreNotFollowed() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
            for (byte kind : new byte[] {TarArchiveEntry.LF_FIFO, TarArchiveEntry.LF_CHR, TarArchiveEntry.LF_BLK}) {
                tar.putArchiveEntry(new TarArchiveEntry("special-" + (char) kind, kind));
                tar.closeArchiveEntry();
            }
        }
        Files.write(folder.resolve("a.tar"), bytes.toByteArray());

        walk(folder);

        assertThat(found).isEmpty();
        assertThat(refused.values()).containsExactly(Reason.NOT_A_FILE, Reason.NOT_A_FILE, Reason.NOT_A_FILE);
        assertThat(details.values()).containsOnly("a link, pipe or device inside an archive is not followed");
    }

    @Test
    @Tag("full")
    void aZipBombIsStoppedAndTheRestRead() throws Exception {
        Files.write(folder.resolve("a.zip"), zip("bomb", new byte[100_000_000], "good", "text"));
        Files.write(folder.resolve("b.gz"), gzip(new byte[100_000_000]));

        walk(folder);

        assertThat(found).containsExactly(Map.entry("a.zip!/good", "text"));
        assertThat(refused)
                .containsExactly(
                        Map.entry("a.zip!/bomb", Reason.ARCHIVE_LIMIT), Map.entry("b.gz!/b", Reason.ARCHIVE_LIMIT));
        assertThat(details.values())
                .containsOnly("it unpacks to over 100 times its size, as ZIP bombs do: unpack it and check the files");
    }

    @Test
    void entriesAndBytesOfAnArchiveAreBounded() throws Exception {
        Path file = Files.write(folder.resolve("a"), zip("1", "one", "2", zip("3", "three", "4", "four"), "5", "five"));

        walk(file, new WalkLimits(3, 3, 1_000_000, 100, 1_000));
        assertThat(found.values()).containsExactly("one", "three");
        assertThat(refused).containsExactly(Map.entry("a!/2!/4", Reason.ARCHIVE_LIMIT));

        found.clear();
        refused.clear();
        walk(file, new WalkLimits(3, 100, 5, 100, 1_000));
        assertThat(found.values()).containsExactly("one");
        assertThat(refused.values()).containsExactly(Reason.ARCHIVE_LIMIT);
    }

    @Test
    void namesInArchivesAreToldAndNeverUsed() throws Exception {
        Path outside = folder.resolve("outside");
        Files.createDirectory(folder.resolve("in"));
        Files.write(folder.resolve("in/a"), zip("../outside", "one", "\u001B[31mred\n", "two"));

        walk(folder.resolve("in"));

        assertThat(outside).doesNotExist();
        assertThat(found).containsOnlyKeys("in/a!/../outside", "in/a!/\u001B[31mred\n");
    }

    @Test
    void anEntryWithAPasswordIsSaid() throws Exception {
        byte[] bytes = zip("secret", "one");
        int central = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("PK\1\2");
        bytes[6] |= 1; // APPNOTE 4.4.4: bit 0 of the flags in the local header and in the directory
        bytes[central + 8] |= 1;
        Files.write(folder.resolve("a.zip"), bytes);

        walk(folder);

        assertThat(refused).containsExactly(Map.entry("a.zip!/secret", Reason.ENCRYPTED));
    }

    @Test
    void aCutArchiveIsSaid() throws Exception {
        byte[] bytes = zip("1", "one", "2", "two");
        Files.write(folder.resolve("a.zip"), Arrays.copyOf(bytes, bytes.length / 2));
        byte[] noise = new byte[100_000];
        new java.util.Random(1).nextBytes(noise);
        Files.write(folder.resolve("b.gz"), Arrays.copyOf(gzip(noise), 50_000));
        Files.write(folder.resolve("c.gz"), Arrays.copyOf(gzip(noise), 11));

        walk(folder);

        assertThat(found).as("what was unpacked before the damage").containsOnlyKeys("b.gz!/b");
        assertThat(refused)
                .containsOnlyKeys("a.zip", "b.gz!/…", "c.gz")
                .allSatisfy((_, why) -> assertThat(why).isEqualTo(Reason.UNDECODABLE));
    }

    /** Windows in China writes names in GBK, without saying so: they were replacement characters. */
    @Test
    void namesInZipsAreReadInTheCharsetOfTheirCountry() throws Exception {
        byte[] latin = zip("QQQQQQQQ/RRRRRRRR.txt", "x");
        String packed = new String(latin, StandardCharsets.ISO_8859_1);
        for (Map.Entry<String, String> name :
                Map.of("QQQQQQQQ", "最后一叶", "RRRRRRRR", "人生如梦").entrySet()) {
            byte[] chinese = name.getValue().getBytes(Charset.forName("GBK"));
            packed = packed.replace(name.getKey(), new String(chinese, StandardCharsets.ISO_8859_1));
        }
        Files.write(folder.resolve("a.zip"), packed.getBytes(StandardCharsets.ISO_8859_1));
        Files.write(folder.resolve("b.zip"), zip("ÄÖÜäöü/叶.txt", "x", "ÄÖÜäöü.txt", "y"));

        walk(folder);

        assertThat(found).containsOnlyKeys("a.zip!/最后一叶/人生如梦.txt", "b.zip!/ÄÖÜäöü/叶.txt", "b.zip!/ÄÖÜäöü.txt");
    }

    @Test
    void webArchivesAreLeftToThoseWhoReadThem() throws Exception {
        byte[] warc = gzip("WARC/1.1\r\nWARC-Type: warcinfo\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        Files.write(folder.resolve("a.warc.gz"), warc);
        Files.write(folder.resolve("b.zip"), zip("c.warc.gz", warc));

        walk(folder);

        assertThat(found).containsOnlyKeys("a.warc.gz");
        assertThat(refused).containsExactly(Map.entry("b.zip!/c.warc.gz", Reason.UNKNOWN_TYPE));
    }

    @Test
    void documentsAreNotArchives() throws Exception {
        Files.write(folder.resolve("a.zip"), zip("[Content_Types].xml", "x", "word/document.xml", "y"));
        Files.write(folder.resolve("b.zip"), zip("META-INF/MANIFEST.MF", "x"));

        walk(folder);

        assertThat(found).containsOnlyKeys("a.zip", "b.zip");
    }

    @Test
    void linksPipesAndMissingFilesDoNotHang() throws Exception {
        Files.createDirectory(folder.resolve("d"));
        Files.createSymbolicLink(folder.resolve("d/loop"), folder);
        Files.createSymbolicLink(folder.resolve("d/self"), folder.resolve("d/self"));
        Files.createSymbolicLink(folder.resolve("d/broken"), folder.resolve("nowhere"));
        Files.writeString(folder.resolve("file"), "text");
        Files.createSymbolicLink(folder.resolve("d/good"), folder.resolve("file"));
        assertThat(new ProcessBuilder("mkfifo", folder.resolve("pipe").toString())
                        .start()
                        .waitFor())
                .isZero();

        walk(folder);
        walk(folder.resolve("gone"));

        assertThat(found).containsOnlyKeys("d/good", "file");
        assertThat(refused)
                .containsEntry("d/loop", Reason.NOT_A_FILE)
                .containsEntry("d/broken", Reason.VANISHED)
                .containsEntry("pipe", Reason.NOT_A_FILE)
                .containsEntry("gone", Reason.NOT_FOUND)
                .containsKey("d/self")
                .hasSize(5);
    }

    /** The signature of the second header in the directory is gone: libraries then end without a word. */
    @Test
    void entriesBehindADamagedOneInTheDirectoryAreCountedAsLost() throws Exception {
        byte[] zip = zip("1", "one", "2", "two", "3", "three");
        String latin = new String(zip, StandardCharsets.ISO_8859_1);
        int second = latin.indexOf("PK\1\2", latin.indexOf("PK\1\2") + 1);
        zip[second] = 0;

        walk(Files.write(folder.resolve("a.zip"), zip));

        assertThat(found).containsExactly(Map.entry("a.zip!/1", "one"));
        assertThat(details.get("a.zip!/…")).startsWith("2 of the 3 entries that the archive states cannot be read");
    }

    @Test
    void entriesBehindAHeaderThatWasOverwrittenAreLostFromATar() throws Exception {
        byte[] first = Arrays.copyOf(tar("1", "one"), 3 * 512); // a link, a header, a block
        byte[] second = tar("2", "two");
        byte[] tar = Arrays.copyOf(first, first.length + 512 + second.length);
        System.arraycopy(second, 0, tar, first.length + 512, second.length);

        walk(Files.write(folder.resolve("a.tar"), tar));

        assertThat(found).containsExactly(Map.entry("a.tar!/1", "one"));
        assertThat(details.get("a.tar!/…")).contains("entries behind the last one cannot be read");
    }

    /** Cut between two entries, it looks whole but for its end; the last entry here is a block of zeros, as its end mark is. */
    @Test
    void aTarWithoutItsEndMarkMayLackEntries() throws Exception {
        byte[] tar = tar("1", "\0".repeat(512));
        int entries = 3 * 512; // a link, a header, a block
        Files.write(folder.resolve("cut.tar"), Arrays.copyOf(tar, entries));
        Files.write(folder.resolve("cut.tar.gz"), gzip(Arrays.copyOf(tar, entries)));
        Files.write(folder.resolve("short.tar"), Arrays.copyOf(tar, entries + 512));
        Files.write(folder.resolve("short.tar.gz"), gzip(Arrays.copyOf(tar, entries + 512)));
        Files.write(folder.resolve("whole.tar"), tar);

        walk(folder);

        assertThat(found).hasSize(5);
        assertThat(refused)
                .containsEntry("cut.tar!/…", Reason.UNDECODABLE)
                .containsEntry("cut.tar.gz!/…", Reason.UNDECODABLE)
                .hasSize(5 + 2); // and the links
        assertThat(details.get("cut.tar!/…"))
                .isEqualTo("the archive ends without its end mark: entries may be missing, get it again");
    }

    @Test
    void anArchiveWithoutFilesSaysSo() throws Exception {
        Files.write(folder.resolve("a.zip"), zip("folder/", ""));

        walk(folder);

        assertThat(refused).containsEntry("a.zip", Reason.EMPTY);
    }

    @Test
    void whatTheVisitorThrowsIsNotTheArchivesFault() throws Exception {
        Path file = Files.write(folder.resolve("a"), zip("1", "one"));

        assertThatThrownBy(() -> new FileWalker().walk(file, any -> {
                    try (Found entry = (Found) any) {
                        throw new IllegalStateException("mine, at " + entry.place());
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                }))
                .hasMessageStartingWith("mine");
    }
}
