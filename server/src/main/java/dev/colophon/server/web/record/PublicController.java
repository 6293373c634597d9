package dev.colophon.server.web.record;

import dev.colophon.evidence.verify.record.RecordStatistics;
import dev.colophon.server.page.Pages;
import dev.colophon.server.view.Frame;
import dev.colophon.server.view.Html;
import dev.colophon.server.view.Visitor;
import dev.colophon.service.caller.ProgressListener;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import dev.colophon.service.record.CountPublicDays;
import dev.colophon.service.record.CountPublicRecord;
import dev.colophon.service.record.CountPublicRecord.Counted;
import dev.colophon.service.record.ExportPublicRecord;
import dev.colophon.service.session.ScratchFolder;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** What was done, in numbers that anybody can compute again. */
@RestController
public final class PublicController {

    private static final Duration FRESH = Duration.ofMinutes(1);

    private final Pages pages;
    private Instant fresh = Instant.EPOCH;
    private Optional<Counted> last = Optional.empty();
    private Instant freshDays = Instant.EPOCH;
    private Optional<byte[]> lastDays = Optional.empty();

    public PublicController(Pages pages) {
        this.pages = pages;
    }

    private Optional<Counted> counted(HttpServletRequest request) {
        return Visitor.isPublic(request) ? forVisitors() : new CountPublicRecord(pages.settings()).count(pages.actor());
    }

    /** Whoever asks often makes nobody count often. */
    private synchronized Optional<Counted> forVisitors() {
        Instant now = Instant.now();
        if (now.isAfter(fresh)) {
            last = new CountPublicRecord(pages.settings()).count(pages.actor());
            fresh = now.plus(FRESH);
        }
        return last;
    }

    @GetMapping("/public")
    @SuppressWarnings("NullAway") // jte's generated classes take no interceptor as null.
    ResponseEntity<byte[]> page(HttpServletRequest request) {
        Frame frame = pages.frame(request, "public");
        Optional<PublicView> view = counted(request).map(PublicView::of);
        return Html.page(out -> JtepublicrecordGenerated.render(out, null, frame, view));
    }

    /** The numbers as a table, as an export writes it. */
    @GetMapping("/public/statistics.csv")
    void statistics(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Counted counted = counted(request)
                .orElseThrow(() -> new ServiceException(Category.REFUSED, "no log was begun: nothing is counted yet"));
        RecordStatistics statistics = new RecordStatistics();
        counted.sums().forEach(statistics::add);
        Attachment.send(response, "text/csv;charset=UTF-8", "statistics.csv", statistics.csv());
    }

    private Optional<byte[]> days(HttpServletRequest request) {
        return Visitor.isPublic(request)
                ? daysForVisitors()
                : new CountPublicDays(pages.settings()).count(pages.actor());
    }

    private synchronized Optional<byte[]> daysForVisitors() {
        Instant now = Instant.now();
        if (now.isAfter(freshDays)) {
            lastDays = new CountPublicDays(pages.settings()).count(pages.actor());
            freshDays = now.plus(FRESH);
        }
        return lastDays;
    }

    /** How often what was done on each day. */
    @GetMapping("/public/days.csv")
    void days(HttpServletRequest request, HttpServletResponse response) throws IOException {
        byte[] table = days(request)
                .orElseThrow(() -> new ServiceException(Category.REFUSED, "no log was begun: nothing is counted yet"));
        Attachment.send(response, "text/csv;charset=UTF-8", "days.csv", table);
    }

    /** Logs what was done since, and hands out the record of all of it. */
    @PostMapping("/public/export")
    void export(HttpServletResponse response) throws IOException {
        try (ScratchFolder scratch = ScratchFolder.create("colophon-record")) {
            Path folder = scratch.path().resolve("public-record");
            var _ = new ExportPublicRecord(pages.settings(), InstantSource.system())
                    .export(pages.actor(), folder, ProgressListener.SILENT);
            Attachment.zip(response, "public-record.zip", folder);
        }
    }
}
