package dev.colophon.warc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.colophon.http.FetchLimits;
import dev.colophon.http.FetchResult.Fetched;
import dev.colophon.http.body.Truncation;
import dev.colophon.warc.read.WarcCapture;
import dev.colophon.warc.read.WarcCaptures;
import dev.colophon.warc.read.WarcItem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WarcStoreTest {

    private static final WarcSettings SETTINGS =
            WarcSettings.of("colophon/test", "https://example.org/bot", "DE, loopback", "RFC 9309, obeyed");

    @TempDir
    Path folder;

    @TempDir
    Path scratch;

    private Site site;

    @BeforeEach
    void start() throws IOException {
        site = Site.plain(scratch);
    }

    @AfterEach
    void stop() {
        site.close();
    }

    private static List<Path> files(Path folder, String suffix) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(suffix))
                    .sorted()
                    .toList();
        }
    }

    private static WarcItem read(Path folder, Path scratch, WarcSpan span) throws IOException {
        try (WarcCaptures captures = WarcCaptures.openAt(
                WarcStore.resolve(folder, span.file()), span.offset(), scratch, FetchLimits.defaults())) {
            return captures.next();
        }
    }

    @Test
    void readsBackByteForByte() throws Exception {
        byte[] text = Site.text(5_000, 1);
        byte[] picture = Site.noise(90_000);
        byte[] film = Site.noise(3_000_000);
        List<byte[]> bodies = List.of(text, text, text, picture, film, Site.text(2_500_000, 2));
        List<byte[]> answers = List.of(
                Site.page("text/html", text),
                Site.answer("HTTP/1.1 200 OK\nContent-Type: text/html\nContent-Encoding: gzip\n\n", Site.gzip(text)),
                Site.answer(
                        "HTTP/1.1 200 OK\nContent-Type: text/html\nTransfer-Encoding: chunked\n\n",
                        Site.chunks(text, 700)),
                Site.page("image/jpeg", picture),
                Site.page("video/mp4", film),
                Site.page("application/octet-stream", Site.text(2_500_000, 2)));
        try (WarcStore store = WarcStore.open(folder, SETTINGS)) {
            for (int i = 0; i < answers.size(); i++) {
                WarcSpan span;
                try (Fetched answer = site.fetch("/" + i + "#part", answers.get(i))) {
                    span = store.keep(answer, Site.WHY);
                }
                Kept response = Kept.at(folder, span);
                assertThat(response.type()).isEqualTo("response");
                assertThat(response.block()).isEqualTo(answers.get(i));
                assertThat(response.first("WARC-Target-URI")).isEqualTo(site.url("/" + i));
                assertThat(span.date()).isEqualTo("2026-03-01T10:11:12.345Z").isEqualTo(response.first("WARC-Date"));
                assertThat(read(folder, scratch, span)).isInstanceOf(WarcCapture.class);
                try (WarcCapture captured = (WarcCapture) read(folder, scratch, span)) {
                    assertThat(captured.payload().path()).hasBinaryContent(bodies.get(i));
                    assertThat(captured.date()).isEqualTo(Site.WHEN);
                    assertThat(captured.cut()).isEmpty();
                }
                assertThat(span.length())
                        .as("a member ends where the next begins")
                        .isEqualTo(nextMember(WarcStore.resolve(folder, span.file()), span));
            }
        }
    }

    private static long nextMember(Path file, WarcSpan span) throws IOException {
        Path tail = Files.createTempFile("tail", ".gz");
        try (InputStream in = Files.newInputStream(file)) {
            in.skipNBytes(span.offset());
            Files.write(tail, in.readAllBytes());
            return WholeMembers.firstLength(tail);
        } finally {
            Files.delete(tail);
        }
    }

    @Test
    void writesRequestAndCircumstancesBesideTheResponse() throws Exception {
        Provenance hostile = new Provenance("s", Optional.of("http://e.example/\r\nvia: x"), Optional.empty());
        try (WarcStore store = WarcStore.open(folder, SETTINGS);
                Fetched answer = site.fetch("/a", Site.page("text/plain", new byte[] {'a'}))) {
            WarcSpan span = store.keep(answer, Site.WHY);
            List<Kept> records = Kept.from(WarcStore.resolve(folder, span.file()), span.offset());
            assertThat(records).extracting(Kept::type).containsExactly("response", "request", "metadata");
            String id = records.getFirst().first("WARC-Record-ID");
            assertThat(id).matches("<urn:uuid:[0-9a-f-]{36}>");
            assertThat(records.subList(1, 3))
                    .allMatch(record -> record.first("WARC-Concurrent-To").equals(id));
            assertThat(records.get(1).block()).isEqualTo(site.server.requests().getFirst());
            assertThat(new String(records.get(2).block(), UTF_8))
                    .contains(
                            "source: source 7\r\n",
                            "via: https://example.net/list\r\n",
                            "asked-by: owner 3\r\n",
                            "vantage: DE, loopback\r\n",
                            "peer: 127.0.0.1\r\n",
                            "dns-address: 127.0.0.1\r\n")
                    .containsPattern("fetchTimeMs: [0-9]+\r\n")
                    .doesNotContain("tls-");
            WarcSpan other = store.keep(answer, hostile);
            String facts = new String(
                    Kept.from(WarcStore.resolve(folder, other.file()), other.offset())
                            .get(2)
                            .block(),
                    UTF_8);
            assertThat(facts).contains("via: http://e.example/  via: x\r\n");
        }
    }

    @Test
    void saysWhatWasCutAndReadsItBack() throws Exception {
        byte[] half = Site.noise(40_000);
        List<byte[]> answers = List.of(
                Site.answer("HTTP/1.1 200 OK\nContent-Type: image/png\nContent-Length: 80000\n\n", half),
                Site.answer("HTTP/1.1 200 OK\nContent-Type: image/png\nTransfer-Encoding: chunked\n\nffff\n", half));
        try (WarcStore store = WarcStore.open(folder, SETTINGS)) {
            for (byte[] answer : answers) {
                WarcSpan span;
                try (Fetched got = site.fetch("/cut", answer)) {
                    span = store.keep(got, Site.WHY);
                }
                assertThat(Kept.at(folder, span).first("WARC-Truncated")).isEqualTo("disconnect");
                assertThat(Kept.at(folder, span).block()).isEqualTo(answer);
                assertThat(read(folder, scratch, span)).isInstanceOfSatisfying(WarcCapture.class, captured -> {
                    assertThat(captured.payload().path()).hasBinaryContent(half);
                    assertThat(captured.cut()).map(Truncation::kind).contains(Truncation.Kind.DISCONNECT);
                    captured.close();
                });
            }
            byte[] long_ = Site.answer(
                    "HTTP/1.1 200 OK\nContent-Type: text/html\nTransfer-Encoding: chunked\n\n",
                    Site.chunks(Site.text(150_000, 3), 1_000));
            try (Fetched got = site.fetch("/long", long_)) {
                WarcSpan span = store.keep(got, Site.WHY);
                assertThat(Kept.at(folder, span).first("WARC-Truncated")).isEqualTo("length");
                assertThat(read(folder, scratch, span)).isInstanceOfSatisfying(WarcCapture.class, captured -> {
                    assertThat(captured.payload().size()).isEqualTo(100_000);
                    assertThat(captured.payload().sha256()).isEqualTo(got.sent().sha256());
                    assertThat(captured.cut()).map(Truncation::kind).contains(Truncation.Kind.LENGTH);
                    captured.close();
                });
            }
        }
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    @Test
    void resolvesRevisits() throws Exception {
        byte[] page = Site.page("text/html", Site.text(4_000, 4));
        byte[] unchanged = Site.answer("HTTP/1.1 304 Not Modified\nETag: \"a\"\nContent-Length: 4000\n\n");
        WarcSpan first;
        try (WarcStore store = WarcStore.open(folder, SETTINGS);
                Fetched once = site.fetch("/a", page);
                Fetched again = site.fetch("/b", page);
                Fetched same = site.fetch("/a", unchanged);
                Fetched other = site.fetch("/c", Site.page("text/html", Site.text(4_000, 5)))) {
            first = store.keep(once, Site.WHY);
            Original original =
                    new Original(once.url(), first.date(), once.sent().sha256());
            Kept identical = Kept.at(folder, store.revisit(again, Site.WHY, original));
            Kept notModified = Kept.at(folder, store.revisit(same, Site.WHY, original));
            assertThat(identical.type()).isEqualTo("revisit");
            assertThat(identical.first("WARC-Profile")).endsWith("/1.1/revisit/identical-payload-digest");
            assertThat(identical.first("WARC-Truncated")).isEqualTo("length");
            assertThat(page).startsWith(identical.block());
            assertThat(new String(identical.block(), UTF_8)).endsWith("Content-Length: 4000\r\n\r\n");
            assertThat(identical.first("WARC-Block-Digest")).isEqualTo("sha256:" + sha256(identical.block()));
            assertThat(identical.first("WARC-Payload-Digest")).isEqualTo("sha256:" + sha256(Site.text(4_000, 4)));
            assertThat(notModified.first("WARC-Profile")).endsWith("/1.1/revisit/server-not-modified");
            assertThat(notModified.block()).isEqualTo(unchanged);
            assertThat(notModified.first("WARC-Refers-To-Date")).isEqualTo(first.date());
            assertThatIllegalArgumentException().isThrownBy(() -> store.revisit(other, Site.WHY, original));
        }
        List<WarcItem> items = new ArrayList<>();
        try (WarcCaptures captures =
                WarcCaptures.openAt(WarcStore.resolve(folder, first.file()), 0, scratch, FetchLimits.defaults())) {
            captures.forEachRemaining(items::add);
        }
        assertThat(items)
                .hasSize(3)
                .allSatisfy(item -> assertThat(item).isInstanceOfSatisfying(WarcCapture.class, captured -> {
                    assertThat(captured.payload().path()).hasBinaryContent(Site.text(4_000, 4));
                    captured.close();
                }));
    }

    @Test
    void holdsAnExchangeUntilItIsSettledOrDropped() throws Exception {
        byte[] page = Site.page("text/html", Site.text(4_000, 6));
        try (WarcStore store = WarcStore.open(folder, SETTINGS);
                Fetched answer = site.fetch("/a", page)) {
            WarcSpan held = store.hold(answer, Site.WHY);
            Path file = WarcStore.resolve(folder, held.file());
            assertThat(held.file()).startsWith("held/");
            assertThat(Kept.from(file, 0))
                    .extracting(Kept::type)
                    .containsExactly("warcinfo", "response", "request", "metadata");
            store.keep(answer, Site.WHY);
            WarcSpan settled = store.settle(held);
            assertThat(settled.file()).doesNotContain("held");
            byte[] members = Files.readAllBytes(file);
            byte[] whole = Files.readAllBytes(WarcStore.resolve(folder, settled.file()));
            assertThat(whole).endsWith(Arrays.copyOfRange(members, (int) held.offset(), members.length));
            assertThat(Kept.at(folder, settled).block()).isEqualTo(page);
            assertThat(settled.length()).isEqualTo(held.length());
            assertThat(settled.date()).isEqualTo(held.date());
            assertThat(file).exists();
            store.drop(held);
            store.drop(held);
            assertThat(file).doesNotExist();
            assertThatIllegalArgumentException().isThrownBy(() -> store.drop(settled));
            assertThatThrownBy(() -> store.settle(held)).isInstanceOf(UncheckedIOException.class);
            assertThat(Kept.at(folder, settled).block()).isEqualTo(page);
        }
    }

    @Test
    void beginsEachFileWithItsWarcinfo() throws Exception {
        AtomicReference<Instant> now = new AtomicReference<>(Site.WHEN);
        List<WarcSpan> spans = new ArrayList<>();
        byte[] page = Site.page("image/png", Site.noise(30_000));
        try (WarcStore store = WarcStore.open(
                        folder, SETTINGS.rolling(100_000, Duration.ofHours(1)).at(now::get));
                Fetched answer = site.fetch("/a", page)) {
            for (int i = 0; i < 9; i++) {
                spans.add(store.keep(answer, Site.WHY));
            }
            assertThat(files(folder, ".warc.gz")).hasSize(2);
            assertThat(files(folder, ".open")).hasSize(1);
            now.set(Site.WHEN.plusSeconds(3_599));
            store.force();
            assertThat(files(folder, ".open")).hasSize(1);
            now.set(Site.WHEN.plusSeconds(3_600));
            store.force();
            assertThat(files(folder, ".open")).isEmpty();
            spans.add(store.keep(answer, Site.WHY));
        }
        assertThat(spans.stream().map(WarcSpan::file).distinct()).hasSize(4);
        assertThat(files(folder, ".open")).isEmpty();
        assertThat(files(folder, ".lock"))
                .extracting(file -> String.valueOf(file.getFileName()))
                .containsExactly("folder.lock");
        for (Path file : files(folder, ".warc.gz")) {
            List<Kept> records = Kept.from(file, 0);
            assertThat(records).extracting(Kept::type).startsWith("warcinfo");
            assertThat(records.stream().filter(record -> record.type().equals("warcinfo")))
                    .hasSize(1);
            assertThat(records.getFirst().first("WARC-Filename")).isEqualTo(String.valueOf(file.getFileName()));
            assertThat(new String(records.getFirst().block(), UTF_8))
                    .contains(
                            "software: colophon/test\r\n", "robots: RFC 9309, obeyed\r\n", "vantage: DE, loopback\r\n");
        }
        for (WarcSpan span : spans) {
            assertThat(Kept.at(folder, span).block()).isEqualTo(page);
        }
    }

    @Test
    void leavesTheFilesOfLivingWritersAlone() throws Exception {
        byte[] page = Site.page("text/html", Site.text(4_000, 7));
        try (WarcStore one = WarcStore.open(folder, SETTINGS);
                Fetched answer = site.fetch("/a", page)) {
            WarcSpan first = one.keep(answer, Site.WHY);
            try (WarcStore two = WarcStore.open(folder, SETTINGS)) {
                WarcSpan other = two.keep(answer, Site.WHY);
                assertThat(other.file()).isNotEqualTo(first.file());
                assertThat(files(folder, ".open")).hasSize(2);
            }
            WarcSpan second = one.keep(answer, Site.WHY);
            assertThat(second.file()).isEqualTo(first.file());
            assertThat(Kept.at(folder, second).block()).isEqualTo(page);
        }
    }

    @Test
    void takesBackAnExchangeThatCannotBeWrittenWhole() throws Exception {
        byte[] film = Site.page("video/mp4", Site.noise(2_000_000));
        byte[] page = Site.page("text/html", Site.text(4_000, 8));
        WarcSpan before;
        WarcSpan after;
        try (WarcStore store = WarcStore.open(folder, SETTINGS);
                Fetched good = site.fetch("/a", page);
                Fetched bad = site.fetch("/b", film)) {
            before = store.keep(good, Site.WHY);
            Files.write(bad.sent().path(), new byte[1_000_000]);
            assertThatThrownBy(() -> store.keep(bad, Site.WHY))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("bytes early");
            assertThatThrownBy(() -> store.hold(bad, Site.WHY)).isInstanceOf(UncheckedIOException.class);
            after = store.keep(good, Site.WHY);
        }
        assertThat(files(folder.resolve("held"), "")).containsExactly(folder.resolve("held"));
        Path file = WarcStore.resolve(folder, before.file());
        assertThat(WholeMembers.length(file)).isEqualTo(Files.size(file));
        assertThat(Kept.from(file, 0))
                .extracting(Kept::type)
                .containsExactly("warcinfo", "response", "request", "metadata", "response", "request", "metadata");
        assertThat(Kept.at(folder, after).block()).isEqualTo(page);
    }

    @Test
    void worksInAThreadThatWasToldToStop() throws Exception {
        byte[] page = Site.page("text/html", Site.text(4_000, 9));
        try (WarcStore store = WarcStore.open(folder, SETTINGS);
                Fetched answer = site.fetch("/a", page)) {
            Thread.currentThread().interrupt();
            WarcSpan kept = store.keep(answer, Site.WHY);
            store.force();
            WarcSpan held = store.hold(answer, Site.WHY);
            assertThat(Thread.interrupted()).as("still told").isTrue();
            assertThat(Kept.at(folder, kept).block()).isEqualTo(page);
            assertThat(Kept.at(folder, held).block()).isEqualTo(page);
            assertThat(Kept.at(folder, store.keep(answer, Site.WHY)).block()).isEqualTo(page);
        }
    }

    @Test
    void takesFromManyThreads() throws Exception {
        List<byte[]> pages = List.of(
                Site.page("text/html", Site.text(5_000, 10)),
                Site.page("image/png", Site.noise(50_000)),
                Site.page("video/mp4", Site.noise(1_500_000)));
        List<Future<List<WarcSpan>>> running = new ArrayList<>();
        List<Fetched> answers = new ArrayList<>();
        pages.forEach(page -> answers.add(site.fetch("/p", page)));
        try (WarcStore store = WarcStore.open(folder, SETTINGS.rolling(8 << 20, Duration.ofHours(1)));
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int thread = 0; thread < 12; thread++) {
                int which = thread % pages.size();
                running.add(threads.submit(() -> {
                    List<WarcSpan> spans = new ArrayList<>();
                    for (int i = 0; i < 6; i++) {
                        spans.add(store.keep(answers.get(which), Site.WHY));
                        store.force();
                    }
                    return spans;
                }));
            }
            for (int thread = 0; thread < running.size(); thread++) {
                for (WarcSpan span : running.get(thread).get()) {
                    assertThat(Kept.at(folder, span).block()).isEqualTo(pages.get(thread % pages.size()));
                }
            }
        }
        for (Path file : files(folder, ".warc.gz")) {
            assertThat(WholeMembers.length(file)).isEqualTo(Files.size(file));
        }
        answers.forEach(Fetched::close);
    }

    @Test
    void findsNoFilesElsewhere() {
        for (String name : List.of("../x.warc.gz", "/etc/passwd", "held/../../a", "colophon-.warc.gz", "")) {
            assertThatIllegalArgumentException().isThrownBy(() -> WarcStore.resolve(folder, name));
        }
    }
}
