package dev.colophon.service.removal;

import dev.colophon.http.GuardedClient;
import dev.colophon.http.guard.GuardSettings;
import dev.colophon.service.settings.Settings;
import java.util.List;

/** One client for each vantage point. */
record LookClients(List<Client> all) implements AutoCloseable {

    /** What asks from a vantage point. */
    record Client(LookVantages.Vantage vantage, GuardedClient client) {}

    static LookClients of(Settings settings, GuardSettings guard) {
        return new LookClients(LookVantages.of(settings).stream()
                .map(vantage -> new Client(vantage, new GuardedClient(guard.as(vantage.visitor()))))
                .toList());
    }

    @Override
    public void close() {
        all.forEach(one -> one.client().close());
    }
}
