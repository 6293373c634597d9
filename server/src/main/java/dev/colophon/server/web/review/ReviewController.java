package dev.colophon.server.web.review;

import dev.colophon.server.page.FormFields;
import dev.colophon.server.page.Pages;
import dev.colophon.server.page.ReviewSession;
import dev.colophon.server.view.Frame;
import dev.colophon.server.view.Html;
import dev.colophon.service.comparison.FindSighting;
import dev.colophon.service.review.AskSecondEye;
import dev.colophon.service.review.CountSecondReviews;
import dev.colophon.service.review.CountSecondReviews.Duty;
import dev.colophon.service.review.RenewReviewLock;
import dev.colophon.service.review.SkipSighting;
import dev.colophon.service.review.TakeOverSighting;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who gets which sighting: the next one, one that somebody keeps or lets be, one at which a second person looks. */
@RestController
public final class ReviewController {

    private final Pages pages;

    public ReviewController(Pages pages) {
        this.pages = pages;
    }

    /** Gives whoever asks the next of a queue. */
    @PostMapping("/inbox/next")
    ResponseEntity<byte[]> next(
            HttpServletRequest request, @RequestParam(name = "after", defaultValue = "") String after) {
        return following(request, Optional.of(after).filter(id -> !id.isEmpty()), "");
    }

    private ResponseEntity<byte[]> following(HttpServletRequest request, Optional<String> after, String told) {
        ReviewQueue queue = ReviewQueue.of(FormFields.of(request).get("queue"));
        ReviewQueue known = queue.isThere() ? queue : ReviewQueue.of("/inbox");
        return Html.to(known.following(pages, ReviewSession.of(request), after, told));
    }

    private String id(String named) {
        return new FindSighting(pages.settings())
                .find(pages.actor(), named, _ -> {})
                .sighting()
                .id();
    }

    /** Lets one be because it is hard to judge, and gives whoever asks the next. */
    @PostMapping("/sightings/{id}/skip")
    ResponseEntity<byte[]> skip(HttpServletRequest request, @PathVariable("id") String named) {
        String id = id(named);
        new SkipSighting(pages.settings()).skip(pages.actor(), ReviewSession.of(request), id);
        return following(request, Optional.of(id), "");
    }

    /** Keeps one longer for whoever looks at it: how many seconds; 409 when somebody else does by now. */
    @PostMapping("/sightings/{id}/lock")
    ResponseEntity<byte[]> renew(HttpServletRequest request, @PathVariable("id") String named) {
        return new RenewReviewLock(pages.settings())
                .renew(pages.actor(), ReviewSession.of(request), id(named))
                .map(left -> ResponseEntity.ok(String.valueOf(left.toSeconds()).getBytes(StandardCharsets.US_ASCII)))
                .orElseGet(() -> ResponseEntity.status(HttpStatus.CONFLICT).body(new byte[0]));
    }

    /** Takes one from the other browser of the same person. */
    @PostMapping("/sightings/{id}/take")
    ResponseEntity<byte[]> take(HttpServletRequest request, @PathVariable("id") String named) {
        String id = id(named);
        boolean _ = new TakeOverSighting(pages.settings()).take(pages.actor(), ReviewSession.of(request), id);
        return Html.to(ReviewQueue.of(FormFields.of(request).get("queue")).compare(id));
    }

    /** Sends one to a second person, and gives whoever asks the next. */
    @PostMapping("/sightings/{id}/second")
    ResponseEntity<byte[]> second(HttpServletRequest request, @PathVariable("id") String named) {
        String id = id(named);
        boolean _ = new AskSecondEye(pages.settings()).ask(pages.actor(), ReviewSession.of(request), id);
        return following(request, Optional.of(id), "asked=true");
    }

    /** What a second person looks at. */
    @GetMapping("/second")
    @SuppressWarnings("NullAway") // jte's generated classes take no interceptor as null.
    ResponseEntity<byte[]> seconds(
            HttpServletRequest request,
            @RequestParam(name = "done", defaultValue = "") String done,
            @RequestParam(name = "none", defaultValue = "") String none) {
        Duty duty = new CountSecondReviews(pages.settings()).count(pages.actor());
        Frame frame = pages.frame(request, "inbox", "second.title");
        Optional<Reviewed> before = Reviewed.of(pages, FormFields.of(request));
        return Html.page(out -> JtesecondGenerated.render(out, null, frame, duty, done, !none.isEmpty(), before));
    }
}
