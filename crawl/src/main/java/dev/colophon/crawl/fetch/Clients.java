package dev.colophon.crawl.fetch;

import dev.colophon.http.GuardedClient;
import dev.colophon.http.guard.AllowList;
import dev.colophon.http.guard.GuardSettings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A guarded client for each set of allowedHosts, so that what one source may visit is open to no other. Thread-safe. */
public final class Clients implements AutoCloseable {

    private final GuardSettings settings;
    private final Map<List<String>, GuardedClient> clients = new HashMap<>();

    public Clients(GuardSettings settings) {
        this.settings = settings;
    }

    synchronized GuardedClient with(List<String> allowedHosts) {
        return clients.computeIfAbsent(
                allowedHosts,
                opened -> new GuardedClient(
                        opened.isEmpty()
                                ? settings
                                : settings.withAllowed(settings.allowed().and(AllowList.of(opened)))));
    }

    @Override
    public synchronized void close() {
        clients.values().forEach(GuardedClient::close);
        clients.clear();
    }
}
