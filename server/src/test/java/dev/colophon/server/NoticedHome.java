package dev.colophon.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.colophon.cases.claimant.ClaimantDetails;
import dev.colophon.cases.claimant.IdentityProof;
import dev.colophon.cases.message.NoticeContent.Measure;
import dev.colophon.cases.message.NoticeContent.Statement;
import dev.colophon.cases.message.mail.DkimKey;
import dev.colophon.evidence.messages.Language;
import dev.colophon.evidence.time.PreparedAuthorities;
import dev.colophon.http.guard.AllowList;
import dev.colophon.media.child.TemporaryFolders;
import dev.colophon.operators.SiteSignals;
import dev.colophon.page.signal.SignalKind;
import dev.colophon.page.signal.SiteSignal;
import dev.colophon.samples.text.Stories;
import dev.colophon.server.security.ServerSecurity.UploadLimit;
import dev.colophon.service.caller.ProgressListener;
import dev.colophon.service.casefile.ChangeClaimant;
import dev.colophon.service.casefile.ClaimantRole;
import dev.colophon.service.casefile.OpenCases;
import dev.colophon.service.catalogue.ListSightings;
import dev.colophon.service.decision.Approval;
import dev.colophon.service.decision.DecideSightings;
import dev.colophon.service.decision.SightingSelection;
import dev.colophon.service.draft.DraftNotice;
import dev.colophon.service.evidence.CaptureCaseEvidence;
import dev.colophon.service.evidence.EvidenceSetup;
import dev.colophon.service.registration.RegisterWorks;
import dev.colophon.service.registration.RegistrationRequest;
import dev.colophon.service.scan.ScanSources;
import dev.colophon.service.session.HomeDatabase;
import dev.colophon.service.settings.Settings;
import dev.colophon.service.source.AddSource;
import dev.colophon.service.source.SourceRequest;
import dev.colophon.sightings.SightingQuery;
import dev.colophon.sightings.decision.DecisionState;
import dev.colophon.store.Database;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/**
 * A served home in which copies are confirmed, or a notice about them is drafted; a server of this machine shows them on two sites that
 * share an address, and a mail server takes what is sent. What is prepared is made once in a process.
 */
public final class NoticedHome implements Closeable {

    /** How far it is brought before it is served. */
    public enum Stage {
        CONFIRMED,
        DRAFTED
    }

    public static final String TO = "abuse@host.example";

    private static final Map<String, Path> MADE = new ConcurrentHashMap<>();
    private static final HttpServer COPIES = copies();

    public final ServedHome served;
    public final GreenMail mail;
    private final Path home;

    public NoticedHome(Path folder, Stage stage, String title, String owner) throws Exception {
        this(folder, stage, title, owner, 0);
    }

    /** The same that everybody reaches, as {@code localhost} at this port; 0: nobody does. */
    public NoticedHome(Path folder, Stage stage, String title, String owner, int openPort) throws Exception {
        home = folder.resolve("home");
        Settings settings = openPort == 0 ? ServedHome.settings(folder) : ServedHome.open(folder, openPort);
        String what = stage + title + owner + openPort;
        Path made = MADE.get(what);
        if (made == null) {
            prepare(folder, settings, stage, title, owner);
            // The key that signs mail is made once, too.
            writeSettings(25);
            DkimKey _ = ServedHome.settings(folder).mail().dkimKey(settings.home());
            made = TemporaryFolders.create("colophon-prepared");
            copy(home, made);
            MADE.put(what, made);
        } else {
            copy(made, home);
        }
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        mail = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mail.setUser(TO, "secret");
        mail.start();
        writeSettings(port);
        served = openPort == 0
                ? new ServedHome(folder, new UploadLimit(8 << 20))
                : new ServedHome(folder, new UploadLimit(8 << 20), ServedHome.open(folder, openPort), openPort);
    }

    private void writeSettings(int mailPort) throws IOException {
        Files.writeString(home.resolve("colophon.toml"), """
                [mail]
                server = "127.0.0.1:%d"
                security = "none"
                from = "notices@owner.example"
                """.formatted(mailPort));
    }

    private static HttpServer copies() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", NoticedHome::answer);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            String site = exchange.getRequestHeaders().getFirst("Host");
            String said = switch (path) {
                case "/post" ->
                    "<title>Stories</title><p>Write to <a href=mailto:desk@finds-of-stories.example>us</a>.</p>"
                            + "<script>google_ad_client = 'ca-pub-1234567890123456';</script><a href=/a.txt>read</a>";
                case "/a.txt" -> "Found at %s: %s".formatted(site, Stories.theLastLeaf());
                default -> "";
            };
            byte[] body = said.getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", path.endsWith(".txt") ? "text/plain" : "text/html");
            exchange.sendResponseHeaders(body.length == 0 ? 404 : 200, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static List<String> sites() {
        int port = COPIES.getAddress().getPort();
        return List.of("127.0.0.1:" + port, "localhost:" + port);
    }

    /** Brings a home there that others serve. */
    public static void prepare(Path folder, Settings settings, Stage stage, String title, String owner)
            throws Exception {
        PreparedAuthorities.prepare(settings.home().createKeys().resolve("time"));
        Path work = Files.writeString(
                Files.createDirectories(folder.resolve("works")).resolve("leaf.txt"), Stories.theLastLeaf());
        new RegisterWorks(settings)
                .register(
                        ServedHome.ADA,
                        new RegistrationRequest(
                                List.of(work),
                                Optional.empty(),
                                List.of(),
                                Optional.of(owner),
                                Optional.of(title),
                                Optional.empty(),
                                List.of()),
                        _ -> {});
        AllowList allowed = AllowList.of(sites());
        new ScanSources(settings)
                .scan(
                        ServedHome.ADA,
                        new ScanSources.Request(
                                sites().stream()
                                        .map(site -> "http://" + site + "/post")
                                        .toList(),
                                false,
                                allowed),
                        _ -> {});
        operators(settings);
        List<String> seen = new ListSightings(settings)
                .list(ServedHome.ADA, SightingQuery.ALL, Optional.empty(), _ -> {}).orElseThrow().sightings().stream()
                        .map(sighting -> sighting.id())
                        .toList();
        new DecideSightings(settings)
                .decide(
                        ServedHome.ADA,
                        new DecideSightings.Request(
                                new SightingSelection.Named(seen), DecisionState.CONFIRMED, "no licence"),
                        (_, _, _) -> Approval.Answer.YES,
                        ProgressListener.SILENT);
        new ChangeClaimant(settings)
                .change(
                        ServedHome.ADA,
                        ClaimantRole.OWNER,
                        owner,
                        new ClaimantDetails(
                                Optional.of(ChangeClaimant.proof(IdentityProof.Kind.PASSPORT, work)),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of("Musterstr. 1, Leipzig"),
                                Optional.of("04109"),
                                Optional.of("DE"),
                                Optional.of("+49 341 123456"),
                                Optional.empty(),
                                Optional.of("ada@mail.example")));
        if (stage == Stage.DRAFTED) {
            drafted(settings, allowed);
        }
    }

    /** Sites that share more or less with one of those where the copies are. */
    private static void operators(Settings settings) {
        try (Database database = HomeDatabase.stored(settings)) {
            List<SiteSignal> signals = new ArrayList<>();
            for (String site : List.of("localhost", "stories-mirror.example", "late-stories.example")) {
                signals.add(signal(site, SignalKind.ADVERTISING_ID, "pub-7730945512086634"));
                signals.add(signal(site, SignalKind.CONTACT, "desk@finds-of-stories.example"));
                signals.add(signal(site, SignalKind.FAVICON, "a".repeat(64)));
            }
            signals.add(signal("dance-notes.example", SignalKind.TEMPLATE, "theme-of-few"));
            signals.add(signal("late-stories.example", SignalKind.TEMPLATE, "theme-of-few"));
            for (int i = 0; i < 30; i++) {
                signals.add(signal("other-%d.example".formatted(i), SignalKind.TEMPLATE, "theme-%d".formatted(i)));
            }
            int _ = new SiteSignals(database).record(signals, Instant.now());
        }
    }

    private static SiteSignal signal(String site, SignalKind kind, String value) {
        return new SiteSignal(site, kind, value, "http://%s/".formatted(site));
    }

    private static void drafted(Settings settings, AllowList allowed) throws IOException {
        Object _ = new OpenCases(settings)
                .open(
                        ServedHome.ADA,
                        new OpenCases.Request(Optional.empty(), Optional.empty(), true),
                        ProgressListener.SILENT);
        new CaptureCaseEvidence(settings, new EvidenceSetup("Colophon test", Language.ENGLISH, List.of("test")))
                .capture(ServedHome.ADA, new CaptureCaseEvidence.Request("K-1", false, allowed), _ -> {});
        Object _ = new DraftNotice(settings, _ -> Optional.empty(), InstantSource.system())
                .draft(
                        ServedHome.ADA,
                        new DraftNotice.Request(
                                "K-1",
                                "us-dmca",
                                List.of(),
                                Optional.empty(),
                                Optional.of("Host"),
                                Optional.of(TO),
                                Measure.REMOVE,
                                EnumSet.of(Statement.GOOD_FAITH, Statement.ACCURACY, Statement.AUTHORITY),
                                Optional.of("Ada Byron"),
                                Optional.of("The whole story stands there without permission."),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                false,
                                Optional.empty()),
                        _ -> {});
    }

    private static void copy(Path from, Path to) throws IOException {
        Path _ = Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                Files.createDirectories(to.resolve(from.relativize(folder)));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.copy(file, to.resolve(from.relativize(file)));
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** The sites of the copies may be visited, as those of a source of this machine. */
    public void allow() throws Exception {
        Object _ = new AddSource(served.settings)
                .add(
                        ServedHome.ADA,
                        new SourceRequest(
                                "http://" + sites().getLast() + "/post",
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of(sites())),
                        AllowList.of(sites()));
    }

    public Document page(String path) throws Exception {
        HttpResponse<String> answer = served.get(path);
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(path + ": " + answer.statusCode() + " " + answer.body());
        }
        return Jsoup.parse(answer.body());
    }

    public int status(String path) throws Exception {
        return served.get(path).statusCode();
    }

    /** Sends a form with the token of our forms, and what the page of it has seen. */
    public HttpResponse<String> send(String path, Map<String, String> fields) throws Exception {
        String form = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&", "_csrf=" + served.csrf() + "&", ""));
        return served.send(served.to(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
    }

    /** What the forms of a page say that it has seen. */
    public String seen(String path) throws Exception {
        return String.valueOf(page(path).select("input[name=seen]").val());
    }

    /** The same as a person who looks at the page first. */
    public HttpResponse<String> act(String path, String act, Map<String, String> fields) throws Exception {
        Map<String, String> all = new HashMap<>(fields);
        all.put("seen", seen(path));
        return send(path + "/" + act, all);
    }

    /** As if what left had left so much earlier. */
    public void earlier(Duration by) {
        try (Connection database = DriverManager.getConnection("jdbc:sqlite:" + home.resolve("colophon.db"));
                PreparedStatement shift = database.prepareStatement(
                        "update notice_event set at = at - ? where kind in ('SENDING_BEGUN', 'SENT')")) {
            shift.setLong(1, by.toMillis());
            shift.executeUpdate();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** As if what waits to leave had waited long enough. */
    public void due() {
        try (Connection database = DriverManager.getConnection("jdbc:sqlite:" + home.resolve("colophon.db"));
                PreparedStatement mails = database.prepareStatement("update notice_mail set due_at = due_at - 61000");
                PreparedStatement events =
                        database.prepareStatement("update notice_event set at = at - 61000 where kind = 'LET_GO'")) {
            mails.executeUpdate();
            events.executeUpdate();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        served.close();
        mail.stop();
    }
}
