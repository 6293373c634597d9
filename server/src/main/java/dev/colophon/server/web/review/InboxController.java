package dev.colophon.server.web.review;

import dev.colophon.server.page.Pages;
import dev.colophon.server.view.Frame;
import dev.colophon.server.view.Html;
import dev.colophon.service.catalogue.ListedSightings;
import dev.colophon.service.catalogue.PageSightings;
import dev.colophon.service.comparison.FindLicences;
import dev.colophon.sightings.signal.StoredSignal;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What was found, to be decided. */
@RestController
public final class InboxController {

    private static final int PAGE = 50;

    private final Pages pages;

    public InboxController(Pages pages) {
        this.pages = pages;
    }

    @GetMapping("/inbox")
    @SuppressWarnings("NullAway") // jte's generated classes take no interceptor as null.
    ResponseEntity<byte[]> inbox(
            HttpServletRequest request,
            @RequestParam(name = "state", defaultValue = InboxFilter.UNDECIDED) String state,
            @RequestParam(name = "grade", defaultValue = "candidate") String grade,
            @RequestParam(name = "work", defaultValue = "") String work,
            @RequestParam(name = "host", defaultValue = "") String host,
            @RequestParam(name = "sort", defaultValue = InboxFilter.NEWEST) String sort,
            @RequestParam(name = "after", defaultValue = "") String after) {
        InboxFilter filter = new InboxFilter(state, grade, work, host, sort);
        ListedSightings list = new PageSightings(pages.settings())
                .page(pages.actor(), filter.query(PAGE), Optional.of(after).filter(text -> !text.isEmpty()), _ -> {})
                .orElse(ListedSightings.NONE);
        FindLicences licences = new FindLicences(pages.settings());
        Map<String, String> covering = licences.covering(list.sightings());
        Map<String, List<StoredSignal>> said = licences.said(list.sightings());
        InboxPage page = InboxPage.of(request, pages, filter, list.sightings());
        Frame frame = pages.frame(request, "inbox");
        return Html.page(out ->
                JteinboxGenerated.render(out, null, frame, filter, list, covering, said, !after.isEmpty(), page));
    }
}
