package dev.colophon.warc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.http.FetchResult.Fetched;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a dead writer left, cut anywhere, becomes a file of whole records. */
class WarcRecoveryTest {

    private static final long SEED = 20260301;
    private static final WarcSettings SETTINGS =
            WarcSettings.of("colophon/test", "https://example.org/bot", "DE, loopback", "RFC 9309, obeyed");

    @TempDir
    Path folder;

    @TempDir
    Path scratch;

    /** The bytes of an open file and the ends of its members. */
    private record Written(String name, byte[] bytes, List<WarcSpan> spans, List<Integer> ends) {}

    private Written written() throws IOException {
        List<WarcSpan> spans = new ArrayList<>();
        try (Site site = Site.plain(scratch);
                WarcStore store = WarcStore.open(folder.resolve("alive"), SETTINGS);
                Fetched page = site.fetch("/a", Site.page("text/html", Site.text(3_000, 1)));
                Fetched picture = site.fetch("/b", Site.page("image/png", Site.noise(40_000)))) {
            for (Fetched answer : List.of(page, picture, page)) {
                spans.add(store.keep(answer, Site.WHY));
            }
            String name = spans.getFirst().file();
            byte[] bytes = Files.readAllBytes(WarcStore.resolve(folder.resolve("alive"), name));
            List<Integer> ends = new ArrayList<>();
            for (int at = 0; at < bytes.length; ) {
                Path rest = Files.write(scratch.resolve("rest"), Arrays.copyOfRange(bytes, at, bytes.length));
                at += (int) WholeMembers.firstLength(rest);
                ends.add(at);
            }
            return new Written(name, bytes, spans, ends);
        }
    }

    private Path left(String name, byte[] bytes, int number) throws IOException {
        Path place = Files.createDirectories(folder.resolve("dead" + number));
        Files.write(place.resolve(name + ".open"), bytes);
        return place;
    }

    @Test
    void keepsTheWholeRecordsOfAFileCutAnywhere() throws Exception {
        Written written = written();
        TreeSet<Integer> cuts = new TreeSet<>(List.of(0, 1, 9, 10, 11));
        written.ends()
                .forEach(end -> cuts.addAll(
                        List.of(end - 9, end - 8, end - 1, end, Math.min(end + 1, written.bytes().length))));
        SplittableRandom random = new SplittableRandom(SEED);
        random.ints(60, 0, written.bytes().length).forEach(cuts::add);
        for (int cut : cuts) {
            Path place = left(written.name(), Arrays.copyOf(written.bytes(), cut), cut);
            WarcStore.open(place, SETTINGS).close();
            int whole = written.ends().stream()
                    .filter(end -> end <= cut)
                    .mapToInt(end -> end)
                    .max()
                    .orElse(0);
            assertThat(place.resolve(written.name() + ".open")).doesNotExist();
            if (whole == 0) {
                assertThat(place.resolve(written.name())).as("cut at %d", cut).doesNotExist();
            } else {
                assertThat(place.resolve(written.name()))
                        .as("cut at %d", cut)
                        .hasBinaryContent(Arrays.copyOf(written.bytes(), whole));
            }
        }
    }

    /** After a power cut the end of a file may have its length and not its bytes. */
    @Test
    void cutsBeforeTheFirstDamage() throws Exception {
        Written written = written();
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < 60; i++) {
            int at = random.nextInt(written.bytes().length);
            byte[] damaged = written.bytes().clone();
            if (random.nextBoolean()) {
                Arrays.fill(damaged, at, damaged.length, (byte) 0);
            } else {
                damaged[at] ^= (byte) (1 + random.nextInt(255));
            }
            Path place = left(written.name(), damaged, i);
            WarcStore.open(place, SETTINGS).close();
            Path file = place.resolve(written.name());
            if (Files.exists(file)) {
                assertThat(WholeMembers.length(file)).isEqualTo(Files.size(file));
                // The bytes that say when and where a member was made have no check sum, and no meaning here.
                assertThat(written.ends()).contains((int) Files.size(file));
            }
            List<WarcSpan> before = written.spans().stream()
                    .filter(span -> span.offset() + span.length() <= at)
                    .toList();
            for (WarcSpan span : before) {
                assertThat(Kept.at(place, span).type()).isEqualTo("response");
            }
        }
    }

    @Test
    void removesHeldExchangesThatNobodyWasToldOf() throws Exception {
        Written written = written();
        Path held = Files.createDirectories(folder.resolve("held"));
        Files.write(held.resolve(written.name() + ".open"), written.bytes());
        Files.write(held.resolve(written.name()), written.bytes());
        Files.write(folder.resolve("somebody-else.warc.gz.open"), written.bytes());
        WarcStore.open(folder, SETTINGS).close();
        assertThat(held.resolve(written.name() + ".open")).doesNotExist();
        assertThat(held.resolve(written.name())).hasBinaryContent(written.bytes());
        assertThat(folder.resolve("somebody-else.warc.gz.open")).exists();
    }
}
