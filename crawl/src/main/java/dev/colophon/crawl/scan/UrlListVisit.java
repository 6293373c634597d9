package dev.colophon.crawl.scan;

import dev.colophon.http.GuardedClient;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Predicate;

/** The pages and media of a file of URLs, one after the other; lines that hold no URL come first, as failures. */
final class UrlListVisit implements ScanItems {

    private final GuardedClient client;
    private final VisitLimits limits;
    private final Predicate<String> copies;
    private final Deque<ScanItem> bad = new ArrayDeque<>();
    private final Deque<String> urls = new ArrayDeque<>();
    private Optional<UrlVisit> current = Optional.empty();

    UrlListVisit(GuardedClient client, VisitLimits limits, Predicate<String> copies, Path file) throws IOException {
        this.client = client;
        this.limits = limits;
        this.copies = copies;
        UrlList list = UrlList.read(file);
        list.bad()
                .forEach(line -> bad.add(
                        new Skipped(file + ":" + line.number(), Optional.empty(), Skipped.Kind.FAILED, line.reason())));
        list.lines().forEach(line -> urls.add(line.url()));
    }

    @Override
    public boolean hasNext() {
        return !bad.isEmpty() || current.filter(UrlVisit::hasNext).isPresent() || !urls.isEmpty();
    }

    @Override
    public ScanItem next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        if (!bad.isEmpty()) {
            return bad.remove();
        }
        Optional<UrlVisit> running = current.filter(UrlVisit::hasNext);
        UrlVisit visit = running.orElseGet(() -> new UrlVisit(client, limits, copies, urls.remove()));
        current = Optional.of(visit);
        return visit.next();
    }

    @Override
    public void close() {
        urls.clear();
        bad.clear();
    }
}
