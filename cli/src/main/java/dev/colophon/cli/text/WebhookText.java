package dev.colophon.cli.text;

import dev.colophon.cases.webhook.Webhook;
import dev.colophon.cases.webhook.WebhookReply;
import dev.colophon.cli.output.Console;
import dev.colophon.evidence.messages.Language;
import dev.colophon.service.json.account.WebhookView;
import dev.colophon.store.Ids;
import java.util.List;
import java.util.Optional;

/** Webhooks, told to a person. */
public final class WebhookText {

    private final Language reader;

    /** @param reader in whose language */
    public WebhookText(Language reader) {
        this.reader = reader;
    }

    /** One line of a list: which it is, what it is told, and how it stands. */
    public String line(Webhook webhook) {
        WebhookView view = WebhookView.of(webhook);
        String named = reader.say("webhook.state." + view.state());
        String state = view.waiting() > 0 ? reader.say("webhook.waiting", named, view.waiting()) : named;
        return Console.safe(String.join(
                "  ",
                List.of(
                        view.id().substring(view.id().length() - Ids.TAIL),
                        view.url(),
                        String.join(", ", view.events()),
                        Optional.ofNullable(view.disabledBecause())
                                .map(because -> reader.say("at", state, RecordedText.why(because, reader)))
                                .orElse(state))));
    }

    /** What came of a message that was sent to try it. */
    public String reply(WebhookReply reply) {
        String key = reply.kind() == WebhookReply.Kind.TAKEN ? "webhook.taken" : "webhook.not-taken";
        return reader.say(key, Console.safe(RecordedText.why(reply.line(), reader)));
    }
}
