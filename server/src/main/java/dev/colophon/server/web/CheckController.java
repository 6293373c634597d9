package dev.colophon.server.web;

import dev.colophon.server.page.Pages;
import dev.colophon.server.upload.Jobs;
import dev.colophon.server.upload.Upload;
import dev.colophon.server.view.Frame;
import dev.colophon.server.view.Html;
import dev.colophon.server.view.Visitor;
import dev.colophon.server.web.evidence.VerifierSlots;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import dev.colophon.service.job.JobOrder;
import dev.colophon.service.precheck.PrecheckFiles;
import dev.colophon.service.precheck.PrecheckedFile;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Is something of a registered work in a file? */
@RestController
public final class CheckController {

    private static final int MOST_OF_A_MAKER = 5;

    private final Pages pages;
    private final Jobs jobs;

    /** So many makers are answered at a time; the others wait. */
    private final VerifierSlots makers = new VerifierSlots();

    public CheckController(Pages pages, Jobs jobs) {
        this.pages = pages;
        this.jobs = jobs;
    }

    @GetMapping("/check")
    @SuppressWarnings("NullAway") // jte's generated classes take no interceptor as null.
    ResponseEntity<byte[]> form(HttpServletRequest request) {
        if (Visitor.isPublic(request)) {
            return mayUse(request, List.of());
        }
        Frame frame = pages.frame(request, "check");
        return Html.page(out -> JtecheckGenerated.render(out, null, frame));
    }

    /**
     * Looks into files.
     *
     * @param keep whether they are copies that somebody found, to be kept with what is found in them
     * @param host where they are going to stand
     */
    @PostMapping(path = "/check", consumes = "multipart/form-data")
    ResponseEntity<byte[]> check(
            HttpServletRequest request,
            @RequestParam(name = "file", required = false) Optional<List<MultipartFile>> files,
            @RequestParam(name = "keep", defaultValue = "false") boolean keep,
            @RequestParam(name = "host", defaultValue = "") String host)
            throws IOException {
        Upload upload = JobController.uploaded(files);
        if (Visitor.isPublic(request)) {
            return answer(request, upload, host);
        }
        JobOrder order = keep
                ? new JobOrder.Keep()
                : new JobOrder.Check(Optional.of(host.strip()).filter(text -> !text.isEmpty()));
        return Pages.to(jobs.begin(pages.actor(), order, upload));
    }

    /** What a maker learns, who waits for it: the files are gone with the answer. */
    private ResponseEntity<byte[]> answer(HttpServletRequest request, Upload upload, String host) throws IOException {
        try (upload) {
            if (upload.files().size() > MOST_OF_A_MAKER) {
                throw new ServiceException(
                        Category.USAGE, "at most %d files are checked at a time".formatted(MOST_OF_A_MAKER));
            }
            List<PrecheckedFile> answers = new ArrayList<>();
            PrecheckFiles.Request asked = new PrecheckFiles.Request(
                    upload.files(),
                    Optional.of(host.strip()).filter(text -> !text.isEmpty()),
                    Optional.empty(),
                    Optional.empty(),
                    Set.of());
            return makers.use(() -> {
                new PrecheckFiles(pages.settings()).check(pages.actor(), asked, answers::add);
                return mayUse(request, answers);
            });
        }
    }

    @SuppressWarnings("NullAway") // jte's generated classes take no interceptor as null.
    private ResponseEntity<byte[]> mayUse(HttpServletRequest request, List<PrecheckedFile> answers) {
        Frame frame = pages.frame(request, "check", "public.check");
        return Html.page(out -> JtemayuseGenerated.render(out, null, frame, answers));
    }
}
