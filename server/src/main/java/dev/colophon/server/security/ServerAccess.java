package dev.colophon.server.security;

import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import dev.colophon.service.settings.Settings;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Who may reach the server, and as what.
 *
 * @param accounts whether people sign in; else whoever has the machine comes in by a link
 * @param bind the address of this machine at which it listens
 * @param proxy the one address whose X-Forwarded-For is believed; it keeps connections from others (TLS)
 * @param hosts the names by which it answers beside those of this machine for itself, lower case, with a port where there is one
 */
public record ServerAccess(boolean accounts, InetAddress bind, Optional<InetAddress> proxy, Set<String> hosts) {

    /** Of one user, on this machine alone. */
    public static final ServerAccess LAPTOP = new ServerAccess(false, loopback(), Optional.empty(), Set.of());

    private static final int LONGEST_HEADER = 1_000;

    public ServerAccess {
        hosts = Set.copyOf(hosts);
    }

    private static InetAddress loopback() {
        try {
            return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        } catch (UnknownHostException e) { // which four bytes never are
            throw new IllegalStateException(e);
        }
    }

    /**
     * As the settings and options say.
     *
     * @param accounts whether the option asks for accounts, too
     * @param behind the option that names the proxy
     * @param bind the option that names the address
     * @throws ServiceException when others could reach it without accounts, or read passwords on the way
     */
    public static ServerAccess of(Settings settings, boolean accounts, Optional<String> behind, Optional<String> bind) {
        boolean wanted = accounts || settings.serving().accounts();
        Optional<InetAddress> proxy =
                behind.or(() -> settings.serving().behind()).map(text -> address("--behind", text));
        InetAddress at = bind.or(() -> settings.serving().bind())
                .map(text -> address("--bind", text))
                .orElse(loopback());
        Set<String> hosts = settings.serving().hosts().stream()
                .flatMap(text -> Arrays.stream(text.split("[,\\s]+")))
                .filter(name -> !name.isBlank())
                .map(name -> name.toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
        if (!wanted && (proxy.isPresent() || !at.isLoopbackAddress() || !hosts.isEmpty())) {
            throw new ServiceException(
                    Category.USAGE,
                    "others could reach it, and nobody would sign in: --behind, --bind and serve.hosts go with"
                            + " --accounts");
        }
        if (settings.oidc().isPresent() && !wanted) {
            throw new ServiceException(
                    Category.USAGE,
                    "a provider of identities is named (serve.oidc), and nobody would sign in: it goes with --accounts,"
                            + " or accounts = true under [serve]");
        }
        settings.publicAddress()
                .filter(known -> hosts.stream().anyMatch(known::isNamedBy))
                .ifPresent(known -> {
                    throw new ServiceException(
                            Category.USAGE,
                            "%s is the name of the public pages and stands among the hosts of those who sign in: give each its own name (public and hosts under [serve])"
                                    .formatted(known.authority()));
                });
        if (!at.isLoopbackAddress() && proxy.isEmpty()) {
            throw new ServiceException(
                    Category.USAGE,
                    "--bind %s: passwords would cross the network for all to read: put a proxy with TLS before it, and name that with --behind ADDRESS"
                            .formatted(at.getHostAddress()));
        }
        if (proxy.isPresent() && hosts.isEmpty()) {
            throw new ServiceException(
                    Category.USAGE,
                    "--behind: say by which name people reach it, such as hosts = \"colophon.example.org\" under"
                            + " [serve] in colophon.toml");
        }
        return new ServerAccess(wanted, at, proxy, hosts);
    }

    private static InetAddress address(String option, String text) {
        if (!text.matches("[0-9a-fA-F.:]{2,45}")) { // a name would be looked up, and may mean another machine tomorrow
            throw new ServiceException(
                    Category.USAGE, "%s: `%s` is no address: write it like 192.0.2.7".formatted(option, text));
        }
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException e) {
            throw new ServiceException(
                    Category.USAGE, "%s: `%s` is no address: write it like 192.0.2.7".formatted(option, text));
        }
    }

    /** Whether browsers may send the cookie over TLS alone. */
    public boolean isSecure() {
        return proxy.isPresent();
    }

    /** Whether a connection may ask at all: from this machine, or from the proxy. */
    boolean isReachableFrom(HttpServletRequest request) {
        return proxy.isEmpty() || isOfProxy(request) || peer(request).isLoopbackAddress();
    }

    /** The address of whoever asks: what the proxy says of it is believed of that alone, and of it what it added itself. */
    public String address(HttpServletRequest request) {
        return isOfProxy(request) ? forwarded(request) : peer(request).getHostAddress();
    }

    /** The same of whoever asks for a public page: where no proxy is named, one on this machine may stand before it, as of a laptop. */
    String visitor(HttpServletRequest request) {
        return isOfProxy(request) || (proxy.isEmpty() && peer(request).isLoopbackAddress())
                ? forwarded(request)
                : peer(request).getHostAddress();
    }

    private static String forwarded(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader("X-Forwarded-For"))
                .filter(header -> header.length() <= LONGEST_HEADER)
                .map(header -> List.of(header.split(",")).getLast().strip())
                .filter(text -> text.matches("[0-9a-fA-F.:]{2,45}"))
                .orElse(peer(request).getHostAddress());
    }

    private boolean isOfProxy(HttpServletRequest request) {
        return proxy.filter(peer(request)::equals).isPresent();
    }

    private static InetAddress peer(HttpServletRequest request) {
        return address("peer", request.getRemoteAddr().replaceFirst("%.*", ""));
    }

    /** The cookie of sessions of accounts; with the prefix, no other name of a domain can set it (RFC 6265bis). */
    public String cookie() {
        return isSecure() ? "__Host-colophon-session" : "colophon-session";
    }
}
