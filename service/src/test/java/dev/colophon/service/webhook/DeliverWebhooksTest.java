package dev.colophon.service.webhook;

import static dev.colophon.store.schema.tables.Decision.DECISION;
import static dev.colophon.store.schema.tables.RemovalLook.REMOVAL_LOOK;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.colophon.cases.webhook.Webhook;
import dev.colophon.cases.webhook.WebhookEvent;
import dev.colophon.cases.webhook.WebhookMessages;
import dev.colophon.cases.webhook.WebhookReply;
import dev.colophon.cases.webhook.WebhookSender;
import dev.colophon.cases.webhook.Webhooks;
import dev.colophon.http.GuardedClient;
import dev.colophon.registry.work.Organisation;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.json.account.WebhookView;
import dev.colophon.service.session.ScratchFolder;
import dev.colophon.service.settings.Settings;
import dev.colophon.service.settings.Variables;
import dev.colophon.store.Database;
import dev.colophon.store.DatabaseClock;
import dev.colophon.store.Ids;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a server that was named is sent, over a real connection, and when again. */
class DeliverWebhooksTest {

    private static final Actor ROOT = new Actor(Organisation.FIRST, "root");

    @TempDir
    Path folder;

    /** What came, and what is answered next; 200 when nothing else is said, 0: the connection is cut. */
    private record Came(String path, String id, String timestamp, String signature, String body) {}

    private final List<Came> came = new CopyOnWriteArrayList<>();
    private final Deque<Integer> answers = new ArrayDeque<>();
    private HttpServer server;
    private String address;
    private Settings settings;
    private Instant now = Instant.now();
    private final InstantSource clock = () -> now;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
        address = "http://127.0.0.1:" + server.getAddress().getPort();
        settings = settings("127.0.0.1:" + server.getAddress().getPort());
    }

    private Settings settings(String allowed) {
        return Settings.of(new Variables(
                Map.of(Settings.HOME, folder.resolve("home").toString(), "COLOPHON_WEBHOOK_ALLOW", allowed)));
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            came.add(new Came(
                    exchange.getRequestURI().getPath(),
                    exchange.getRequestHeaders().getFirst("webhook-id"),
                    exchange.getRequestHeaders().getFirst("webhook-timestamp"),
                    exchange.getRequestHeaders().getFirst("webhook-signature"),
                    new String(exchange.getRequestBody().readAllBytes(), UTF_8)));
            if (exchange.getRequestURI().getPath().equals("/slow")) {
                Awaitility.await().atMost(Duration.ofSeconds(40)).until(() -> false);
            }
            int status;
            synchronized (answers) {
                status = answers.isEmpty() ? 200 : answers.removeFirst();
            }
            if (status == 302) {
                exchange.getResponseHeaders().add("Location", address + "/elsewhere");
            }
            if (status > 0) {
                exchange.sendResponseHeaders(status, -1);
            }
        }
    }

    private AddWebhook.Added add(String path, String... events) {
        return new AddWebhook(settings).add(ROOT, address + path, List.of(events));
    }

    private String decide() {
        String id = new Ids(InstantSource.system()).next();
        try (Database database = Database.open(settings.home(), settings.database())) {
            database.change(dsl -> dsl.insertInto(DECISION)
                    .set(DECISION.ID, id)
                    .set(DECISION.ORGANISATION, Organisation.FIRST.id())
                    .set(DECISION.SIGHTING, "the-sighting")
                    .set(DECISION.PLACE, "p")
                    .set(DECISION.CONTENT, "c")
                    .set(DECISION.WORK, "the-work")
                    .set(DECISION.STATE, "NOT_A_MATCH")
                    .set(DECISION.REASON, "what nobody else is to know")
                    .set(DECISION.DECIDED_BY, "ada@example.org")
                    .set(DECISION.DECIDED_AT, Instant.now().toEpochMilli())
                    .execute());
        }
        return id;
    }

    private void look(String verdict) {
        String id = new Ids(InstantSource.system()).next();
        try (Database database = Database.open(settings.home(), settings.database())) {
            database.change(dsl -> dsl.insertInto(REMOVAL_LOOK)
                    .set(REMOVAL_LOOK.ID, id)
                    .set(REMOVAL_LOOK.ORGANISATION, Organisation.FIRST.id())
                    .set(REMOVAL_LOOK.SIGHTING, "the-sighting")
                    .set(REMOVAL_LOOK.PLACE, "p")
                    .set(REMOVAL_LOOK.CONTENT, "c")
                    .set(REMOVAL_LOOK.HOST, "john-doe.example")
                    .set(REMOVAL_LOOK.AT, Ids.timeOf(id).toEpochMilli() + came.size() + looked++)
                    .set(REMOVAL_LOOK.VERDICT, verdict)
                    .set(REMOVAL_LOOK.REASON, "r")
                    .set(REMOVAL_LOOK.VANTAGES, "here")
                    .execute());
        }
    }

    private int looked;

    private Webhook current(Webhook webhook) {
        return new ListWebhooks(settings)
                .list(ROOT).stream()
                        .filter(one -> one.id().equals(webhook.id()))
                        .findFirst()
                        .orElseThrow();
    }

    private DeliverWebhooks.Delivered deliver(Webhook webhook) throws IOException {
        return new DeliverWebhooks(settings, DatabaseClock.injected(clock)).deliver(ROOT, webhook);
    }

    private void later(Duration time) {
        now = now.plus(time);
    }

    @Test
    void whatHappensIsToldSignedAndOnce() throws Exception {
        decide(); // before anybody wanted to know
        Awaitility.await().pollDelay(Duration.ofMillis(5)).until(() -> true);
        AddWebhook.Added added = add("/hook", "decision.made");
        now = Instant.now();
        String decision = decide();
        later(Duration.ofSeconds(1));
        assertThat(deliver(added.webhook())).isEqualTo(new DeliverWebhooks.Delivered(1, 0));
        assertThat(deliver(added.webhook())).isEqualTo(new DeliverWebhooks.Delivered(0, 0));
        assertThat(came).hasSize(1);
        Came one = came.getFirst();
        assertThat(one.id()).isEqualTo("msg_d_" + decision);
        JsonNode body = new ObjectMapper().readTree(one.body());
        assertThat(body.get("type").asText()).isEqualTo("decision.made");
        assertThat(body.get("data").get("state").asText()).isEqualTo("not-a-match");
        assertThat(body.get("data").get("by").asText()).isEqualTo("person");
        assertThat(one.body()).doesNotContain("ada@example.org", "nobody else");
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(
                Base64.getDecoder().decode(added.secret().substring("whsec_".length())), "HmacSHA256"));
        assertThat(one.signature())
                .isEqualTo("v1,"
                        + Base64.getEncoder()
                                .encodeToString(mac.doFinal(
                                        (one.id() + "." + one.timestamp() + "." + one.body()).getBytes(UTF_8))));
        assertThat(Long.parseLong(one.timestamp())).isEqualTo(now.getEpochSecond());
        assertThat(current(added.webhook()).toString() + added).doesNotContain(added.secret());
    }

    @Test
    void whatIsNotTakenIsSentAgainLaterWithItsId() throws Exception {
        Webhook webhook = add("/hook", "decision.made").webhook();
        decide();
        later(Duration.ofSeconds(1));
        answers.addAll(List.of(500, 0, 302));
        assertThat(deliver(webhook).notTaken()).isEqualTo(1);
        assertThat(current(webhook).failingSince()).isPresent();
        assertThat(deliver(webhook).notTaken()).as("not before its time").isZero();
        later(Duration.ofSeconds(11));
        assertThat(deliver(webhook).notTaken()).as("the connection is cut").isEqualTo(1);
        later(Duration.ofSeconds(61));
        assertThat(deliver(webhook).notTaken()).as("a redirect").isEqualTo(1);
        later(Duration.ofMinutes(5).plusSeconds(1));
        assertThat(deliver(webhook).taken()).isEqualTo(1);
        assertThat(current(webhook).failingSince()).isEmpty();
        assertThat(came.stream().map(Came::id).distinct()).hasSize(1);
        assertThat(came.stream().map(Came::timestamp).distinct()).hasSize(4);
        assertThat(came.stream().map(Came::path)).doesNotContain("/elsewhere").hasSize(4);
    }

    @Test
    void whoWantsNothingMoreIsDisabledAndCaughtUpWithWhenEnabled() throws Exception {
        Webhook webhook = add("/hook", "decision.made").webhook();
        String unwanted = decide();
        later(Duration.ofSeconds(1));
        answers.add(410);
        assertThat(deliver(webhook).notTaken()).isEqualTo(1);
        assertThat(current(webhook).disabled().orElseThrow().because()).contains("410");
        String meanwhile = decide();
        later(Duration.ofMinutes(1));
        assertThat(deliver(webhook)).isEqualTo(new DeliverWebhooks.Delivered(0, 0));
        Object _ = new EnableWebhook(settings).enable(ROOT, webhook.id());
        assertThat(deliver(webhook).taken())
                .as("what was answered with 410 is no less told")
                .isEqualTo(2);
        assertThat(came.stream().skip(1).map(Came::id))
                .containsExactlyInAnyOrder("msg_d_" + unwanted, "msg_d_" + meanwhile);
    }

    @Test
    void whoTakesNothingForDaysIsDisabled() throws Exception {
        Webhook webhook = add("/hook", "decision.made").webhook();
        for (int i = 0; i < 8; i++) {
            decide();
        }
        later(Duration.ofSeconds(1));
        answers.addAll(Collections.nCopies(100, 503));
        assertThat(deliver(webhook).notTaken()).as("the rest waits").isEqualTo(3);
        int passes = 0;
        while (current(webhook).disabled().isEmpty()) {
            later(Duration.ofHours(13));
            Object _ = deliver(webhook);
            assertThat(++passes).isLessThan(12);
        }
        assertThat(current(webhook).disabled().orElseThrow().because()).contains("nothing for 5 days", "503");
        assertThat(passes).isEqualTo(10);
    }

    @Test
    void whatWasSentByWhoWasKilledIsSentAgain() throws Exception {
        Webhook webhook = add("/hook", "decision.made").webhook();
        decide();
        later(Duration.ofSeconds(1));
        answers.add(500);
        Object _ = deliver(webhook);
        later(Duration.ofSeconds(11));
        try (Database database = Database.open(settings.home(), settings.database());
                ScratchFolder scratch = ScratchFolder.create("test");
                GuardedClient client = WebhookGuard.client(settings, scratch)) {
            // All that happens before the answer is stored, and nothing after.
            boolean leased = database.writeRepeating(dsl -> new Webhooks(dsl).lease(webhook, now));
            assertThat(leased).isTrue();
            var due = database.read(dsl -> new WebhookMessages(dsl).due(webhook, now, 10));
            assertThat(new WebhookSender(client)
                            .send(webhook, due.getFirst(), now)
                            .kind())
                    .isEqualTo(WebhookReply.Kind.TAKEN);
        }
        assertThat(deliver(webhook)).as("while it may be at it").isEqualTo(new DeliverWebhooks.Delivered(0, 0));
        later(Duration.ofMinutes(3));
        assertThat(deliver(webhook).taken()).isEqualTo(1);
        assertThat(came.stream().map(Came::id).distinct()).hasSize(1);
        assertThat(came).hasSize(3);
    }

    @Test
    void copiesThatGoAndComeBackAreToldOnceEach() throws Exception {
        Webhook webhook = add("/hook", "copy.removed", "copy.reappeared").webhook();
        for (String verdict :
                List.of("STILL_UP", "GONE", "UNREACHABLE", "GONE", "SOFT_404", "REAPPEARED", "STILL_UP", "GONE")) {
            look(verdict);
        }
        later(Duration.ofSeconds(1));
        Object _ = deliver(webhook);
        assertThat(came.stream().map(one -> one.body().replaceAll(".*\"type\":\"([^\"]+)\".*", "$1")))
                .containsExactly("copy.removed", "copy.reappeared", "copy.removed");
        assertThat(came).allSatisfy(one -> assertThat(one.body()).doesNotContain("john-doe"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:9/",
                "https://127.0.0.1/",
                "https://[::1]/",
                "https://0.0.0.0/",
                "https://10.0.0.1/",
                "https://172.16.0.1/",
                "https://192.168.1.1/",
                "https://169.254.169.254/latest/meta-data/",
                "https://100.64.0.1/",
                "https://[fe80::1]/",
                "https://[fd00::1]/",
                "https://[::ffff:10.0.0.1]/",
                "https://2130706433/",
                "https://0x7f.1/",
                "http://hooks.example.org/",
                "ftp://hooks.example.org/",
                "file:///etc/passwd",
                "gopher://hooks.example.org/",
                "not an address",
                "https:///hooks.example.org",
                "https://",
                "https:hooks.example.org",
                "https:/hooks.example.org/",
                "https:\\\\hooks.example.org/",
                "https://?a=b",
                "https://:8443/",
                ""
            })
    void noneIsNamedThatIsNotOfThePublicInternet(String url) {
        assertThatThrownBy(() -> new AddWebhook(settings).add(ROOT, url, List.of("decision.made")))
                .isInstanceOf(ServiceException.class);
        assertThat(new ListWebhooks(settings).list(ROOT)).isEmpty();
    }

    /** A name that is new may be known tomorrow; one that is misspelt is seen at once. */
    @Test
    void aNameThatNobodyKnowsIsTakenAndSaid() {
        assertThat(add("/hook", "decision.made").warning()).isEmpty();
        assertThat(new AddWebhook(settings).add(ROOT, "https://hooks.invalid/x", List.of("decision.made")))
                .satisfies(
                        added -> assertThat(added.warning())
                                .hasValue(
                                        "no server is known by the name hooks.invalid now: messages wait until one is, so check how it is written"))
                .satisfies(added -> assertThat(WebhookView.of(added).warning())
                        .isEqualTo(added.warning().orElseThrow()));
        assertThat(new ListWebhooks(settings).list(ROOT)).hasSize(2);
    }

    @Test
    void aRefusalSaysHowAServerOfOnesOwnIsAllowed() {
        assertThatThrownBy(() -> new AddWebhook(settings).add(ROOT, "https://10.0.0.1:8443/", List.of("decision.made")))
                .hasMessageContaining("10.0.0.1 is a private address", "SSRF-4")
                .hasMessageContaining("allow = \"10.0.0.1:8443\" under [webhooks]");
    }

    @Test
    void whatANameLeadsToIsLookedAtEachTime() throws Exception {
        Webhook webhook = add("/hook", "decision.made").webhook();
        decide();
        later(Duration.ofSeconds(1));
        settings = settings("10.255.255.1:1"); // nobody allows it any more
        assertThat(deliver(webhook).notTaken()).isEqualTo(1);
        assertThat(new TestWebhook(settings).test(ROOT, webhook.id()).kind()).isEqualTo(WebhookReply.Kind.NOT_TAKEN);
        assertThat(came).isEmpty();
    }

    @Test
    void aTestSaysNothing() throws Exception {
        Webhook webhook = add("/hook", "decision.made").webhook();
        assertThat(new TestWebhook(settings).test(ROOT, webhook.id()).kind()).isEqualTo(WebhookReply.Kind.TAKEN);
        assertThat(came.getFirst().body()).contains("webhook.test");
        Object _ = new RemoveWebhook(settings).remove(ROOT, webhook.id());
        assertThat(new ListWebhooks(settings).list(ROOT)).isEmpty();
        assertThatThrownBy(() -> new TestWebhook(settings).test(ROOT, webhook.id()))
                .hasMessageContaining("there is no webhook");
        decide();
        assertThat(deliver(webhook)).isEqualTo(new DeliverWebhooks.Delivered(0, 0));
    }

    @Test
    void nobodyElseMay() {
        Webhook webhook = add("/hook", "decision.made").webhook();
        Actor reader = new Actor(Organisation.FIRST, "r", EnumSet.of(Permission.READ), Optional.empty());
        assertThatThrownBy(() -> new ListWebhooks(settings).list(reader)).isInstanceOf(ServiceException.class);
        assertThatThrownBy(() -> new AddWebhook(settings).add(reader, address, List.of("decision.made")))
                .isInstanceOf(ServiceException.class);
        Actor other = new Actor(new Organisation("another", "Another"), "root");
        assertThatThrownBy(() -> new RemoveWebhook(settings).remove(other, webhook.id()))
                .hasMessageContaining("there is no webhook");
        assertThatThrownBy(() -> add("/hook", "everything")).hasMessageContaining(WebhookEvent.all());
    }

    @Test
    @Tag("full")
    void oneThatIsSlowHoldsNoOther() {
        Webhook slow = add("/slow", "decision.made").webhook();
        Object _ = add("/quick", "decision.made");
        decide();
        try (WebhookDelivery delivery = new WebhookDelivery(settings, ROOT)) {
            delivery.start();
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> came.stream().anyMatch(one -> one.path().equals("/slow")));
            decide();
            Awaitility.await()
                    .atMost(Duration.ofSeconds(14))
                    .until(() -> came.stream()
                                    .filter(one -> one.path().equals("/quick"))
                                    .count()
                            == 2);
            assertThat(current(slow).failingSince())
                    .as("it is waited for still")
                    .isEmpty();
        }
    }
}
