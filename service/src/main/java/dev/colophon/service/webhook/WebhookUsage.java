package dev.colophon.service.webhook;

import dev.colophon.cases.webhook.Webhook;
import dev.colophon.cases.webhook.Webhooks;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import dev.colophon.store.Sanitiser;
import java.net.URI;
import org.jooq.DSLContext;

/** Which webhook is meant. */
final class WebhookUsage {

    private static final int LONGEST_SUBJECT = 200;

    private WebhookUsage() {}

    /** As what the audit names it. */
    static String host(Webhook webhook) {
        return Sanitiser.fit(String.valueOf(URI.create(webhook.url()).getHost()), LONGEST_SUBJECT);
    }

    static Webhook find(DSLContext dsl, Actor actor, String id) {
        return new Webhooks(dsl)
                .find(actor.organisation(), id.strip())
                .orElseThrow(() -> new ServiceException(
                        Category.REFUSED, "there is no webhook `%s`: see `colophon webhook list`".formatted(id)));
    }
}
