package dev.colophon.crawl.fetch;

import dev.colophon.http.GuardedClient;
import dev.colophon.http.guard.AllowList;
import dev.colophon.http.guard.Guard;
import dev.colophon.http.guard.GuardSettings;
import dev.colophon.http.guard.Refused;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import okhttp3.HttpUrl;

/** A guarded client for each set of allowedHosts, so that what one source may visit is open to no other. Thread-safe. */
public final class Clients implements AutoCloseable {

    private final GuardSettings settings;
    private final Map<List<String>, GuardedClient> clients = new HashMap<>();

    public Clients(GuardSettings settings) {
        this.settings = settings;
    }

    synchronized GuardedClient with(List<String> allowedHosts) {
        return clients.computeIfAbsent(allowedHosts, opened -> new GuardedClient(settings(opened)));
    }

    private GuardSettings settings(List<String> allowedHosts) {
        return allowedHosts.isEmpty()
                ? settings
                : settings.withAllowed(settings.allowed().and(AllowList.of(allowedHosts)));
    }

    /** Whether a URL may be asked for at the address that answered, with no more than these allowed. */
    boolean mayVisit(List<String> allowedHosts, String url, InetAddress peer) {
        Guard guard = new Guard(settings(allowedHosts).withResolver(_ -> List.of(peer)));
        try {
            HttpUrl admitted = guard.admit(url);
            List<InetAddress> _ = guard.lookup(admitted.host());
            guard.check(admitted.host(), new InetSocketAddress(peer, admitted.port()));
            return true;
        } catch (Refused | UnknownHostException _) {
            return false;
        }
    }

    /** Ends the requests that are under way. */
    synchronized void breakOff() {
        clients.values().forEach(GuardedClient::breakOff);
    }

    @Override
    public synchronized void close() {
        clients.values().forEach(GuardedClient::close);
        clients.clear();
    }
}
