package dev.colophon.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import dev.colophon.evidence.messages.Language;
import dev.colophon.evidence.time.PreparedAuthorities;
import dev.colophon.http.guard.AllowList;
import dev.colophon.registry.work.Organisation;
import dev.colophon.samples.film.Animation;
import dev.colophon.samples.picture.Pictures;
import dev.colophon.samples.sound.Music;
import dev.colophon.samples.sound.Sound;
import dev.colophon.samples.text.Stories;
import dev.colophon.server.security.ServerAccess;
import dev.colophon.server.security.ServerSecurity.UploadLimit;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.evidence.CaptureEvidence;
import dev.colophon.service.evidence.CapturedEvidence;
import dev.colophon.service.evidence.EvidenceSetup;
import dev.colophon.service.evidence.ListEvidence;
import dev.colophon.service.registration.RegisterWorks;
import dev.colophon.service.registration.RegistrationRequest;
import dev.colophon.service.scan.ScanSources;
import dev.colophon.service.session.SharedHome;
import dev.colophon.service.settings.Settings;
import dev.colophon.service.settings.Variables;
import dev.colophon.service.upload.KeepUpload;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.awaitility.Awaitility;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** A home with a server for it, and somebody who is let in. */
public final class ServedHome implements Closeable {

    public static final Actor ADA = new Actor(Organisation.FIRST, "ada");

    public final Path folder;
    public final Settings settings;
    public final RunningServer server;
    public final HttpClient client = HttpClient.newBuilder()
            .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
            .build();

    public ServedHome(Path folder) throws IOException, InterruptedException {
        this(folder, new UploadLimit(8 << 20));
    }

    public ServedHome(Path folder, UploadLimit limit) throws IOException, InterruptedException {
        this(folder, limit, settings(folder));
    }

    public ServedHome(Path folder, UploadLimit limit, Settings settings) throws IOException, InterruptedException {
        this(folder, limit, settings, 0);
    }

    public ServedHome(Path folder, UploadLimit limit, Settings settings, int port)
            throws IOException, InterruptedException {
        this.folder = folder;
        this.settings = settings;
        this.server = RunningServer.start(settings, ADA, port, limit);
        enter();
    }

    /** The same where people sign in: nobody is let in. */
    public ServedHome(Path folder, Settings settings, ServerAccess access) {
        this.folder = folder;
        this.settings = settings;
        this.server = RunningServer.start(settings, ADA, 0, new UploadLimit(8 << 20), access);
    }

    public static Settings settings(Path folder) {
        return Settings.of(new Variables(Map.of(
                Settings.HOME, folder.resolve("home").toString(), "PATH", String.valueOf(System.getenv("PATH")))));
    }

    /** Those of somebody whom everybody reaches at a port of this machine. */
    public static Settings open(Path folder, int port) {
        return Settings.of(new Variables(Map.of(
                Settings.HOME,
                folder.resolve("home").toString(),
                "COLOPHON_PUBLIC",
                "http://localhost:" + port,
                "COLOPHON_CONTACT",
                "https://example.org/bot",
                "PATH",
                String.valueOf(System.getenv("PATH")))));
    }

    /** A port that nobody has. */
    public static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }

    /** The same, which the system gives to nobody who asks for any: it is free again for the next test. */
    public static int keptPort() {
        int first = ThreadLocalRandom.current().nextInt(20_000, 30_000);
        return IntStream.range(first, 32_768)
                .filter(ServedHome::isFree)
                .findFirst()
                .orElseThrow();
    }

    private static boolean isFree(int port) {
        try (ServerSocket _ = new ServerSocket(port)) {
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    /** Those of somebody whom sites can reach. */
    public static Settings watching(Path folder) {
        return Settings.of(new Variables(Map.of(
                Settings.HOME,
                folder.resolve("home").toString(),
                "COLOPHON_CONTACT",
                "https://example.org/bot",
                "PATH",
                String.valueOf(System.getenv("PATH")))));
    }

    /** A form without files. */
    public HttpRequest.Builder form(String path, Map<String, String> fields) throws IOException, InterruptedException {
        String body = Stream.concat(Stream.of(Map.entry("_csrf", csrf())), fields.entrySet().stream())
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
        return to(path).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    private void enter() throws IOException, InterruptedException {
        HttpResponse<String> entered =
                send(HttpRequest.newBuilder(URI.create(server.link().link())));
        if (entered.statusCode() != 303) {
            throw new IllegalStateException("not let in: " + entered.statusCode());
        }
    }

    public HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create(server.address() + path));
    }

    public HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** A part of the server. */
    public <T> T part(Class<T> type) {
        return server.context().getBean(type);
    }

    /** The home that the server keeps open. */
    public SharedHome kept() {
        return server.home();
    }

    public HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(to(path));
    }

    /** A page that is answered with 200. */
    public Document page(String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = get(path);
        if (answer.statusCode() != HttpURLConnection.HTTP_OK) {
            throw new IllegalStateException(path + " is answered with " + answer.statusCode());
        }
        return Jsoup.parse(answer.body());
    }

    /** The token of the forms of a page. */
    public String csrf() throws IOException, InterruptedException {
        Matcher field = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(get("/").body());
        if (!field.find()) {
            throw new IllegalStateException("a form without a token");
        }
        return field.group(1);
    }

    /** A form with a file. */
    public static HttpRequest.BodyPublisher form(Map<String, String> fields, String fileName, byte[] file)
            throws IOException {
        var body = new ByteArrayOutputStream();
        for (var field : fields.entrySet()) {
            body.writeBytes("--b0undary\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
                    .formatted(field.getKey(), field.getValue())
                    .getBytes(UTF_8));
        }
        String quoted = fileName.replace("\\", "\\\\").replace("\"", "\\\"");
        body.writeBytes("--b0undary\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\n\r\n"
                .formatted(quoted)
                .getBytes(UTF_8));
        body.writeBytes(file);
        body.writeBytes("\r\n--b0undary--\r\n".getBytes(UTF_8));
        return HttpRequest.BodyPublishers.ofByteArray(body.toByteArray());
    }

    public HttpRequest.Builder post(String path, Map<String, String> fields, String fileName, byte[] file)
            throws IOException {
        return to(path).header("Content-Type", "multipart/form-data; boundary=b0undary")
                .POST(form(fields, fileName, file));
    }

    /** Hands in a form, and waits until all that is done with its files is done; the address that tells what came of it. */
    public String done(HttpRequest.Builder form) throws IOException, InterruptedException {
        HttpResponse<String> answer = send(form);
        if (answer.statusCode() != 303) {
            throw new IllegalStateException(answer.statusCode() + ": " + answer.body());
        }
        String location = answer.headers().firstValue("Location").orElseThrow();
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> !get(location).body().contains("hx-trigger=\"every"));
        return location;
    }

    public static byte[] picture() {
        return Painted.LAKE.clone();
    }

    /** A part of it, mirrored, with a caption. */
    public static byte[] copy() {
        return Painted.COPY.clone();
    }

    /** What tests register and find: painting takes half a second each time. */
    private static final class Painted {

        static final byte[] LAKE;
        static final byte[] COPY;

        static {
            BufferedImage lake = Pictures.mountainLake(640, 420);
            BufferedImage copy = new BufferedImage(520, 340, BufferedImage.TYPE_INT_RGB);
            Graphics2D graphics = copy.createGraphics();
            graphics.drawImage(lake, 0, 0, 520, 340, 620, 40, 60, 400, null);
            graphics.setColor(new Color(28, 26, 23, 200));
            graphics.fillRect(0, 300, 520, 40);
            graphics.dispose();
            try {
                LAKE = png(lake);
                COPY = png(copy);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static byte[] png(BufferedImage image) throws IOException {
        var out = new ByteArrayOutputStream();
        ImageIO.write(image, "png", out);
        return out.toByteArray();
    }

    /** Registers a file as a command does, beside the server. */
    public void register(Path file, String title, String owner) throws IOException {
        new KeepUpload(settings).reference(file);
        new RegisterWorks(settings)
                .register(
                        ADA,
                        new RegistrationRequest(
                                List.of(file),
                                Optional.empty(),
                                List.of(),
                                Optional.of(owner),
                                Optional.of(title),
                                Optional.empty(),
                                List.of()),
                        _ -> {});
    }

    /** Looks for copies as a command does. */
    public void scan(Path place) throws IOException {
        new ScanSources(settings)
                .scan(ADA, new ScanSources.Request(List.of(place.toString()), false, AllowList.none()), _ -> {});
    }

    /** Works and copies of them, with names as a stranger may choose them. */
    public void fill(String title, String owner, String copyName) throws IOException {
        Path works = Files.createDirectories(folder.resolve("works"));
        register(Files.write(works.resolve("lake.png"), picture()), title, owner);
        register(Files.writeString(works.resolve("leaf.txt"), Stories.theLastLeaf()), "The Last Leaf " + title, owner);
        Path found = Files.createDirectories(folder.resolve("found"));
        Files.write(found.resolve(copyName + ".png"), copy());
        Files.writeString(found.resolve(copyName + ".txt"), "As found: " + Stories.theLastLeaf());
        scan(found);
    }

    /** What is kept in a folder of a home; hidden files say who works there. */
    public static List<String> keptIn(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> !name.startsWith("."))
                    .toList();
        }
    }

    /** A song in a longer recording, and a film in another format. */
    public void fillSoundAndFilm() throws IOException {
        Path works = Files.createDirectories(folder.resolve("recordings"));
        Path heard = Files.createDirectories(folder.resolve("heard"));
        Sound song = Music.piece(7, 40);
        song.writeWav(works.resolve("song.wav"));
        register(works.resolve("song.wav"), "Lantern Waltz", "Ada Example");
        Music.piece(8, 12).then(song.part(8, 34)).writeWav(heard.resolve("show.wav"));
        Path film = works.resolve("boat.y4m");
        Animation.film(7, 256, 144, 12, 10).writeY4m(film);
        register(film, "Paper Boat", "Ada Example");
        settings.programs()
                .ffmpeg()
                .find()
                .run(
                        List.of(
                                "-v",
                                "error",
                                "-i",
                                film.toString(),
                                "-c:v",
                                "mpeg4",
                                heard.resolve("boat.mkv").toString()),
                        Duration.ofMinutes(1));
        scan(heard);
    }

    /** Looks for copies on a site of this machine, as a command does; its host. */
    public String scanSite(byte[] picture) throws IOException {
        return scanSite(picture, "/lake.png", "<title>Found</title><img src=lake.png>");
    }

    /** The same from this path on, where a page says this. */
    public String scanSite(byte[] picture, String path, String html) throws IOException {
        HttpServer site = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        site.createContext("/", exchange -> {
            boolean page = !exchange.getRequestURI().getPath().endsWith(".png");
            byte[] body = page ? html.getBytes(UTF_8) : picture;
            exchange.getResponseHeaders().add("Content-Type", page ? "text/html;charset=utf-8" : "image/png");
            exchange.sendResponseHeaders(200, body.length);
            try (var out = exchange.getResponseBody()) {
                out.write(body);
            }
        });
        site.start();
        try {
            String host = "127.0.0.1:" + site.getAddress().getPort();
            new ScanSources(settings)
                    .scan(
                            ADA,
                            new ScanSources.Request(
                                    List.of("http://" + host + path), false, AllowList.of(List.of(host))),
                            _ -> {});
            return host;
        } finally {
            site.stop(0);
        }
    }

    /** Takes evidence of a page of this machine, without a browser; its bundle. */
    public String evidence(String path, String title, byte[] bytes) throws IOException {
        HttpServer site = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        site.createContext("/", exchange -> {
            boolean page = exchange.getRequestURI().getPath().equals("/");
            byte[] body = page ? ("<title>" + title + "</title><img src=x>").getBytes(UTF_8) : bytes;
            exchange.getResponseHeaders().add("Content-Type", page ? "text/html;charset=utf-8" : "image/png");
            exchange.sendResponseHeaders(200, body.length);
            try (var out = exchange.getResponseBody()) {
                out.write(body);
            }
        });
        site.start();
        PreparedAuthorities.prepare(settings.home().createKeys().resolve("time"));
        List<String> taken = new ArrayList<>();
        try {
            String host = "127.0.0.1:" + site.getAddress().getPort();
            new CaptureEvidence(settings, new EvidenceSetup("Colophon test", Language.ENGLISH, List.of("test")))
                    .capture(
                            ADA,
                            new CaptureEvidence.Request(
                                    List.of("http://" + host + path),
                                    Optional.of("http://" + host + "/"),
                                    Optional.of("C-17"),
                                    false,
                                    AllowList.of(List.of(host))),
                            result -> {
                                if (result instanceof CapturedEvidence.Taken) {
                                    taken.add("taken");
                                }
                            });
        } finally {
            site.stop(0);
        }
        if (taken.isEmpty()) {
            throw new IllegalStateException("no evidence was taken");
        }
        return new ListEvidence(settings).list(ADA).getLast().name();
    }

    /** Ids of sightings, as the inbox shows them. */
    public List<String> sightings() throws IOException, InterruptedException {
        Matcher links = Pattern.compile("<h2 class=\"title\"><a href=\"/sightings/([^\"?]+)[^\"]*\"")
                .matcher(get("/inbox?state=all").body());
        return links.results().map(link -> link.group(1)).toList();
    }

    @Override
    public void close() {
        client.shutdownNow();
        server.close();
    }
}
