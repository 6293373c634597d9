package dev.colophon.server.web.review;

import dev.colophon.server.page.FormFields;
import dev.colophon.server.page.Pages;
import dev.colophon.server.view.Html;
import dev.colophon.service.review.RemoveView;
import dev.colophon.service.review.SaveView;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Views of the inbox that a person named. */
@RestController
public final class ViewsController {

    private final Pages pages;

    public ViewsController(Pages pages) {
        this.pages = pages;
    }

    private static String address(FormFields fields) {
        return InboxFilter.ofAddress(ReviewQueue.of(fields.get("queue")).address())
                .address(Optional.empty());
    }

    /** Keeps what the inbox shows under a name. */
    @PostMapping("/inbox/views")
    ResponseEntity<byte[]> save(HttpServletRequest request) {
        FormFields fields = FormFields.of(request);
        String address = address(fields);
        int query = address.indexOf('?');
        new SaveView(pages.settings())
                .save(
                        pages.actor(),
                        new SaveView.View(fields.get("name"), query < 0 ? "" : address.substring(query + 1)));
        return Html.to(address);
    }

    /** Forgets one. */
    @PostMapping("/inbox/views/remove")
    ResponseEntity<byte[]> remove(HttpServletRequest request) {
        FormFields fields = FormFields.of(request);
        new RemoveView(pages.settings()).remove(pages.actor(), fields.get("name"));
        return Html.to(address(fields));
    }
}
