package dev.colophon.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.colophon.samples.text.Stories;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A home in which a person has confirmed three copies of a work, which a server shows on one page. */
public abstract class ConfirmedCopies {

    protected static final ObjectMapper MAPPER = new ObjectMapper();
    private static final List<String> COPIES = List.of("/a.txt", "/b.txt", "/c.txt");

    /** One in a process, so that what was prepared for a test names the address that the next test finds. */
    private static final HttpServer SERVER = serve();

    private static volatile Optional<ConfirmedCopies> tested = Optional.empty();

    @TempDir
    protected Path folder;

    protected final Map<String, String> files = new ConcurrentHashMap<>();
    protected final List<String> asked = new CopyOnWriteArrayList<>();
    protected final CountDownLatch released = new CountDownLatch(1);
    protected volatile String held = "";
    protected Path home = Path.of("");

    private static HttpServer serve() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> tested.orElseThrow().answer(exchange));
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @BeforeEach
    public void seen() throws IOException {
        tested = Optional.of(this);
        home = folder.resolve("home");
        StringBuilder page = new StringBuilder("<title>Stories</title>");
        for (String copy : COPIES) {
            files.put(copy, "Found at %s: %s".formatted(copy, Stories.theLastLeaf()));
            page.append("<a href=%s>read</a>".formatted(copy));
        }
        files.put("/post", page.toString());
        Path work = Files.writeString(folder.resolve("leaf.txt"), Stories.theLastLeaf());
        PreparedHome.of("confirmed copies", home, () -> {
            run("register", work.toString(), "--owner", "Ada", "--title", "The Last Leaf", "--policy", "block-access");
            assertThat(run("scan", url("/post"), "--allow", address()).out()).contains("The Last Leaf");
            confirmAll();
        });
        asked.clear();
    }

    /** A person confirms all that is there. */
    protected void confirmAll() throws IOException {
        List<String> confirm = new ArrayList<>(List.of("decide"));
        json("sightings", "--json")
                .forEach(line -> confirm.add(line.get("sighting").asText()));
        confirm.addAll(List.of("--as", "confirmed", "--reason", "no licence"));
        assertThat(run(confirm.toArray(String[]::new)).exitCode()).isZero();
    }

    @AfterEach
    public void end() {
        released.countDown();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            asked.add(path);
            if (path.equals(held)) {
                boolean _ = released.await(60, TimeUnit.SECONDS);
            }
            byte[] body = files.getOrDefault(path, "").getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", path.endsWith(".txt") ? "text/plain" : "text/html");
            exchange.sendResponseHeaders(body.length == 0 ? 404 : 200, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    protected String address() {
        return "127.0.0.1:" + SERVER.getAddress().getPort();
    }

    protected String url(String path) {
        return "http://" + address() + path;
    }

    /** Changes the database, as if time had passed or an earlier version had written it. */
    protected void change(String statement) {
        try (Connection database = DriverManager.getConnection("jdbc:sqlite:" + home.resolve("colophon.db"));
                PreparedStatement change = database.prepareStatement(statement)) {
            change.executeUpdate();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    protected Cli.Result run(String... arguments) {
        return Cli.run(home, arguments);
    }

    /** The addresses of all three, a line each. */
    protected String everyCopy() {
        return COPIES.stream().map(this::url).collect(Collectors.joining("\n"));
    }

    protected List<JsonNode> json(String... arguments) throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : run(arguments).lines()) {
            lines.add(MAPPER.readTree(line));
        }
        return lines;
    }

    /** Says of the owner, a person, what every procedure asks for. */
    protected void describeOwner() {
        Path passport = folder.resolve("leaf.txt"); // any file: its name and hash are kept
        Cli.Result said = run(
                "owner",
                "details",
                "Ada",
                "--identity",
                "passport",
                "--identity-file",
                passport.toString(),
                "--address",
                "Musterstr. 1, Leipzig",
                "--post-code",
                "04109",
                "--country",
                "DE",
                "--phone",
                "+49 341 123456",
                "--email",
                "ada@mail.example");
        assertThat(said.exitCode()).as(said.err()).isZero();
    }

    /** Drafts a notice about the first case under 17 USC 512(c), without a browser. */
    protected Cli.Result draftDmca(String... more) {
        return draftUnder("us-dmca", "good-faith,accuracy,authority", more);
    }

    /** The same under another procedure, with what is declared. */
    protected Cli.Result draftUnder(String regime, String declared, String... more) {
        List<String> command = new ArrayList<>(List.of(
                "notice",
                "draft",
                "K-1",
                "--no-browser",
                "--regime",
                regime,
                "--declare",
                declared,
                "--sign",
                "Ada Byron"));
        command.addAll(List.of(more));
        return run(command.toArray(String[]::new));
    }

    /** Takes evidence of the first case, without a browser. */
    protected Cli.Result evidence(String... more) {
        List<String> command =
                new ArrayList<>(List.of("case", "evidence", "K-1", "--no-browser", "--allow", address()));
        command.addAll(List.of(more));
        return run(command.toArray(String[]::new));
    }

    /**
     * Notes that a user contests notice N-1, in the form of 17 USC 512(g)(3).
     *
     * @param about what the user asks for, such as an address
     * @param quoted what follows the signature, such as the notice that is answered
     */
    protected Cli.Result contest(String about, String quoted, String... more) throws IOException {
        Path counter = Files.writeString(folder.resolve("counter.eml"), counterAbout(about) + "\n" + quoted);
        List<String> command = new ArrayList<>(
                List.of("answer", "import", counter.toString(), "--notice", "N-1", "--as", "counter-notice"));
        command.addAll(List.of(more));
        Cli.Result taken = run(command.toArray(String[]::new));
        assertThat(taken.exitCode()).as(taken.err()).isZero();
        return taken;
    }

    /**
     * A counter-notice to notice N-1, in the form of 17 USC 512(g)(3).
     *
     * @param about what the user asks for, such as an address
     */
    protected static String counterAbout(String about) {
        return """
                From: user@host.example
                Subject: Re: Notice N-1

                Counter notification
                Name: Sam Example
                Address: 1 Main Street, Springfield
                Phone: +1 555 0100
                %s
                I swear, under penalty of perjury, that I have a good faith belief that it was removed as a result of mistake.
                I consent to the jurisdiction of the Federal District Court and will accept service of process.
                /s/ Sam Example
                """.formatted(about);
    }

    /** Writes the letter about a suit that was filed today because of notice N-1. */
    protected Cli.Result suit(String... more) {
        String today = LocalDate.now(ZoneId.systemDefault()).toString();
        List<String> command = new ArrayList<>(
                List.of("notice", "suit", "N-1", "--court", "D. Or.", "--docket", "1", "--filed", today));
        command.addAll(List.of(more));
        return run(command.toArray(String[]::new));
    }
}
