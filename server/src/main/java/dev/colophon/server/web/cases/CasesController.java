package dev.colophon.server.web.cases;

import dev.colophon.cases.file.CaseNumber;
import dev.colophon.cases.file.CaseState;
import dev.colophon.server.page.Pages;
import dev.colophon.server.page.RefusedForm;
import dev.colophon.server.page.ReturnedForm;
import dev.colophon.server.view.Frame;
import dev.colophon.server.view.Html;
import dev.colophon.service.caller.ProgressListener;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import dev.colophon.service.casefile.ListCases;
import dev.colophon.service.casefile.ListedCase;
import dev.colophon.service.casefile.OpenCases;
import dev.colophon.service.followup.FindCaseDates;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Cases: all of them, and opening those of what was confirmed. */
@RestController
public final class CasesController {

    private static final int PAGE = 50;
    private static final String OPEN = "open";

    private final Pages pages;

    public CasesController(Pages pages) {
        this.pages = pages;
    }

    @GetMapping("/cases")
    ResponseEntity<byte[]> cases(
            HttpServletRequest request,
            @RequestParam(name = "state", defaultValue = OPEN) String state,
            @RequestParam(name = "after", defaultValue = "") String after) {
        return page(request, HttpStatus.OK, state, after, ReturnedForm.NONE, Optional.empty());
    }

    @SuppressWarnings("NullAway") // jte's generated classes take no interceptor as null.
    private ResponseEntity<byte[]> page(
            HttpServletRequest request,
            HttpStatus status,
            String state,
            String after,
            ReturnedForm form,
            Optional<OpenCases.Result> opened) {
        List<ListedCase> found = new ListCases(pages.settings())
                .list(
                        pages.actor(),
                        status(state),
                        Optional.of(after).filter(text -> !text.isEmpty()),
                        PAGE + 1,
                        _ -> {})
                .orElse(List.of());
        boolean more = found.size() > PAGE;
        List<ListedCase> cases = more ? found.subList(0, PAGE) : found;
        Map<CaseNumber, Instant> next = cases.isEmpty()
                ? Map.of()
                : new FindCaseDates(pages.settings())
                        .find(
                                pages.actor(),
                                cases.stream().map(one -> one.file().number()).toList(),
                                _ -> {});
        Frame frame = pages.frame(request, "cases");
        return Html.page(
                status,
                out -> JtecasesGenerated.render(
                        out, null, frame, cases, more, state, !after.isEmpty(), next, form, opened));
    }

    private static Optional<CaseState.Status> status(String state) {
        return switch (state) {
            case OPEN -> Optional.of(CaseState.Status.OPEN);
            case "closed" -> Optional.of(CaseState.Status.CLOSED);
            case "all" -> Optional.empty();
            default -> throw new ServiceException(Category.USAGE, "no state of cases is called `%s`".formatted(state));
        };
    }

    /**
     * Puts what was confirmed, and is in none, into cases.
     *
     * @param of {@code all}, or what is said beside it
     * @param operator a site; empty for all
     * @param owner a name or id; empty for all
     */
    @PostMapping("/cases")
    ResponseEntity<byte[]> open(
            HttpServletRequest request,
            @RequestParam(name = "of", defaultValue = "") String of,
            @RequestParam(name = "operator", defaultValue = "") String operator,
            @RequestParam(name = "owner", defaultValue = "") String owner) {
        try {
            OpenCases.Result opened = new OpenCases(pages.settings())
                    .open(
                            pages.actor(),
                            new OpenCases.Request(said(operator), said(owner), of.equals("all")),
                            ProgressListener.SILENT);
            return page(request, HttpStatus.OK, OPEN, "", ReturnedForm.done("open"), Optional.of(opened));
        } catch (RuntimeException e) {
            return RefusedForm.of(
                    e,
                    (status, why) -> page(
                            request,
                            status,
                            OPEN,
                            "",
                            ReturnedForm.of(request, "open", ReturnedForm.Outcome.REFUSED, List.of(why)),
                            Optional.empty()));
        }
    }

    private static Optional<String> said(String text) {
        return Optional.of(text.strip()).filter(words -> !words.isEmpty());
    }
}
