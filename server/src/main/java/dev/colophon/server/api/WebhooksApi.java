package dev.colophon.server.api;

import dev.colophon.cases.webhook.WebhookReply;
import dev.colophon.server.api.ApiAnswers.ListView;
import dev.colophon.server.caller.Caller;
import dev.colophon.server.idempotency.IdempotencyFilter;
import dev.colophon.service.idempotency.IdempotencyKeys;
import dev.colophon.service.idempotency.IdempotentRequest;
import dev.colophon.service.idempotency.StoredAnswer;
import dev.colophon.service.json.JsonLines;
import dev.colophon.service.json.account.WebhookView;
import dev.colophon.service.settings.Settings;
import dev.colophon.service.webhook.AddWebhook;
import dev.colophon.service.webhook.DisableWebhook;
import dev.colophon.service.webhook.EnableWebhook;
import dev.colophon.service.webhook.ListWebhooks;
import dev.colophon.service.webhook.RemoveWebhook;
import dev.colophon.service.webhook.TestWebhook;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The servers that are told what happens, for programs with the scope admin. */
@RestController
public final class WebhooksApi {

    private final Settings settings;
    private final Caller caller;

    public WebhooksApi(Settings settings, Caller caller) {
        this.settings = settings;
        this.caller = caller;
    }

    /** In the order in which they were added. */
    @GetMapping("/api/v1/webhooks")
    ResponseEntity<byte[]> list() {
        return ApiAnswers.json(new ListView(
                new ListWebhooks(settings)
                        .list(caller.actor()).stream().map(WebhookView::of).toList(),
                null));
    }

    /**
     * Names one; its secret is answered once.
     *
     * @param events their words, such as {@code sighting.found}
     */
    @PostMapping("/api/v1/webhooks")
    ResponseEntity<byte[]> add(
            HttpServletRequest request,
            @RequestParam(name = "url", defaultValue = "") String url,
            @RequestParam(name = "event", required = false) Optional<List<String>> events) {
        AddWebhook.Added added = new AddWebhook(
                        settings, IdempotencyFilter.of(request).receipt(WebhooksApi::answer))
                .add(caller.actor(), url, events.orElse(List.of()));
        return ApiAnswers.json(HttpStatus.CREATED, view(added));
    }

    private static WebhookView view(AddWebhook.Added added) {
        return WebhookView.of(added);
    }

    private static StoredAnswer answer(AddWebhook.Added added) {
        return new StoredAnswer(
                HttpStatus.CREATED.value(), Map.of("Content-Type", "application/json"), JsonLines.line(view(added)));
    }

    @DeleteMapping("/api/v1/webhooks/{id}")
    ResponseEntity<byte[]> remove(@PathVariable("id") String id) {
        return ApiAnswers.json(WebhookView.of(new RemoveWebhook(settings).remove(caller.actor(), id)));
    }

    @PostMapping("/api/v1/webhooks/{id}/enable")
    ResponseEntity<byte[]> enable(@PathVariable("id") String id) {
        return ApiAnswers.json(WebhookView.of(new EnableWebhook(settings).enable(caller.actor(), id)));
    }

    @PostMapping("/api/v1/webhooks/{id}/disable")
    ResponseEntity<byte[]> disable(@PathVariable("id") String id) {
        return ApiAnswers.json(WebhookView.of(new DisableWebhook(settings).disable(caller.actor(), id)));
    }

    /**
     * What came of a test.
     *
     * @param taken whether it was answered with a status from 200 to 299
     * @param line what was answered, or why nothing was
     */
    record TestView(boolean taken, String line) {}

    /** Sends one a message that says nothing. */
    @PostMapping("/api/v1/webhooks/{id}/test")
    ResponseEntity<byte[]> test(HttpServletRequest request, @PathVariable("id") String id) throws IOException {
        IdempotentRequest once = IdempotencyFilter.of(request);
        WebhookReply reply =
                new TestWebhook(settings, () -> new IdempotencyKeys(settings).leaves(once)).test(caller.actor(), id);
        return ApiAnswers.json(new TestView(reply.kind() == WebhookReply.Kind.TAKEN, reply.line()));
    }
}
