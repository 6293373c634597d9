package dev.colophon.server.web.cases;

import dev.colophon.cases.file.CaseNumber;
import dev.colophon.cases.file.CaseOutcome;
import dev.colophon.server.page.FormRefusal;
import dev.colophon.server.page.Pages;
import dev.colophon.server.page.RefusedForm;
import dev.colophon.server.page.ReturnedForm;
import dev.colophon.server.page.SurvivalChart;
import dev.colophon.server.upload.Job;
import dev.colophon.server.upload.Jobs;
import dev.colophon.server.view.Frame;
import dev.colophon.server.view.Html;
import dev.colophon.server.view.Tongue;
import dev.colophon.server.web.notices.NoticeWords;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import dev.colophon.service.casefile.CaseDetail;
import dev.colophon.service.casefile.CloseCase;
import dev.colophon.service.casefile.NoteCase;
import dev.colophon.service.casefile.ReopenCase;
import dev.colophon.service.casefile.ShowCase;
import dev.colophon.service.job.JobOrder;
import dev.colophon.service.operators.ShowOperator;
import dev.colophon.service.removal.MeasureTogether;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** One case: who seems to run the sites, what is there, what happened, and what a person does about it. */
@RestController
public final class CaseController {

    private final Pages pages;
    private final Jobs jobs;
    private final ReentrantLock acting = new ReentrantLock();

    public CaseController(Pages pages, Jobs jobs) {
        this.pages = pages;
        this.jobs = jobs;
    }

    @GetMapping("/cases/{number}")
    ResponseEntity<byte[]> show(
            HttpServletRequest request,
            @PathVariable("number") String number,
            @RequestParam(name = "done", defaultValue = "") String done) {
        return page(request, HttpStatus.OK, read(request, number), ReturnedForm.done(done));
    }

    private CasePage read(HttpServletRequest request, String number) {
        Tongue words = Tongue.of(request);
        CaseDetail detail = new ShowCase(pages.settings()).show(pages.actor(), number);
        return new CasePage(
                detail,
                dossier(detail, words),
                new NoticeWords(words),
                SurvivalChart.of(new MeasureTogether(pages.settings())
                        .measure(pages.actor(), detail.hosts().keySet())));
    }

    /** Of an account on a platform the sites say nothing: others have accounts there, too. */
    private Optional<OperatorDossier> dossier(CaseDetail detail, Tongue words) {
        if (detail.file().operator().account().isPresent()) {
            return Optional.empty();
        }
        try {
            return Optional.of(OperatorDossier.of(
                    new ShowOperator(pages.settings())
                            .show(pages.actor(), detail.file().operator().site()),
                    detail.hosts(),
                    words));
        } catch (ServiceException e) {
            if (e.category() == Category.REFUSED) { // nothing is known of the site any more
                return Optional.empty();
            }
            throw e;
        }
    }

    @SuppressWarnings("NullAway") // jte's generated classes take no interceptor as null.
    private ResponseEntity<byte[]> page(
            HttpServletRequest request, HttpStatus status, CasePage shown, ReturnedForm form) {
        Frame frame = pages.frame(
                request,
                "cases",
                "case.title",
                shown.number(),
                shown.detail().file().operator().name());
        return Html.page(status, out -> JtecaseGenerated.render(out, null, frame, shown, form));
    }

    /** Something that is done to a case. */
    private interface Act {
        void to(String number);
    }

    /** Does it, unless something else happened since the page was shown. */
    private ResponseEntity<byte[]> act(HttpServletRequest request, String number, String seen, String act, Act what) {
        acting.lock(); // of forms that are sent at once, one looks after the other has written
        try {
            return acted(request, number, seen, act, what);
        } finally {
            acting.unlock();
        }
    }

    private ResponseEntity<byte[]> acted(HttpServletRequest request, String number, String seen, String act, Act what) {
        CasePage before = read(request, number);
        if (!before.seen().equals(seen)) {
            return page(
                    request,
                    HttpStatus.CONFLICT,
                    before,
                    ReturnedForm.of(request, act, ReturnedForm.Outcome.STALE, List.of()));
        }
        try {
            what.to(before.number());
            return Html.to("/cases/" + before.number() + "?done=" + act);
        } catch (RuntimeException e) {
            return RefusedForm.of(
                    e,
                    (status, why) -> page(
                            request,
                            status,
                            read(request, number),
                            ReturnedForm.of(request, act, ReturnedForm.Outcome.REFUSED, List.of(why))));
        }
    }

    @PostMapping("/cases/{number}/note")
    ResponseEntity<byte[]> note(
            HttpServletRequest request,
            @PathVariable("number") String number,
            @RequestParam(name = "words", defaultValue = "") String words,
            @RequestParam(name = "seen", defaultValue = "") String seen) {
        return act(
                request,
                number,
                seen,
                "note",
                meant -> new NoteCase(pages.settings()).note(pages.actor(), meant, words));
    }

    /**
     * Closes it.
     *
     * @param unseen whether it may be closed as removed though nobody saw all of it gone
     */
    @PostMapping("/cases/{number}/close")
    ResponseEntity<byte[]> close(
            HttpServletRequest request,
            @PathVariable("number") String number,
            @RequestParam(name = "outcome", defaultValue = "") String outcome,
            @RequestParam(name = "reason", defaultValue = "") String reason,
            @RequestParam(name = "unseen", defaultValue = "false") boolean unseen,
            @RequestParam(name = "seen", defaultValue = "") String seen) {
        pages.actor().require(Permission.DECIDE);
        CaseOutcome came = CaseOutcome.ofWord(outcome)
                .orElseThrow(() -> new FormRefusal(HttpStatus.BAD_REQUEST, "refused.no-choice"));
        return act(
                request,
                number,
                seen,
                "close",
                meant -> new CloseCase(pages.settings())
                        .close(pages.actor(), new CloseCase.Request(meant, came, reason, unseen)));
    }

    @PostMapping("/cases/{number}/reopen")
    ResponseEntity<byte[]> reopen(
            HttpServletRequest request,
            @PathVariable("number") String number,
            @RequestParam(name = "reason", defaultValue = "") String reason,
            @RequestParam(name = "seen", defaultValue = "") String seen) {
        return act(
                request,
                number,
                seen,
                "reopen",
                meant -> new ReopenCase(pages.settings()).reopen(pages.actor(), meant, reason));
    }

    /** Looks whether its copies are still there. */
    @PostMapping("/cases/{number}/look")
    ResponseEntity<byte[]> look(HttpServletRequest request, @PathVariable("number") String number) throws IOException {
        CasePage shown = read(request, CaseNumber.parse(number).toString());
        List<String> copies = shown.detail().members().stream()
                .flatMap(member -> member.sighting().stream())
                .map(sighting -> sighting.id())
                .toList();
        return Pages.to(jobs.begin(pages.actor(), new JobOrder.Look(shown.number(), copies, false)));
    }

    /** Takes evidence of what has none; the answer leads to where one sees how far that is. */
    @PostMapping("/cases/{number}/evidence")
    ResponseEntity<byte[]> evidence(HttpServletRequest request, @PathVariable("number") String number)
            throws IOException {
        String meant = CaseNumber.parse(number).toString();
        Object _ = read(request, meant); // one that is not there is said at once
        Job job = jobs.begin(pages.actor(), new JobOrder.Evidence(meant, new NoticeWords(Tongue.of(request)).reader()));
        return Pages.to(job);
    }
}
