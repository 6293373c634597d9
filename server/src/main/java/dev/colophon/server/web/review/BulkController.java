package dev.colophon.server.web.review;

import dev.colophon.cases.decision.BulkObstacle;
import dev.colophon.server.page.FormFields;
import dev.colophon.server.page.Pages;
import dev.colophon.server.page.RefusedForm;
import dev.colophon.server.page.ReviewSession;
import dev.colophon.server.view.Frame;
import dev.colophon.server.view.Html;
import dev.colophon.server.view.Told;
import dev.colophon.server.view.Tongue;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.review.BulkDetail;
import dev.colophon.service.review.ConfirmBulk;
import dev.colophon.service.review.ProposeBulk;
import dev.colophon.service.review.ShowBulk;
import dev.colophon.service.review.UndoBulk;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Groups of sightings that are confirmed together, once all of a drawn sample is confirmed one by one. */
@RestController
public final class BulkController {

    private final Pages pages;

    public BulkController(Pages pages) {
        this.pages = pages;
    }

    /** Makes a group of what is selected, or of all that a list shows. */
    @PostMapping("/groups")
    ResponseEntity<byte[]> make(HttpServletRequest request) {
        FormFields fields = FormFields.of(request);
        ReviewQueue queue = ReviewQueue.of(fields.get("queue"));
        InboxFilter filter = InboxFilter.ofAddress(queue.address());
        String session = ReviewSession.of(request);
        ProposeBulk propose = new ProposeBulk(pages.settings());
        String selection = "selected in " + filter.address(Optional.empty());
        try {
            ProposeBulk.Proposal proposal = fields.has("all", "true")
                    ? propose.propose(
                            pages.actor(),
                            session,
                            new ProposeBulk.Selection.All(filter.query(1)),
                            "all of " + filter.address(Optional.empty()))
                    : propose.propose(
                            pages.actor(), session, new ProposeBulk.Selection.Named(fields.all("sighting")), selection);
            return proposal.group()
                    .map(id -> Html.to("/groups/" + id))
                    .orElseGet(() -> refused(request, HttpStatus.CONFLICT, filter, Optional.empty(), proposal));
        } catch (ServiceException failure) {
            return RefusedForm.of(
                    failure,
                    (status, why) -> refused(
                            request,
                            status,
                            filter,
                            Optional.of(Told.of(Tongue.of(request), why)),
                            new ProposeBulk.Proposal(Optional.empty(), List.of(), Map.of(), List.of())));
        }
    }

    private static Told said(Tongue words, BulkObstacle obstacle) {
        return Told.of(words, words.say("group.obstacle." + obstacle.kind().name()));
    }

    @SuppressWarnings("NullAway") // jte's generated classes take no interceptor as null.
    private ResponseEntity<byte[]> refused(
            HttpServletRequest request,
            HttpStatus status,
            InboxFilter filter,
            Optional<Told> why,
            ProposeBulk.Proposal proposal) {
        Frame frame = pages.frame(request, "inbox", "group.refused");
        return Html.page(
                status,
                out -> JterefusedGenerated.render(out, null, frame, filter.address(Optional.empty()), why, proposal));
    }

    @GetMapping("/groups/{id}")
    ResponseEntity<byte[]> show(
            HttpServletRequest request,
            @PathVariable("id") String id,
            @RequestParam(name = "done", defaultValue = "") String done) {
        return page(request, HttpStatus.OK, id, done, Optional.empty());
    }

    @SuppressWarnings("NullAway") // jte's generated classes take no interceptor as null.
    private ResponseEntity<byte[]> page(
            HttpServletRequest request, HttpStatus status, String id, String done, Optional<Told> told) {
        BulkDetail detail = new ShowBulk(pages.settings()).show(pages.actor(), ReviewSession.of(request), id);
        Frame frame = pages.frame(request, "inbox", "group.title");
        Optional<Reviewed> before = Reviewed.of(pages, FormFields.of(request));
        return Html.page(status, out -> JtegroupGenerated.render(out, null, frame, detail, done, told, before));
    }

    /** Confirms the rest. */
    @PostMapping("/groups/{id}/confirm")
    ResponseEntity<byte[]> confirm(HttpServletRequest request, @PathVariable("id") String id) {
        Tongue words = Tongue.of(request);
        return switch (new ConfirmBulk(pages.settings()).confirm(pages.actor(), ReviewSession.of(request), id)) {
            case ConfirmBulk.Outcome.Confirmed _ -> Html.to("/groups/" + id + "?done=together");
            case ConfirmBulk.Outcome.Refused(var obstacle) ->
                page(request, HttpStatus.CONFLICT, id, "", Optional.of(said(words, obstacle)));
            case ConfirmBulk.Outcome.NotReady(var pending) ->
                page(
                        request,
                        HttpStatus.CONFLICT,
                        id,
                        "",
                        Optional.of(Told.of(words, words.say("group.not-ready", pending))));
            case ConfirmBulk.Outcome.Unseen(var sightings) ->
                page(
                        request,
                        HttpStatus.CONFLICT,
                        id,
                        "",
                        Optional.of(Told.of(words, words.say("group.unseen", sightings.size()))));
            case ConfirmBulk.Outcome.Stale _ ->
                page(request, HttpStatus.CONFLICT, id, "", Optional.of(Told.of(words, words.say("group.stale"))));
        };
    }

    /** Takes back what was confirmed together. */
    @PostMapping("/groups/{id}/undo")
    ResponseEntity<byte[]> undo(HttpServletRequest request, @PathVariable("id") String id) {
        try {
            int _ = new UndoBulk(pages.settings()).undo(pages.actor(), ReviewSession.of(request), id, "taken back");
            return Html.to("/groups/" + id + "?done=undone");
        } catch (ServiceException failure) {
            return RefusedForm.of(
                    failure,
                    (status, why) -> page(request, status, id, "", Optional.of(Told.of(Tongue.of(request), why))));
        }
    }
}
