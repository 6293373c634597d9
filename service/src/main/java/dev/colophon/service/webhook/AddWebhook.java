package dev.colophon.service.webhook;

import dev.colophon.cases.webhook.Webhook;
import dev.colophon.cases.webhook.WebhookEvent;
import dev.colophon.cases.webhook.WebhookSecret;
import dev.colophon.cases.webhook.Webhooks;
import dev.colophon.registry.account.AccountEvents;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import dev.colophon.service.idempotency.ActReceipt;
import dev.colophon.service.settings.Settings;
import dev.colophon.store.Database;
import dev.colophon.store.Ids;
import java.time.InstantSource;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Names a server that is told what happens in the organisation of whoever asks. */
public final class AddWebhook {

    /** So many an organisation may have. */
    private static final int MOST = 20;

    private final Settings settings;
    private final ActReceipt<Added> receipt;

    public AddWebhook(Settings settings) {
        this(settings, ActReceipt.none());
    }

    /** With a receipt for whoever asks. */
    public AddWebhook(Settings settings, ActReceipt<Added> receipt) {
        this.settings = settings;
        this.receipt = receipt;
    }

    /**
     * What was added.
     *
     * @param secret by which its messages are signed, which is shown once
     * @param warning that nothing can be sent there as things stand, which is taken all the same: its name may be known tomorrow
     */
    public record Added(Webhook webhook, String secret, Optional<String> warning) {

        /** Shows no secret. */
        @Override
        public String toString() {
            return "Added[" + webhook.id() + "]";
        }
    }

    /**
     * It is told what happens from now on.
     *
     * @param events their words, such as {@code sighting.found}
     * @throws ServiceException when nothing is ever sent to that address, or an event is none
     */
    public Added add(Actor actor, String url, Collection<String> events) {
        actor.require(Permission.ADMINISTER);
        Set<WebhookEvent> chosen = EnumSet.noneOf(WebhookEvent.class);
        for (String word : events) {
            chosen.add(WebhookEvent.of(word.strip())
                    .orElseThrow(() -> new ServiceException(
                            Category.USAGE, "`%s` is no event: there are %s".formatted(word, WebhookEvent.all()))));
        }
        if (chosen.isEmpty()) {
            throw new ServiceException(
                    Category.USAGE, "it would be told nothing: name events, such as " + WebhookEvent.all());
        }
        WebhookGuard.Address address = WebhookGuard.address(settings, url);
        WebhookSecret secret = WebhookSecret.random();
        Ids ids = new Ids(InstantSource.system());
        try (Database database = Database.open(settings.home(), settings.database())) {
            return database.writeRepeating(dsl -> {
                Webhooks webhooks = new Webhooks(dsl);
                if (webhooks.of(actor.organisation()).size() >= MOST) {
                    throw new ServiceException(
                            Category.REFUSED,
                            "there are %d webhooks already: remove one with `colophon webhook remove`".formatted(MOST));
                }
                Webhook webhook = webhooks.add(actor.organisation(), address.url(), chosen, secret, actor.name(), ids);
                new AccountEvents(dsl, actor.organisation(), ids)
                        .add(
                                AccountEvents.What.WEBHOOK_ADDED,
                                Optional.of(actor.name()),
                                WebhookUsage.host(webhook),
                                webhook.id());
                Added added = new Added(webhook, secret.text(), address.warning());
                receipt.done(dsl, added);
                return added;
            });
        }
    }
}
