package dev.colophon.http.guard;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.Dns;
import okhttp3.HttpUrl;

/**
 * The rules of the guarded client, applied four times: to the URL with its literal host, to all DNS answers, to the
 * address before a socket connects, to the peer after it did. Thread-safe.
 */
public final class Guard implements Dns {

    /** Longer ones are somebody's trap; signed media URLs reach some 2,000 characters. */
    private static final int LONGEST_URL = 8_192;

    private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*):");
    /** Also in what is no URL. */
    private static final Pattern USER = Pattern.compile("(?<![^/\\\\\\s])[^/\\\\\\s]+@");

    private static final Pattern AUTHORITY = Pattern.compile("[A-Za-z]+:[/\\\\]*([^/\\\\?#]*)");

    /** Ports within 80–90 and 8000–8999 that the Fetch standard blocks (87), and one common control port (8500). */
    private static final Set<Integer> REFUSED_PORTS = Set.of(87, 8500);

    /** The port of whois (RFC 3912). */
    public static final int WHOIS = 43;

    private final GuardSettings settings;

    /** Addresses of hosts that the operator permitted by name; at most the answers for those names. */
    private final Set<InetSocketAddress> opened = ConcurrentHashMap.newKeySet();

    public Guard(GuardSettings settings) {
        this.settings = settings;
    }

    /** The URL in canonical form, when it may be asked for as far as one can see without a name server. */
    public HttpUrl admit(String raw) throws Refused {
        String text = raw.strip();
        if (text.length() > LONGEST_URL) {
            throw refused(GuardRule.URL, "", "a URL of " + text.length() + " characters, longer than " + LONGEST_URL);
        }
        if (text.chars().anyMatch(c -> c < 32 || c == 127)) {
            throw refused(GuardRule.URL, "", "a control character in the URL " + printable(text));
        }
        Matcher scheme = SCHEME.matcher(text);
        if (!scheme.lookingAt()) {
            throw refused(GuardRule.URL, "", printable(text) + " is not an absolute URL");
        }
        String name = scheme.group(1).toLowerCase(Locale.ROOT);
        if (!name.equals("http") && !name.equals("https")) {
            throw refused(GuardRule.SCHEME, "", "scheme " + name + " is neither http nor https");
        }
        HttpUrl url = HttpUrl.parse(text);
        if (url == null) {
            throw refused(GuardRule.URL, "", printable(text) + " cannot be read as a URL");
        }
        if (!url.encodedUsername().isEmpty() || !url.encodedPassword().isEmpty()) {
            throw refused(
                    GuardRule.USER_INFO,
                    url.host(),
                    "a name or password in the address of " + url.host()
                            + ": none is ever sent, so write it without them; what only a login shows is not visited");
        }
        HttpUrl admitted = admitHost(text, url);
        String door = door(admitted);
        if (settings.blocked().contains(door)) {
            throw refused(
                    GuardRule.BLOCKED,
                    url.host(),
                    "%s is blocked; `colophon source unblock %s` takes that back".formatted(door, door));
        }
        return admitted;
    }

    /** The host, with its port where that is not 80 or 443. */
    private static String door(HttpUrl url) {
        String host = Refused.bracketed(url.host());
        return url.port() == 80 || url.port() == 443 ? host : host + ":" + url.port();
    }

    /** The same for a reference found in an answer of {@code base}. */
    public HttpUrl admit(HttpUrl base, String reference) throws Refused {
        String text = reference.strip();
        if (SCHEME.matcher(text).lookingAt()) {
            return admit(text);
        }
        if (text.startsWith("//") || text.startsWith("\\\\")) {
            return admit(base.scheme() + ":" + text);
        }
        HttpUrl resolved = base.resolve(text);
        if (resolved == null) {
            throw refused(GuardRule.URL, "", printable(text) + " cannot be read as a URL");
        }
        return admit(resolved.toString());
    }

    private HttpUrl admitHost(String text, HttpUrl url) throws Refused {
        String host = url.host();
        Matcher authority = AUTHORITY.matcher(text);
        if (authority.lookingAt() && authority.group(1).contains("[") && host.indexOf(':') < 0) {
            throw refused(
                    GuardRule.ADDRESS, host, authority.group(1) + " is an IPv6 address that embeds an IPv4 address");
        }
        if (host.indexOf(':') >= 0) {
            return admitLiteral(url, InetAddress.ofLiteral(host));
        }
        if (HostLiteral.endsInNumber(host)) {
            InetAddress address = HostLiteral.ipv4(host)
                    .orElseThrow(() -> refused(GuardRule.URL, host, host + " is neither a name nor an IPv4 address"));
            return admitLiteral(url.newBuilder().host(address.getHostAddress()).build(), address);
        }
        boolean mayBePermitted = settings.allowed().permits(host, url.port())
                || !settings.allowed().prefixes().isEmpty();
        if (!mayBePermitted && !isWebPort(url.port())) {
            throw port(host, url.port()).allowable(url);
        }
        return url;
    }

    private HttpUrl admitLiteral(HttpUrl url, InetAddress address) throws Refused {
        InetSocketAddress peer = new InetSocketAddress(address, url.port());
        if (settings.allowed().permits(url.host(), url.port())) {
            opened.add(peer);
        } else if (!settings.allowed().permits(address)) {
            // A host that is permitted by its name is not permitted by its address.
            try {
                checkPublic(url.host(), peer);
            } catch (Refused refused) {
                throw refused.allowable(url);
            }
        }
        return url;
    }

    /** All answers for the name, none of which is refused; one bad answer refuses the name. */
    @Override
    public List<InetAddress> lookup(String host) throws UnknownHostException {
        List<InetAddress> answers = settings.resolver().addresses(host);
        if (answers.isEmpty()) {
            throw new UnknownHostException(host);
        }
        List<Integer> ports = settings.allowed().ports(host);
        for (InetAddress answer : answers) {
            ports.forEach(port -> opened.add(new InetSocketAddress(answer, port)));
            Optional<String> words = AddressRules.refusal(answer, settings.refusedHere());
            if (ports.isEmpty() && words.isPresent() && !settings.allowed().permits(answer)) {
                UnknownHostException noAnswer = new UnknownHostException(host);
                noAnswer.initCause(Refused.address(host, answer, words.get()));
                throw noAnswer;
            }
        }
        return List.copyOf(answers);
    }

    /** Whether a socket may stand between us and this address and port; {@code host} is for the message. */
    public void check(String host, InetSocketAddress peer) throws Refused {
        if (!isOpened(peer)) {
            checkPublic(host, peer);
        }
    }

    private boolean isOpened(InetSocketAddress peer) {
        return opened.contains(new InetSocketAddress(peer.getAddress(), peer.getPort()))
                || settings.allowed().permits(peer.getAddress());
    }

    /** The same of a server of whois, which is asked at port 43 alone. */
    public void checkWhois(String host, InetSocketAddress peer) throws Refused {
        if (settings.blocked().contains(host)) {
            throw refused(
                    GuardRule.BLOCKED,
                    host,
                    "%s is blocked; `colophon source unblock %s` takes that back".formatted(host, host));
        }
        if (!isOpened(peer)) {
            checkAddress(host, peer);
            if (peer.getPort() != WHOIS) {
                throw refused(GuardRule.PORT, host, "port " + peer.getPort() + " of " + host + " is not that of whois");
            }
        }
    }

    private void checkAddress(String host, InetSocketAddress peer) throws Refused {
        Optional<String> words = AddressRules.refusal(peer.getAddress(), settings.refusedHere());
        if (words.isPresent()) {
            throw Refused.address(host, peer.getAddress(), words.get());
        }
    }

    private void checkPublic(String host, InetSocketAddress peer) throws Refused {
        checkAddress(host, peer);
        if (!isWebPort(peer.getPort())) {
            throw port(host, peer.getPort());
        }
    }

    private static boolean isWebPort(int port) {
        boolean web = (port >= 80 && port <= 90) || port == 443 || (port >= 8000 && port <= 8999);
        return web && !REFUSED_PORTS.contains(port);
    }

    private static Refused port(String host, int port) {
        return refused(GuardRule.PORT, host, "port " + port + " of " + host + " is no port of the web");
    }

    private static Refused refused(GuardRule rule, String host, String what) {
        return new Refused(rule, host, Optional.empty(), what);
    }

    /** At most 80 characters, controls as question marks, names and passwords left out: for one line on a terminal. */
    public static String printable(String text) {
        String safe = USER.matcher(text.replaceAll("\\p{Cntrl}", "?")).replaceAll("…@");
        return safe.length() <= 80 ? safe : safe.substring(0, 79) + "…";
    }
}
