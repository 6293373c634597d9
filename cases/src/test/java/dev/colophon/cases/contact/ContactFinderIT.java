package dev.colophon.cases.contact;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.colophon.cases.contact.ContactFinder.Registries;
import dev.colophon.cases.contact.ContactQuestion.Outcome;
import dev.colophon.cases.contact.whois.WhoisRecord.Referral;
import dev.colophon.cases.removal.address.HostPauses;
import dev.colophon.crawl.frontier.lease.Politeness;
import dev.colophon.http.GuardedClient;
import dev.colophon.http.GuardedWhois;
import dev.colophon.http.TestAuthority;
import dev.colophon.http.guard.AllowList;
import dev.colophon.http.guard.GuardSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Contacts are found at real servers on loopback: pages over HTTP, registries over TLS, whois. */
@Tag("full")
class ContactFinderIT {

    private static final String HOST = "www.pirate.com";
    private static final String RDAP = "rdap.registry.com";
    private static final Instant NOW = Instant.parse("2026-11-28T11:00:00Z");

    @TempDir
    static Path keys;

    @TempDir
    Path folder;

    private static TestAuthority authority;
    private static SSLContext tls;

    private final Map<String, String> pages = new ConcurrentHashMap<>();
    private final Map<String, String> records = new ConcurrentHashMap<>();
    private final Map<String, String> whois = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private HttpServer site;
    private HttpsServer rdap;
    private ServerSocket whoisServer;

    @BeforeAll
    static void authority() throws Exception {
        authority = new TestAuthority(keys);
        tls = authority.server(RDAP);
    }

    @BeforeEach
    void serve() throws IOException {
        site = HttpServer.create(loopback(), 0);
        site.createContext("/", exchange -> answer(exchange, pages, "text/html; charset=utf-8"));
        site.start();
        rdap = HttpsServer.create(loopback(), 0);
        rdap.setHttpsConfigurator(new HttpsConfigurator(tls));
        rdap.createContext("/", exchange -> answer(exchange, records, "application/rdap+json"));
        rdap.start();
        whoisServer = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::answerWhois);
        records.put("/list/dns.json", list("com", rdapUrl("/")));
        records.put("/list/ipv4.json", list("127.0.0.0/8", rdapUrl("/")));
        records.put("/list/ipv6.json", list("2001:db8::/32", rdapUrl("/")));
    }

    private static InetSocketAddress loopback() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    private static String list(String entry, String base) {
        return "{\"publication\": \"2026-11-01T00:00:00Z\", \"services\": [[[\"%s\"], [\"%s\"]]]}"
                .formatted(entry, base);
    }

    @AfterEach
    void stop() throws IOException {
        site.stop(0);
        rdap.stop(0);
        whoisServer.close();
    }

    private void answer(HttpExchange exchange, Map<String, String> answers, String type) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            asked.add(path);
            String text = answers.get(path);
            if (text != null && text.startsWith("-> ")) {
                exchange.getResponseHeaders().set("Location", text.substring(3));
                exchange.sendResponseHeaders(302, -1);
            } else {
                byte[] body = String.valueOf(text).getBytes(UTF_8);
                exchange.getResponseHeaders().set("Content-Type", type);
                exchange.sendResponseHeaders(text == null ? 404 : 200, body.length);
                exchange.getResponseBody().write(body);
            }
        }
    }

    /** One server for all names: what it says depends on how often it was asked. */
    private void answerWhois() {
        while (!whoisServer.isClosed()) {
            try (Socket client = whoisServer.accept()) {
                StringBuilder line = new StringBuilder();
                for (int c = client.getInputStream().read();
                        c >= 0 && c != '\n';
                        c = client.getInputStream().read()) {
                    line.append((char) c);
                }
                asked.add("whois " + line.toString().strip());
                long turn =
                        asked.stream().filter(what -> what.startsWith("whois ")).count();
                client.getOutputStream().write(whois.getOrDefault("" + turn, "").getBytes(UTF_8));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private String siteUrl(String path) {
        return "http://%s:%d%s".formatted(HOST, site.getAddress().getPort(), path);
    }

    private String rdapUrl(String path) {
        return "https://%s:%d%s".formatted(RDAP, rdap.getAddress().getPort(), path);
    }

    private String whoisName(String name) {
        return "%s:%d".formatted(name, whoisServer.getLocalPort());
    }

    private GuardSettings settings() throws Exception {
        return GuardSettings.of("https://example.org/bot", folder)
                .withResolver(name -> List.of(InetAddress.ofLiteral("127.0.0.1")))
                .withAuthorities(authority.trust())
                .withAllowed(AllowList.of(List.of(
                        HOST + ":" + site.getAddress().getPort(),
                        "registrar.com:" + rdap.getAddress().getPort(),
                        RDAP + ":" + rdap.getAddress().getPort(),
                        whoisName("root.com"),
                        whoisName("whois.registry.com"),
                        whoisName("whois.registrar.com"),
                        whoisName("whois.fourth.com"))));
    }

    private Map<ContactSource, ContactFindings> find(Set<ContactSource> fresh, Optional<String> agentPage)
            throws Exception {
        GuardSettings settings = settings();
        Map<ContactSource, ContactFindings> found = new EnumMap<>(ContactSource.class);
        try (GuardedClient client = new GuardedClient(settings)) {
            ContactFinder finder = new ContactFinder(
                    client,
                    new GuardedWhois(settings, GuardedWhois.Limits.defaults()),
                    new HostPauses(Politeness.unlimited(1), () -> NOW, _ -> {}),
                    new Registries(
                            folder.resolve("rdap"),
                            rdapUrl("/list/"),
                            new Referral("root.com", whoisServer.getLocalPort())),
                    () -> NOW);
            finder.find(new ContactFinder.Wanted(HOST, List.of(siteUrl("/")), agentPage, fresh))
                    .forEach(one -> found.put(one.question().source(), one));
        }
        return found;
    }

    private Map<ContactSource, ContactFindings> find() throws Exception {
        return find(Set.of(), Optional.empty());
    }

    private static List<String> addresses(ContactFindings findings) {
        return findings.contacts().stream().map(HostContact::address).toList();
    }

    private static ContactFindings of(Map<ContactSource, ContactFindings> found, ContactSource source) {
        return Objects.requireNonNull(found.get(source), () -> source + " in " + found.keySet());
    }

    @Test
    void eachSourceSaysWhatItNamesAndWhere() throws Exception {
        pages.put(
                "/", "<a href=/dmca>DMCA</a> <a href=https://elsewhere.com/dmca>DMCA</a> <a href=/contact>Contact</a>");
        pages.put("/dmca", "<h1>DMCA agent</h1><p>agent@pirate.com");
        pages.put("/contact", "<p>Copyright complaints: legal@pirate.com");
        records.put("/domain/pirate.com", RdapSamples.domain("abuse@registry.com", rdapUrl("/of-registrar")));
        records.put("/of-registrar", RdapSamples.domain("abuse@registrar.com", ""));
        records.put("/ip/127.0.0.1", RdapSamples.network("abuse@hosting.com"));
        Map<ContactSource, ContactFindings> found = find();
        assertThat(addresses(of(found, ContactSource.SITE))).containsExactly("agent@pirate.com", "legal@pirate.com");
        assertThat(of(found, ContactSource.SITE).contacts().getFirst()).satisfies(contact -> {
            assertThat(contact.source()).isEqualTo(ContactSource.DMCA_AGENT);
            assertThat(contact.readAt()).isEqualTo(siteUrl("/dmca"));
            assertThat(contact.at()).isEqualTo(NOW);
            assertThat(contact.host()).isEqualTo(HOST);
        });
        assertThat(addresses(of(found, ContactSource.RDAP_DOMAIN)))
                .containsExactly("abuse@registry.com", "abuse@registrar.com");
        assertThat(of(found, ContactSource.RDAP_DOMAIN).question().words()).contains("withholds who has registered it");
        assertThat(of(found, ContactSource.RDAP_IP).contacts()).singleElement().satisfies(contact -> {
            assertThat(contact.address()).isEqualTo("abuse@hosting.com");
            assertThat(contact.name()).isEqualTo("Hosting Example");
            assertThat(contact.holder()).isEqualTo(ContactHolder.NETWORK);
        });
        assertThat(of(found, ContactSource.WHOIS).question()).satisfies(question -> {
            assertThat(question.outcome()).isEqualTo(Outcome.NOT_ASKED);
            assertThat(question.words()).contains("not needed");
        });
        assertThat(asked).contains("/robots.txt").doesNotContain("whois pirate.com");
    }

    @Test
    void whoRegisteredTheDomainIsNamedUnlessAServiceHidesThem() throws Exception {
        String registrant = """
                {"entities": [{"roles": ["registrant"],
                  "vcardArray": ["vcard", [["fn", {}, "text", "%s"], ["email", {}, "text", "owner@pirate.com"]]]},
                 {"vcardArray": ["vcard", [["email", {}, "text", "nobody@pirate.com"]]]}]}""";
        records.put("/domain/pirate.com", registrant.formatted("Pirate Inc."));
        assertThat(of(find(), ContactSource.RDAP_DOMAIN).contacts())
                .singleElement()
                .satisfies(contact -> {
                    assertThat(contact.address()).isEqualTo("owner@pirate.com");
                    assertThat(contact.purpose()).isEqualTo(ContactPurpose.UNSTATED);
                    assertThat(contact.holder()).isEqualTo(ContactHolder.REGISTRANT);
                    assertThat(contact.name()).isEqualTo("Pirate Inc.");
                });
        records.put("/domain/pirate.com", registrant.formatted("Domains By Proxy, LLC"));
        ContactFindings hidden = of(find(), ContactSource.RDAP_DOMAIN);
        assertThat(hidden.contacts()).isEmpty();
        assertThat(hidden.question().words()).contains("withholds who has registered it");
    }

    @Test
    void noAnswerIsUnknownAndCostsNoOther() throws Exception {
        records.remove("/list/dns.json");
        records.put("/ip/127.0.0.1", "not JSON");
        Map<ContactSource, ContactFindings> found = find();
        assertThat(found.values()).extracting(one -> one.question().outcome()).containsOnly(Outcome.UNKNOWN);
        assertThat(of(found, ContactSource.SITE).question().words()).contains("the server answers 404");
        assertThat(of(found, ContactSource.RDAP_DOMAIN).question().words())
                .contains("no list of RDAP servers", "dns.json answers 404");
        assertThat(of(found, ContactSource.WHOIS).question().words()).contains("answered with nothing");
        records.put("/list/dns.json", list("com", rdapUrl("/")));
        assertThat(of(find(), ContactSource.RDAP_IP).question().words()).contains("cannot be read as JSON");
    }

    @Test
    void whatRobotsTxtForbidsIsNotReadAlsoBehindARedirect() throws Exception {
        pages.put("/robots.txt", "User-agent: *\nDisallow: /legal");
        pages.put("/", "<a href=/dmca>DMCA</a>");
        pages.put("/dmca", "-> /legal/dmca");
        pages.put("/legal/dmca", "DMCA: agent@pirate.com");
        ContactFindings found = of(find(), ContactSource.SITE);
        assertThat(found.contacts()).isEmpty();
        assertThat(found.question().words()).contains("no address for complaints", "robots.txt does not allow us");
        assertThat(asked).contains("/dmca").doesNotContain("/legal/dmca");
    }

    @Test
    void registriesAreAskedOverTlsAlone() throws Exception {
        records.put("/list/dns.json", list("com", siteUrl("/")));
        records.put("/ip/127.0.0.1", "-> " + siteUrl("/ip"));
        pages.put("/domain/pirate.com", RdapSamples.domain("abuse@registrar.com", ""));
        pages.put("/ip", RdapSamples.network("abuse@hosting.com"));
        Map<ContactSource, ContactFindings> found = find(Set.of(ContactSource.SITE), Optional.empty());
        assertThat(of(found, ContactSource.RDAP_DOMAIN).question().words()).contains("is not reached over https");
        assertThat(of(found, ContactSource.RDAP_IP).question().words()).contains("is not reached over https");
        assertThat(asked).doesNotContain("/domain/pirate.com", "/ip");
    }

    @Test
    void whoisIsAskedWhereRdapNamesNobodyAndFollowedTwice() throws Exception {
        whois.put("1", "refer: " + whoisName("whois.registry.com"));
        whois.put("2", "Registrar WHOIS Server: " + whoisName("whois.registrar.com"));
        whois.put(
                "3",
                "Registrar: Registrar Inc.\nRegistrar Abuse Contact Email: abuse@registrar.com\nwhois: "
                        + whoisName("whois.fourth.com"));
        whois.put("4", "abuse-mailbox: fourth@registrar.com");
        ContactFindings found = of(find(), ContactSource.WHOIS);
        assertThat(found.contacts()).singleElement().satisfies(contact -> {
            assertThat(contact.address()).isEqualTo("abuse@registrar.com");
            assertThat(contact.name()).isEqualTo("Registrar Inc.");
            assertThat(contact.readAt()).startsWith("whois://whois.registrar.com:");
        });
        assertThat(asked.stream().filter("whois pirate.com"::equals)).hasSize(3);
        assertThat(found.question().outcome()).isEqualTo(Outcome.ANSWERED);
    }

    @Test
    void aReferralToAnotherPortOrAPrivateServerIsNotFollowed() throws Exception {
        whois.put("1", "refer: whois.registry.com:25");
        ContactFindings found = of(find(), ContactSource.WHOIS);
        assertThat(found.question().outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(found.question().words()).contains("loopback");
    }

    @Test
    void thePageOfAnAgentIsReadWhereAPersonNamesIt() throws Exception {
        pages.put("/directory/9", "<h1>Designated Agent</h1><p>Pirate Inc.<br>Email: agent@lawyers.com");
        Map<ContactSource, ContactFindings> found = find(Set.of(), Optional.of(siteUrl("/directory/9")));
        assertThat(addresses(of(found, ContactSource.DMCA_AGENT))).containsExactly("agent@lawyers.com");
        assertThat(of(found, ContactSource.SITE).question().outcome()).isEqualTo(Outcome.UNKNOWN);
    }

    @Test
    void listsAreKeptAndFetchedAnewWhenTheyAreOld() throws Exception {
        records.put("/domain/pirate.com", RdapSamples.domain("abuse@registrar.com", ""));
        find();
        asked.clear();
        Path kept = folder.resolve("rdap/dns.json");
        Files.setLastModifiedTime(kept, FileTime.from(NOW));
        Files.setLastModifiedTime(folder.resolve("rdap/ipv4.json"), FileTime.from(NOW));
        Files.setLastModifiedTime(folder.resolve("rdap/ipv6.json"), FileTime.from(NOW));
        assertThat(addresses(of(find(), ContactSource.RDAP_DOMAIN))).containsExactly("abuse@registrar.com");
        assertThat(asked).doesNotContain("/list/dns.json");

        Files.setLastModifiedTime(kept, FileTime.from(NOW.minus(Duration.ofDays(31))));
        records.put("/list/dns.json", "<html>out of order</html>");
        assertThat(addresses(of(find(), ContactSource.RDAP_DOMAIN))).containsExactly("abuse@registrar.com");
        assertThat(asked).contains("/list/dns.json");
        assertThat(kept).content().contains("services");
    }
}
