package dev.colophon.service.webhook;

import dev.colophon.cases.webhook.Webhook;
import dev.colophon.cases.webhook.WebhookEvent;
import dev.colophon.cases.webhook.WebhookHappening;
import dev.colophon.cases.webhook.WebhookMessage;
import dev.colophon.cases.webhook.WebhookReply;
import dev.colophon.cases.webhook.WebhookSender;
import dev.colophon.http.GuardedClient;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.session.ScratchFolder;
import dev.colophon.service.settings.Settings;
import dev.colophon.store.Database;
import dev.colophon.store.Ids;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;

/** Sends a webhook a message that says nothing, at once and once, also while it is disabled. */
public final class TestWebhook {

    private final Settings settings;
    private final Runnable leaving;

    public TestWebhook(Settings settings) {
        this(settings, () -> {});
    }

    /** @param leaving done just before something goes out */
    public TestWebhook(Settings settings, Runnable leaving) {
        this.settings = settings;
        this.leaving = leaving;
    }

    /**
     * What came of it; nothing of it is kept.
     *
     * @param id of it, or the end of that
     */
    public WebhookReply test(Actor actor, String id) throws IOException {
        actor.require(Permission.ADMINISTER);
        Webhook webhook;
        try (Database database = Database.open(settings.home(), settings.database())) {
            webhook = database.read(dsl -> WebhookUsage.find(dsl, actor, id));
        }
        Instant now = InstantSource.system().instant();
        WebhookHappening nothing = new WebhookHappening(
                "msg_t_" + new Ids(InstantSource.system()).next(),
                WebhookEvent.TEST,
                now,
                Map.of("webhook", webhook.id()));
        try (ScratchFolder scratch = ScratchFolder.create("colophon-webhook");
                GuardedClient client = WebhookGuard.client(settings, scratch)) {
            leaving.run();
            return new WebhookSender(client).send(webhook, new WebhookMessage(nothing.id(), nothing.body(), 0), now);
        }
    }
}
