package dev.colophon.server.web.account;

import dev.colophon.cases.webhook.WebhookReply;
import dev.colophon.server.page.FailurePages;
import dev.colophon.server.page.FormFields;
import dev.colophon.server.page.Pages;
import dev.colophon.server.view.Frame;
import dev.colophon.server.view.Html;
import dev.colophon.server.view.Told;
import dev.colophon.server.view.Tongue;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import dev.colophon.service.webhook.AddWebhook;
import dev.colophon.service.webhook.DisableWebhook;
import dev.colophon.service.webhook.EnableWebhook;
import dev.colophon.service.webhook.ListWebhooks;
import dev.colophon.service.webhook.RemoveWebhook;
import dev.colophon.service.webhook.TestWebhook;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The servers that are told what happens in an organisation. */
@RestController
public final class WebhooksController {

    private final Pages pages;

    public WebhooksController(Pages pages) {
        this.pages = pages;
    }

    @GetMapping("/admin/webhooks")
    ResponseEntity<byte[]> list(HttpServletRequest request) {
        return page(request, HttpStatus.OK, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /**
     * The page.
     *
     * @param secret of one that was added just now
     * @param tried what came of a test
     * @param told why what was asked was not done, or what is to be known of what was
     */
    @SuppressWarnings("NullAway") // jte's generated classes take no interceptor as null.
    private ResponseEntity<byte[]> page(
            HttpServletRequest request,
            HttpStatus status,
            Optional<String> secret,
            Optional<WebhookReply> tried,
            Optional<Told> told) {
        var webhooks = new ListWebhooks(pages.settings()).list(pages.actor());
        Frame frame = pages.frame(request, "admin", "webhooks.title");
        // What was typed and refused stays.
        boolean refused = told.isPresent() && secret.isEmpty();
        FormFields typed = FormFields.of(request);
        String url = refused ? typed.get("url") : "";
        List<String> events = refused ? typed.all("event") : List.of();
        return Html.page(
                status,
                out -> JtewebhooksGenerated.render(out, null, frame, webhooks, secret, tried, told, url, events));
    }

    private ResponseEntity<byte[]> act(HttpServletRequest request, Supplier<ResponseEntity<byte[]>> act) {
        try {
            return act.get();
        } catch (ServiceException e) {
            if (e.category() == Category.DENIED || e.category() == Category.ENVIRONMENT) {
                throw e;
            }
            return page(
                    request,
                    FailurePages.status(e.category(), request.getMethod()),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(Told.of(Tongue.of(request), e.line())));
        }
    }

    /** Names one; the secret by which its messages are signed is shown once. */
    @PostMapping("/admin/webhooks")
    ResponseEntity<byte[]> add(HttpServletRequest request, @RequestParam(name = "url", defaultValue = "") String url) {
        return act(request, () -> {
            var added = new AddWebhook(pages.settings())
                    .add(pages.actor(), url, FormFields.of(request).all("event"));
            Optional<Told> warning =
                    added.warning().map(line -> Told.of(Tongue.of(request), ServiceException.told(line)));
            return page(request, HttpStatus.OK, Optional.of(added.secret()), Optional.empty(), warning);
        });
    }

    @PostMapping("/admin/webhooks/{id}/remove")
    ResponseEntity<byte[]> remove(HttpServletRequest request, @PathVariable("id") String id) {
        return act(request, () -> {
            Object _ = new RemoveWebhook(pages.settings()).remove(pages.actor(), id);
            return Html.to("/admin/webhooks");
        });
    }

    @PostMapping("/admin/webhooks/{id}/enable")
    ResponseEntity<byte[]> enable(HttpServletRequest request, @PathVariable("id") String id) {
        return act(request, () -> {
            Object _ = new EnableWebhook(pages.settings()).enable(pages.actor(), id);
            return Html.to("/admin/webhooks");
        });
    }

    @PostMapping("/admin/webhooks/{id}/disable")
    ResponseEntity<byte[]> disable(HttpServletRequest request, @PathVariable("id") String id) {
        return act(request, () -> {
            Object _ = new DisableWebhook(pages.settings()).disable(pages.actor(), id);
            return Html.to("/admin/webhooks");
        });
    }

    /** Sends one a message that says nothing, and shows what it answers. */
    @PostMapping("/admin/webhooks/{id}/test")
    ResponseEntity<byte[]> test(HttpServletRequest request, @PathVariable("id") String id) {
        return act(request, () -> {
            try {
                WebhookReply reply = new TestWebhook(pages.settings()).test(pages.actor(), id);
                return page(request, HttpStatus.OK, Optional.empty(), Optional.of(reply), Optional.empty());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
