package dev.colophon.cli;

import dev.colophon.detect.Sighting;
import dev.colophon.registry.Appearance;
import dev.colophon.registry.Capture;
import dev.colophon.registry.Checked;
import dev.colophon.registry.Content;
import dev.colophon.store.Home;
import dev.colophon.watch.Captured;
import dev.colophon.watch.WarcPosition;
import dev.colophon.watch.crawl.Examiner;
import java.io.Closeable;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Looks for the works of a home in what the crawler receives. Bytes that were looked into before, at any place and with the
 * index as it is, are not decoded again. Works registered while the crawler runs are taken up within seconds. Thread-safe:
 * {@code lock} is held for reading while the workspace is used, and for writing while it is opened anew.
 */
final class CrawlExaminer implements Examiner, Closeable {

    private static final long REFRESH_NANOS = Duration.ofSeconds(5).toNanos();

    private final Home home;
    private final Console console;
    private final Consumer<Finding> found;
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private final AtomicLong looked = new AtomicLong(System.nanoTime());
    private Workspace workspace;

    /** @param found told of each capture that shares content with registered works, after it is stored */
    CrawlExaminer(Home home, Console console, Consumer<Finding> found) {
        this.home = home;
        this.console = console;
        this.found = found;
        this.workspace = Workspace.watching(home, console);
    }

    /** Does something with the workspace as it is. */
    <T> T use(Function<Workspace, T> use) {
        lock.readLock().lock();
        try {
            return use.apply(workspace);
        } finally {
            lock.readLock().unlock();
        }
    }

    @Override
    public Examination examine(Captured captured) {
        refresh();
        return use(current -> {
            long position = current.index().position();
            Sighting sighting = current.catalogue()
                    .captures()
                    .same(captured.found(), captured.sha256(), position)
                    .orElseGet(() -> current.detect(captured.found()));
            return new Seen(captured, sighting, position);
        });
    }

    private final class Seen implements Examination {

        private final Captured captured;
        private final Sighting sighting;
        private final long position;

        Seen(Captured captured, Sighting sighting, long position) {
            this.captured = captured;
            this.sighting = sighting;
            this.position = position;
        }

        @Override
        public boolean matched() {
            return !sighting.matches().isEmpty();
        }

        @Override
        public void store(Optional<WarcPosition> kept) {
            use(current -> {
                Optional<String> id = current.catalogue().captures().record(checked(kept));
                id.ifPresent(stored -> found.accept(
                        new Finding(sighting, current.registered(sighting), captured.page(), Optional.of(stored))));
                return id;
            });
        }

        private Checked checked(Optional<WarcPosition> kept) {
            return new Checked(
                    sighting,
                    new Content(captured.sha256(), captured.size()),
                    position,
                    kept.map(at -> new Capture.WarcRecord(at.file(), at.offset())),
                    Optional.of(new Capture.HttpFacts(
                            captured.status(), Optional.of(captured.type()).filter(type -> !type.isEmpty()))),
                    captured.page()
                            .map(page -> new Appearance(page, captured.element().orElse(""))),
                    true);
        }
    }

    /** Opens the index anew when references were registered since. */
    private void refresh() {
        long now = System.nanoTime();
        long last = looked.get();
        if (now - last < REFRESH_NANOS
                || !looked.compareAndSet(last, now)
                || !use(it -> it.catalogue().isBehind())) {
            return;
        }
        Workspace fresh = Workspace.watching(home, console);
        lock.writeLock().lock();
        try {
            workspace.close();
            workspace = fresh;
        } finally {
            lock.writeLock().unlock();
        }
    }

    @Override
    public void close() {
        lock.writeLock().lock();
        try {
            workspace.close();
        } finally {
            lock.writeLock().unlock();
        }
    }
}
