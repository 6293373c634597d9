package dev.colophon.server.web;

import dev.colophon.server.page.FormRefusal;
import dev.colophon.server.page.Pages;
import dev.colophon.server.upload.Job;
import dev.colophon.server.upload.Jobs;
import dev.colophon.server.upload.Upload;
import dev.colophon.server.view.Frame;
import dev.colophon.server.view.Html;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** How far something is that is done with files, and what came of it. */
@RestController
public final class JobController {

    private final Pages pages;
    private final Jobs jobs;

    public JobController(Pages pages, Jobs jobs) {
        this.pages = pages;
        this.jobs = jobs;
    }

    /** The files of a form; the answer says so where there is none. */
    static Upload uploaded(Optional<List<MultipartFile>> files) throws IOException {
        Upload upload = Upload.of(files.orElse(List.of()));
        if (upload.files().isEmpty()) {
            upload.close();
            throw new FormRefusal(HttpStatus.BAD_REQUEST, "refused.no-file");
        }
        return upload;
    }

    @GetMapping("/jobs/{id}")
    @SuppressWarnings("NullAway") // jte's generated classes take no interceptor as null.
    ResponseEntity<byte[]> job(HttpServletRequest request, @PathVariable("id") String id) {
        Job.State state = jobs.find(pages.actor(), id)
                .orElseThrow(() -> new FormRefusal(HttpStatus.NOT_FOUND, "refused.job"))
                .state();
        String kind = state.kind().name().toLowerCase(Locale.ROOT);
        String section = switch (state.kind()) {
            case REGISTER -> "works";
            case EVIDENCE, LOOK -> "cases";
            case CHECK, KEEP -> "check";
        };
        Frame plain = state.ended() && state.kind() == Job.Kind.REGISTER
                ? pages.frame(
                        request,
                        section,
                        "job.registered",
                        state.fresh(),
                        state.registered().size() - state.stored(),
                        state.known(),
                        state.unmatchable())
                : pages.frame(request, section, "job." + kind);
        Frame frame = state.ended() ? plain : plain.refreshing(3);
        return Html.page(out -> JtejobGenerated.render(out, null, frame, id, state));
    }
}
