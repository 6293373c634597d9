package dev.colophon.browser;

import dev.colophon.browser.devtools.DevTools;
import dev.colophon.browser.devtools.DevToolsSocket;
import dev.colophon.media.child.ChildProcess;
import dev.colophon.media.child.TemporaryFolders;
import dev.colophon.media.child.TimeLimit;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One running Chromium with an empty profile in a private folder, and the connection to it. {@link #close()} ends it
 * with all its processes and deletes the folder. Thread-safe.
 */
final class Chromium implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Chromium.class);
    private static final Path PRLIMIT = Path.of("/usr/bin/prlimit");

    /**
     * Writable memory of any one process, 2 GiB. Not address space: V8 reserves far more of that than there is memory.
     */
    private static final long DATA_BYTES = 2L << 30;

    private static final long FILE_BYTES = 256L << 20;
    private static final TimeLimit LIFE = new TimeLimit.WallClock(Duration.ofDays(1));
    private static final Duration START = Duration.ofSeconds(30);
    private static final Duration END = Duration.ofSeconds(3);
    private static final Pattern LISTENING =
            Pattern.compile("DevTools listening on ws://127\\.0\\.0\\.1:(\\d{1,5})(/devtools/browser/[0-9a-f-]{36})");

    private record Address(int port, String path) {}

    private final Path profile;
    private final CompletableFuture<ChildProcess> child = new CompletableFuture<>();
    private final CompletableFuture<Address> listening = new CompletableFuture<>();
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private final DevTools tools;
    private final int port;
    private final String version;
    private final String confinement;

    /** The last thing it said, for the message when it does not start; written by the thread that reads its errors. */
    private volatile String lastWords = "it said nothing";

    /**
     * Starts one in the best of these ways that works on this machine.
     *
     * @throws IOException when none does, with what each of them said
     */
    static Chromium start(Path executable, List<Confinement> ways) throws IOException {
        List<String> failures = new ArrayList<>();
        for (Confinement way : ways) {
            try {
                Chromium started = new Chromium(executable, way, failures);
                if (!way.sandbox()) {
                    LOG.warn("browser={} confinement=\"{}\"", executable, started.confinement);
                }
                return started;
            } catch (IOException e) {
                failures.add(way.words() + " failed: " + e.getMessage());
            }
        }
        throw new IOException(executable + " cannot be started: " + String.join("; ", failures));
    }

    private Chromium(Path executable, Confinement way, List<String> failures) throws IOException {
        profile = TemporaryFolders.create("colophon-browser-");
        confinement = failures.isEmpty() ? way.words() : way.words() + " (" + String.join("; ", failures) + ")";
        try {
            own(way);
            List<String> command = command(executable, way);
            // The thread that starts the child stays with it to its end: the kernel ties the child's life to it.
            Thread.ofPlatform().daemon().name("chromium").start(() -> accompany(command));
            Address address = await(listening, START);
            port = address.port();
            tools = new DevTools(new DevToolsSocket(port, address.path()));
            version = tools.call(DevTools.BROWSER, "Browser.getVersion", DevTools.parameters(), START)
                    .path("product")
                    .asText();
        } catch (IOException e) {
            kill();
            throw e;
        }
    }

    private void own(Confinement way) throws IOException {
        if (way.user().isPresent()) {
            Files.setOwner(
                    profile,
                    profile.getFileSystem()
                            .getUserPrincipalLookupService()
                            .lookupPrincipalByName(way.user().get()));
        }
    }

    private List<String> command(Path executable, Confinement way) {
        List<String> command = new ArrayList<>();
        if (Files.isExecutable(PRLIMIT)) {
            command.add(PRLIMIT.toString());
            command.add("--data=" + DATA_BYTES);
        }
        command.addAll(way.prefix());
        if (way.user().isPresent()) {
            command.addAll(List.of("/usr/bin/env", "HOME=" + profile, "--chdir=" + profile));
        }
        command.add(executable.toString());
        command.addAll(Switches.of(profile, way.sandbox()));
        return command;
    }

    private void accompany(List<String> command) {
        ChildProcess.Limits limits = new ChildProcess.Limits(LIFE, Long.MAX_VALUE, 0, FILE_BYTES);
        try (ChildProcess started = ChildProcess.start(command, limits, this::said)) {
            child.complete(started);
            started.output().transferTo(OutputStream.nullOutputStream());
            ChildProcess.Exit exit = started.await();
            listening.completeExceptionally(new IOException("ended with code " + exit.code() + ": " + lastWords));
        } catch (IOException e) {
            child.completeExceptionally(e);
            listening.completeExceptionally(e);
        } finally {
            delete(profile);
            ended.complete(null);
        }
    }

    private void said(String line) {
        Matcher address = LISTENING.matcher(line);
        if (address.find()) {
            listening.complete(new Address(Integer.parseInt(address.group(1)), address.group(2)));
        } else {
            lastWords = line.length() <= 300 ? line : line.substring(0, 300);
        }
    }

    /** The connection to it. */
    DevTools tools() {
        return tools;
    }

    /** Where it listens on loopback: no page may be led there. */
    int port() {
        return port;
    }

    /** Such as {@code Chrome/156.0.8078.79}. */
    String version() {
        return version;
    }

    /** As whom it runs, whether in a sandbox, and if not why not. */
    String confinement() {
        return confinement;
    }

    boolean alive() {
        return tools.isOpen() && !ended.isDone();
    }

    /** Asks it to end, so that it can take leave of its children, and kills it when it does not. */
    @Override
    public void close() {
        if (alive()) {
            tools.tell(DevTools.BROWSER, "Browser.close", DevTools.parameters());
            waitForEnd();
        }
        tools.close();
        kill();
    }

    /** Ends it at once. */
    void kill() {
        if (!child.isCompletedExceptionally()) {
            var _ = child.thenAccept(ChildProcess::kill);
        }
        waitForEnd();
    }

    private void waitForEnd() {
        try {
            await(ended, END);
        } catch (IOException itWillBeKilledOrIsBeyondUs) {
            LOG.debug("browser={} still running", profile);
        }
    }

    private static <T> T await(CompletableFuture<T> future, Duration most) throws IOException {
        try {
            return future.get(most.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            throw new IOException(cause == null ? "no reason" : String.valueOf(cause.getMessage()), e);
        } catch (TimeoutException e) {
            throw new IOException("not ready within " + most.toSeconds() + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static void delete(Path folder) {
        try {
            TemporaryFolders.delete(folder);
        } catch (IOException | UncheckedIOException e) {
            LOG.warn("folder={} not deleted", folder);
        }
    }
}
