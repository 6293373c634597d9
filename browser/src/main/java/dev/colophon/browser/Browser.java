package dev.colophon.browser;

import dev.colophon.browser.PrintResult.NotPrinted;
import dev.colophon.browser.RenderResult.NotRendered;
import dev.colophon.browser.devtools.DevToolsException;
import dev.colophon.http.GuardedClient;
import dev.colophon.http.guard.Refused;
import dev.colophon.media.child.ChildProcess;
import dev.colophon.media.child.TimeLimit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shows pages that scripts build, one at a time: a headless Chromium whose every request is answered from the guarded
 * client, and which could connect to nothing by itself. Each page has an empty profile; a browser that ended is
 * started anew for the next page. Thread-safe.
 */
public final class Browser implements AutoCloseable {

    /** How to get one on Debian, for messages. */
    public static final String INSTALL = "apt-get install --no-install-recommends chromium fonts-noto-cjk";

    private static final Logger LOG = LoggerFactory.getLogger(Browser.class);
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");

    /** After so many pages the browser is started anew, so that what it leaks stays bounded. */
    private static final int PAGES_A_LIFE = 250;

    private static final int MOST_DOCUMENT_BYTES = 32 << 20;

    private final Path executable;
    private final GuardedClient client;
    private final RenderLimits limits;

    // Written by whoever holds the monitor; close() reads it without, to end a render that is running.
    private volatile Chromium chromium;
    private volatile boolean closed;
    private int pages;

    private Browser(Path executable, GuardedClient client, RenderLimits limits) throws IOException {
        this.executable = executable;
        this.client = client;
        this.limits = limits;
        this.chromium = Chromium.start(executable, Confinement.ways());
    }

    /**
     * The browser of this machine.
     *
     * @param named the program to use; when it is none that can be run, there is no browser
     * @param path folders in which the usual names are looked for when none is named
     */
    public static Optional<Path> find(Optional<String> named, List<Path> path) {
        if (named.isPresent()) {
            return path(named.get()).filter(Browser::isProgram);
        }
        return NAMES.stream()
                .flatMap(name -> path.stream().map(folder -> folder.resolve(name)))
                .filter(Browser::isProgram)
                .findFirst();
    }

    private static Optional<Path> path(String text) {
        try {
            return Optional.of(Path.of(text));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private static boolean isProgram(Path file) {
        return Files.isRegularFile(file) && Files.isExecutable(file);
    }

    /** What the program calls itself, such as {@code Chromium 156.0.8078.79}; nothing is rendered for that. */
    public static String describe(Path executable) throws IOException {
        var bounds = new ChildProcess.Limits(new TimeLimit.WallClock(Duration.ofMinutes(1)), 1 << 12, 0, 1 << 20);
        try (ChildProcess child = ChildProcess.start(List.of(executable.toString(), "--version"), bounds, line -> {})) {
            String answer = new String(child.output().readAllBytes(), StandardCharsets.UTF_8).strip();
            if (!child.await().succeeded() || answer.isEmpty()) {
                throw new IOException(executable + " does not say its version");
            }
            return answer;
        }
    }

    /**
     * Starts the browser.
     *
     * @throws IOException when it cannot be started, with what it said
     */
    public static Browser start(Path executable, GuardedClient client, RenderLimits limits) throws IOException {
        return new Browser(executable, client, limits);
    }

    /** Opens a page, waits until it is at rest or its time is up, and reads it. Never throws for what a page does. */
    public synchronized RenderResult render(String url) {
        String admitted;
        try {
            admitted = client.admit(url);
        } catch (Refused refused) {
            return new NotRendered(refused.line());
        }
        return attempt(
                running -> Rendering.ofWeb(running, client, limits),
                rendering -> rendering.render(admitted),
                NotRendered::new);
    }

    /**
     * Prints a document that we made. It must carry everything in itself, pictures as {@code data:} addresses: no request
     * of it goes anywhere, no script of it runs. Paper is A4; margins, headings and page numbers are what its style says
     * ({@code @page} and its margin boxes). Never throws for what a document is.
     *
     * @param html at most 32 MiB in UTF-8
     * @return at most 48 MiB of PDF, within a minute
     */
    public synchronized PrintResult print(String html) {
        if (html.getBytes(StandardCharsets.UTF_8).length > MOST_DOCUMENT_BYTES) {
            return new NotPrinted("a document of more than " + MOST_DOCUMENT_BYTES + " bytes");
        }
        return attempt(running -> Rendering.ofDocument(running, html), Rendering::print, NotPrinted::new);
    }

    private interface Work<R> {
        R on(Rendering rendering) throws DevToolsException, InterruptedException;
    }

    /** Once more when the browser turned out to be gone before the page was asked for. */
    private <R> R attempt(Function<Chromium, Rendering> opening, Work<R> work, Function<String, R> failure) {
        return once(opening, work, failure)
                .or(() -> once(opening, work, failure))
                .orElseGet(() -> failure.apply("the browser ended twice before it could open the page"));
    }

    private <R> Optional<R> once(Function<Chromium, Rendering> opening, Work<R> work, Function<String, R> failure) {
        try {
            Chromium running = running();
            try (Rendering rendering = opening.apply(running)) {
                try {
                    return Optional.of(work.on(rendering));
                } catch (DevToolsException e) {
                    // Whatever state it is in, the next page gets a fresh one.
                    running.kill();
                    return rendering.begun()
                            ? Optional.of(failure.apply("the browser failed: " + e.getMessage()))
                            : Optional.empty();
                }
            }
        } catch (IOException e) {
            return Optional.of(failure.apply(String.valueOf(e.getMessage())));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of(failure.apply("interrupted"));
        }
    }

    private Chromium running() throws IOException {
        if (closed) {
            throw new IOException("the browser is closed");
        }
        pages++;
        if (!chromium.alive() || pages > PAGES_A_LIFE) {
            LOG.info("browser={} restarted pages={}", executable, pages - 1);
            chromium.close();
            chromium = Chromium.start(executable, Confinement.ways());
            pages = 1;
            if (closed) {
                chromium.close();
                throw new IOException("the browser is closed");
            }
        }
        return chromium;
    }

    /** Such as {@code Chrome/156.0.8078.79}. */
    public String version() {
        return chromium.version();
    }

    /** As whom it runs, whether in Chromium's sandbox, and if not why not: {@code user nobody, sandbox}. */
    public String confinement() {
        return chromium.confinement();
    }

    /** Where the browser listens for us on loopback. */
    int port() {
        return chromium.port();
    }

    /** Ends the browser with all its processes; a page that is being rendered is not rendered. */
    @Override
    public void close() {
        closed = true;
        chromium.close();
    }
}
