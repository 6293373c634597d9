package dev.colophon.server.web.cases;

import dev.colophon.cases.message.NoticeContent.Measure;
import dev.colophon.cases.message.NoticeContent.Statement;
import dev.colophon.cases.regime.Regime;
import dev.colophon.cases.regime.Regimes;
import dev.colophon.evidence.messages.Message;
import dev.colophon.server.page.Pages;
import dev.colophon.server.page.RefusedForm;
import dev.colophon.server.page.ReturnedForm;
import dev.colophon.server.upload.Upload;
import dev.colophon.server.view.Frame;
import dev.colophon.server.view.Html;
import dev.colophon.server.view.Tongue;
import dev.colophon.service.casefile.CaseDetail;
import dev.colophon.service.casefile.ShowCase;
import dev.colophon.service.draft.BrowserPrinter;
import dev.colophon.service.draft.DraftNotice;
import dev.colophon.service.notice.ListRegimes;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** A notice about a case: first the law is chosen, then what it asks for is filled in. Nothing is sent. */
@RestController
public final class DraftController {

    private static final String ACT = "draft";

    private final Pages pages;

    public DraftController(Pages pages) {
        this.pages = pages;
    }

    @GetMapping("/cases/{number}/draft")
    ResponseEntity<byte[]> form(
            HttpServletRequest request,
            @PathVariable("number") String number,
            @RequestParam(name = "regime", defaultValue = "") String regime) {
        return page(request, HttpStatus.OK, number, regime, ReturnedForm.NONE);
    }

    @SuppressWarnings("NullAway") // jte's generated classes take no interceptor as null.
    private ResponseEntity<byte[]> page(
            HttpServletRequest request, HttpStatus status, String number, String regime, ReturnedForm form) {
        CaseDetail detail = new ShowCase(pages.settings()).show(pages.actor(), number);
        Regimes known = new ListRegimes(pages.settings()).list(pages.actor());
        Optional<Regime> chosen = regime.isEmpty() ? Optional.empty() : known.named(regime);
        DraftPage draft = new DraftPage(detail, known.newest(), chosen);
        Frame frame = pages.frame(request, "cases", "case.draft.title", draft.number());
        return Html.page(status, out -> JtedraftGenerated.render(out, null, frame, draft, form));
    }

    /** Drafts it; what is left out or missing is told on the page. */
    @PostMapping("/cases/{number}/draft")
    ResponseEntity<byte[]> draft(
            HttpServletRequest request,
            @PathVariable("number") String number,
            @RequestParam(name = "power", required = false) Optional<List<MultipartFile>> power)
            throws IOException {
        ReturnedForm filled = ReturnedForm.of(request, ACT);
        List<Message> told = new ArrayList<>();
        try (Upload files = Upload.of(power.orElse(List.of()));
                BrowserPrinter printer = BrowserPrinter.open(
                        pages.settings(),
                        filled.is("print"),
                        Tongue.of(request).report().language(),
                        line -> told.add(Message.verbatim(line)))) {
            DraftNotice.Drafted drafted = new DraftNotice(pages.settings(), printer, InstantSource.system())
                    .draft(
                            pages.actor(),
                            asked(number, filled, files.files().stream().findFirst()),
                            line -> told.add(Message.verbatim(line)));
            String name = drafted.notice().notice().number().toString();
            return Html.to("/notices/" + name + "?done=" + (drafted.fresh() ? "drafted" : "there"));
        } catch (RuntimeException e) {
            return RefusedForm.of(e, (status, why) -> {
                told.add(why);
                return page(
                        request,
                        status,
                        number,
                        filled.said("regime").orElse(""),
                        filled.with(ReturnedForm.Outcome.REFUSED, told));
            });
        }
    }

    private static DraftNotice.Request asked(String number, ReturnedForm filled, Optional<Path> power) {
        Set<Statement> statements = EnumSet.noneOf(Statement.class);
        filled.all("declare").forEach(word -> DraftPage.statement(word).ifPresent(statements::add));
        return new DraftNotice.Request(
                number,
                filled.said("regime").orElse(""),
                filled.all("host"),
                filled.said("language"),
                filled.said("provider"),
                filled.said("to"),
                filled.is("unlink") ? Measure.UNLINK : Measure.REMOVE,
                statements,
                filled.said("sign"),
                filled.said("facts"),
                filled.said("ask"),
                filled.said("agent"),
                power,
                Optional.empty(),
                filled.is("again"),
                filled.said("proof"));
    }
}
