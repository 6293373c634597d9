package dev.colophon.warc;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.http.FetchResult.Fetched;
import dev.colophon.http.TestAuthority;
import dev.colophon.http.WireServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Other people's programs accept what is written. */
@Tag("full")
class WarcToolsIT {

    private static final WarcSettings SETTINGS =
            WarcSettings.of("colophon/test", "https://example.org/bot", "DE, loopback", "RFC 9309, obeyed");

    private static final byte[] SECURE = Site.page("image/jpeg", Site.noise(30_000));

    @TempDir
    Path folder;

    @TempDir
    Path scratch;

    private static Map<String, byte[]> answers() {
        byte[] text = Site.text(5_000, 1);
        Map<String, byte[]> answers = new TreeMap<>();
        answers.put("/plain", Site.page("text/html", text));
        answers.put(
                "/gzip",
                Site.answer("HTTP/1.1 200 OK\nContent-Type: text/html\nContent-Encoding: gzip\n\n", Site.gzip(text)));
        answers.put(
                "/chunked",
                Site.answer(
                        "HTTP/1.1 200 OK\nContent-Type: text/html\nTransfer-Encoding: chunked\n\n",
                        Site.chunks(text, 900)));
        answers.put(
                "/chunked-gzip",
                Site.answer(
                        "HTTP/1.1 200 OK\nContent-Type: text/html\nTransfer-Encoding: chunked\nContent-Encoding: gzip\n\n",
                        Site.chunks(Site.gzip(text), 100)));
        answers.put("/picture", Site.page("image/jpeg", Site.noise(70_000)));
        answers.put("/film", Site.page("video/mp4", Site.noise(2_000_000)));
        answers.put("/empty", Site.page("text/plain", new byte[0]));
        answers.put("/none", Site.answer("HTTP/1.1 204 No Content\n\n"));
        answers.put("/moved", Site.answer("HTTP/1.1 302 Found\nLocation: /plain\nContent-Length: 0\n\n"));
        answers.put("/gone", Site.answer("HTTP/1.0 404 Not Found\nContent-Type: text/plain\n\nnothing here"));
        answers.put("/long", Site.answer("HTTP/1.1 200 OK\nContent-Type: text/html\n\n", Site.text(150_000, 2)));
        return answers;
    }

    /** Keeps one exchange of each kind; the URLs in order. */
    private List<String> keep() throws Exception {
        List<String> urls = new ArrayList<>();
        try (WarcStore store = WarcStore.open(folder.resolve("warc"), SETTINGS);
                Site site = Site.plain(scratch)) {
            for (Map.Entry<String, byte[]> answer : answers().entrySet()) {
                try (Fetched got = site.fetch(answer.getKey(), answer.getValue())) {
                    store.keep(got, Site.WHY);
                    urls.add(got.url());
                }
            }
            byte[] page = Site.page("text/html", Site.text(5_000, 1));
            try (Fetched first = site.fetch("/first", page);
                    Fetched again = site.fetch("/again", page);
                    Fetched same = site.fetch("/first", Site.answer("HTTP/1.1 304 Not Modified\nETag: \"a\"\n\n"))) {
                WarcSpan span = store.settle(store.hold(first, Site.WHY));
                Original original =
                        new Original(first.url(), span.date(), first.sent().sha256());
                store.revisit(again, Site.WHY, original);
                store.revisit(same, Site.WHY, original);
                urls.addAll(List.of(first.url(), again.url(), same.url()));
            }
        }
        TestAuthority authority = new TestAuthority(scratch);
        WireServer secure = WireServer.tls(authority.server("site.example"));
        try (WarcStore store = WarcStore.open(folder.resolve("warc"), SETTINGS);
                Site site = Site.tls(secure, scratch, authority.trust());
                Fetched got = site.fetch("/secure", SECURE)) {
            store.keep(got, Site.WHY);
            urls.add(got.url());
        }
        return urls;
    }

    private List<Path> files() throws Exception {
        try (Stream<Path> files = Files.walk(folder.resolve("warc"))) {
            return files.filter(file -> file.toString().endsWith(".warc.gz"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void jwarcValidatesEachFile() throws Exception {
        keep();
        assertThat(files()).hasSize(3);
        Tools.Said said = Tools.validate(files());
        assertThat(said.text()).isBlank();
        assertThat(said.exit()).isZero();
        byte[] spoilt = Files.readAllBytes(files().getFirst());
        spoilt[spoilt.length / 2] ^= 1;
        Path bad = Files.write(folder.resolve("bad.warc.gz"), spoilt);
        assertThat(Tools.validate(List.of(bad)).exit())
                .as("the validator can say no")
                .isNotZero();
    }

    /** It does not look at {@code WARC-Truncated}, and misses what the server promised. */
    @Test
    void jwarcMissesOnlyWhatNeverArrived() throws Exception {
        try (WarcStore store = WarcStore.open(folder.resolve("warc"), SETTINGS);
                Site site = Site.plain(scratch)) {
            for (String head : List.of(
                    "HTTP/1.1 200 OK\nContent-Length: 8000\n\n",
                    "HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\n1f40\n")) {
                try (Fetched got = site.fetch("/cut", Site.answer(head, Site.noise(4_000)))) {
                    store.keep(got, Site.WHY);
                }
            }
        }
        assertThat(Tools.validate(files()).text().lines().filter(line -> line.contains("ERROR")))
                .satisfiesExactly(
                        line -> assertThat(line).endsWith("invalid HTTP header Content-Length: 8000"),
                        line -> assertThat(line).contains("EOFException"));
    }

    @Test
    void warcioIndexesEachFile() throws Exception {
        Path warcio = Tools.warcio(Files.createDirectories(folder.resolve("npm")));
        List<String> urls = keep();
        List<String> command = new ArrayList<>(List.of(warcio.toString(), "index"));
        files().forEach(file -> command.add(file.toString()));
        Tools.Said said = Tools.run(folder, 60, command.toArray(String[]::new));
        assertThat(said.exit()).as(said.text()).isZero();
        List<String> lines = said.text().lines().toList();
        assertThat(lines)
                .as("a warcinfo a file, three records an exchange; the settled one is still held too")
                .hasSize(files().size() + 3 * (urls.size() + 1));
        for (String url : urls) {
            assertThat(lines).anyMatch(line -> line.contains("\"" + url + "\""));
        }
        assertThat(lines.stream().filter(line -> line.contains("\"revisit\""))).hasSize(2);
        command.set(1, "cdx-index");
        Tools.Said cdx = Tools.run(folder, 60, command.toArray(String[]::new));
        assertThat(cdx.exit()).as(cdx.text()).isZero();
        assertThat(cdx.text().lines()).hasSize(urls.size() + 1);
    }

    @Test
    void keepsTheFactsOfTls() throws Exception {
        keep();
        List<Kept> records = Kept.from(files().getFirst(), 0);
        List<Kept> secure = new ArrayList<>();
        for (Path file : files()) {
            Kept.from(file, 0).stream()
                    .filter(record -> record.first("WARC-Target-URI").endsWith("/secure"))
                    .forEach(secure::add);
        }
        assertThat(records).isNotEmpty();
        assertThat(secure).extracting(Kept::type).containsExactly("response", "request", "metadata");
        assertThat(secure.getFirst().block()).isEqualTo(SECURE);
        assertThat(Arrays.asList(new String(secure.getLast().block(), US_ASCII).split("\r\n")))
                .contains("tls-protocol: TLSv1.3", "tls-name: site.example")
                .anyMatch(line -> line.matches("tls-certificate: sha256:[0-9a-f]{64}"))
                .anyMatch(line -> line.startsWith("tls-cipher: TLS_"));
    }
}
