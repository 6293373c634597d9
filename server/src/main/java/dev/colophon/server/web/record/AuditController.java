package dev.colophon.server.web.record;

import dev.colophon.cases.audit.AuditEvent.Kind;
import dev.colophon.cases.audit.AuditTrail;
import dev.colophon.server.page.Pages;
import dev.colophon.server.view.Frame;
import dev.colophon.server.view.Html;
import dev.colophon.service.audit.ReadAudit;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who did what, and when. */
@RestController
public final class AuditController {

    private static final int PAGE = 50;

    private final Pages pages;

    public AuditController(Pages pages) {
        this.pages = pages;
    }

    @GetMapping("/audit")
    @SuppressWarnings("NullAway") // jte's generated classes take no interceptor as null.
    ResponseEntity<byte[]> audit(
            HttpServletRequest request,
            @RequestParam(name = "kind", defaultValue = "") String kind,
            @RequestParam(name = "day", defaultValue = "") String day,
            @RequestParam(name = "after", defaultValue = "") String after) {
        ReadAudit.Page page = new ReadAudit(pages.settings())
                .read(
                        pages.actor(),
                        new ReadAudit.Request(
                                said(kind, AuditController::kind),
                                said(day, AuditController::day),
                                said(after, AuditController::place),
                                PAGE),
                        _ -> {});
        AuditView view = new AuditView(page.events(), kind, day, page.more(), !after.isEmpty());
        Frame frame = pages.frame(request, "public", "audit.title");
        return Html.page(out -> JteauditGenerated.render(out, null, frame, view));
    }

    private static <T> Optional<T> said(String text, Function<String, T> parse) {
        return Optional.of(text.strip()).filter(some -> !some.isEmpty()).map(parse);
    }

    private static Kind kind(String name) {
        return Arrays.stream(Kind.values())
                .filter(kind -> kind.name().equals(name))
                .findFirst()
                .orElseThrow(() -> usage("no kind is called `%s`".formatted(name)));
    }

    private static LocalDate day(String text) {
        try {
            LocalDate day = LocalDate.parse(text);
            if (day.getYear() < 1970 || day.getYear() > 9999) {
                throw usage("`%s` is no day on which anything was done".formatted(text));
            }
            return day;
        } catch (DateTimeException _) {
            throw usage("`%s` is no day: write it like 2027-03-31".formatted(text));
        }
    }

    private static AuditTrail.Place place(String text) {
        String[] parts = text.split(" ", 2);
        if (parts.length != 2 || !parts[0].matches("\\d{1,15}")) {
            throw usage("`%s` is no place in the audit: begin with its first page".formatted(text));
        }
        return new AuditTrail.Place(Instant.ofEpochMilli(Long.parseLong(parts[0])), parts[1]);
    }

    private static ServiceException usage(String message) {
        return new ServiceException(Category.USAGE, message);
    }
}
