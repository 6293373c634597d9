package dev.colophon.cli.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import dev.colophon.cli.Cli;
import dev.colophon.cli.output.ExitCode;
import dev.colophon.media.ffmpeg.Ffmpeg;
import dev.colophon.samples.film.Animation;
import dev.colophon.service.settings.Variables;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pictures, sounds, texts and films, with the children that decode them. */
class ReportCommandIT {

    private static final long MOST_BYTES = 60_000_000;

    @TempDir
    Path folder;

    private Cli.Result run(String... arguments) {
        Cli.Result result = Cli.run(folder.resolve("home"), arguments);
        assertThat(result.exitCode()).as(result.err()).isEqualTo(ExitCode.OK);
        return result;
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    private JsonNode report(String... more) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("report", "--html", path("report"), "--lang", "en", "--json"));
        arguments.addAll(List.of(more));
        return new ObjectMapper().readTree(run(arguments.toArray(String[]::new)).out());
    }

    private List<Element> entries() throws IOException {
        List<Path> pages;
        try (Stream<Path> all = Files.list(folder.resolve("report/sightings"))) {
            pages = all.sorted().toList();
        }
        List<Element> entries = new ArrayList<>();
        for (Path page : pages) {
            entries.addAll(Jsoup.parse(Files.readString(page)).select("article"));
        }
        return entries;
    }

    @Test
    @Tag("full")
    void bothSidesAreShownAsFarAsTheyAreAtHand() throws IOException {
        ManyCopies.make(folder, 10);
        film();
        run("register", path("works"), "--owner", "Ada Example");
        run("scan", path("copies"));
        run("decide", "--place", "copy-0000", "--as", "licensed", "--reason", "licence L-17", "--yes");

        JsonNode written = report();
        assertThat(written.path("sightings").asInt()).isEqualTo(11);
        assertThat(written.path("notShown").asInt()).as("the film's work").isEqualTo(1);
        assertThat(entries()).hasSize(11).allSatisfy(entry -> {
            assertThat(entry.select(".pane")).hasSize(2);
            entry.select("img").forEach(image -> assertThat(picture(image)).isTrue());
        });
        Element picture = entry("copy-0000.jpg");
        assertThat(picture.select(".pane:not(.b)").text()).contains("64 × 64 samples");
        assertThat(picture.select(".pane.b").text()).contains("Made from the file itself.");
        assertThat(picture.select(".pane:not(.b) svg.over path.line")).hasSize(1);
        assertThat(picture.text()).contains("Licensed: licence L-17");
        Element film = entry("copy-film.mp4");
        assertThat(film.select(".pane.b img")).hasSize(3);
        assertThat(film.select(".pane:not(.b)").text()).contains("its bytes are not kept here");
        assertThat(film.select("svg.strip")).hasSize(1);
        Element sound = entry("copy-0009.wav");
        assertThat(sound.select("svg.wave path.hit")).hasSize(2);
        assertThat(sound.select(".pane.b audio").attr("src"))
                .isEqualTo(folder.resolve("copies/copy-0009.wav").toUri().toString());
        assertThat(sound.select(".pane:not(.b) audio")).isEmpty();

        assertThat(report("--references", path("works")).path("notShown").asInt())
                .isZero();
        assertThat(entry("copy-0000.jpg").select(".pane:not(.b)").text()).contains("Made from the file itself.");
        assertThat(entry("copy-film.mp4").select(".pane:not(.b) img")).hasSize(3);
        assertThat(entry("copy-0009.wav").select(".pane:not(.b) audio")).hasSize(1);

        Files.delete(folder.resolve("copies/copy-0000.jpg"));
        assertThat(report("--state", "licensed").path("sightings").asInt()).isEqualTo(1);
        assertThat(entry("copy-0000.jpg").select(".pane.b").text()).contains("64 × 64 samples");
        Document overview = Jsoup.parse(Files.readString(folder.resolve("report/index.html")));
        assertThat(overview.text()).contains("Only these sightings: --state licensed");
    }

    @Test
    @Tag("full")
    void aCopyOnTheWebIsShownFromItsCapture() throws IOException {
        ManyCopies.make(folder, 10);
        run("register", path("works"), "--owner", "Ada Example");
        HttpServer site = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        site.createContext("/", exchange -> {
            boolean picture = exchange.getRequestURI().getPath().equals("/copy.jpg");
            byte[] body = picture
                    ? Files.readAllBytes(folder.resolve("copies/copy-0000.jpg"))
                    : "<!doctype html><img src=\"/copy.jpg\">".getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", picture ? "image/jpeg" : "text/html");
            boolean none = exchange.getRequestURI().getPath().equals("/robots.txt");
            exchange.sendResponseHeaders(none ? 404 : 200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        site.start();
        String door = "127.0.0.1:" + site.getAddress().getPort();
        try {
            run("source", "add", "http://" + door + "/", "--allow", door);
            Map<String, String> variables = new HashMap<>(System.getenv());
            variables.put("COLOPHON_CONTACT", "https://example.org/");
            assertThat(Cli.run(new Variables(variables), folder.resolve("home"), "watch", "--once")
                            .exitCode())
                    .isEqualTo(ExitCode.OK);
        } finally {
            site.stop(0);
        }
        assertThat(report().path("notShown").asInt()).isZero();
        Element found = entry("/copy.jpg");
        assertThat(found.select(".place").text()).startsWith("hxxp://127.0.0[.]1:");
        assertThat(found.select(".pane.b").text()).contains("Made from the capture.");
        assertThat(found.select(".pane.b img"))
                .allSatisfy(image -> assertThat(picture(image)).isTrue());
        assertThat(found.text()).contains(".warc.gz", "On the page hxxp://127.0.0[.]1:");
    }

    private Element entry(String name) throws IOException {
        return entries().stream()
                .filter(entry -> entry.select(".place").text().endsWith(name))
                .findFirst()
                .orElseThrow();
    }

    private boolean picture(Element image) {
        try {
            var read = ImageIO.read(folder.resolve("report/sightings")
                    .resolve(image.attr("src"))
                    .normalize()
                    .toFile());
            return read.getWidth() == Integer.parseInt(image.attr("width"))
                    && read.getHeight() == Integer.parseInt(image.attr("height"));
        } catch (IOException e) {
            return false;
        }
    }

    private void film() throws IOException {
        Path frames = folder.resolve("film.y4m");
        Animation.film(7, 320, 240, 12, 12).writeY4m(frames);
        Ffmpeg ffmpeg = Ffmpeg.find();
        for (String to : List.of("works/film.mp4", "copies/copy-film.mp4")) {
            String quality = to.startsWith("works") ? "3" : "8";
            ffmpeg.run(
                    List.of("-y", "-i", frames.toString(), "-c:v", "mpeg4", "-q:v", quality, path(to)),
                    Duration.ofMinutes(2));
        }
    }

    /** What it costs is in docs/figures.md. */
    @Test
    @Tag("long")
    void twoThousandSightingsFitIntoSixtyMegabytes() throws IOException {
        int many = 2_000;
        ManyCopies.make(folder, many);
        run("register", path("works"), "--owner", "Ada Example");
        List<String> scan = new ArrayList<>(List.of("scan"));
        scan.addAll(ManyCopies.some(folder));
        run(scan.toArray(String[]::new));
        ManyCopies.addOthers(folder, folder.resolve("home"), many);
        JsonNode written = report("--references", path("works"));
        assertThat(written.path("sightings").asInt()).isGreaterThanOrEqualTo(many);
        assertThat(written.path("bytes").asLong()).isLessThan(MOST_BYTES);
        assertThat(written.path("notShown").asInt()).isZero();
    }
}
