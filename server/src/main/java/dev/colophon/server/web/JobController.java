package dev.colophon.server.web;

import dev.colophon.server.page.FormRefusal;
import dev.colophon.server.page.Pages;
import dev.colophon.server.upload.Job;
import dev.colophon.server.upload.Jobs;
import dev.colophon.server.upload.Upload;
import dev.colophon.server.view.Frame;
import dev.colophon.server.view.Html;
import dev.colophon.service.job.JobKind;
import dev.colophon.service.job.KeptJob;
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
        Optional<Job> live = jobs.find(pages.actor(), id);
        if (live.isEmpty()) {
            return kept(
                    request,
                    jobs.findKept(pages.actor(), id)
                            .orElseThrow(() -> new FormRefusal(HttpStatus.NOT_FOUND, "refused.job")));
        }
        Job.State state = live.get().state();
        if (state.ended()) {
            jobs.seen(id);
        }
        String kind = state.kind().name().toLowerCase(Locale.ROOT);
        String section = section(state.kind());
        Frame plain = state.ended() && state.kind() == JobKind.REGISTER
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

    private static String section(JobKind kind) {
        return switch (kind) {
            case REGISTER -> "works";
            case EVIDENCE, LOOK -> "cases";
            case RENEW -> "evidence";
            case CHECK, KEEP -> "check";
        };
    }

    /** Of one on which another server works, or that an earlier one ended. */
    @SuppressWarnings("NullAway") // jte's generated classes take no interceptor as null.
    private ResponseEntity<byte[]> kept(HttpServletRequest request, KeptJob job) {
        if (job.ended().isPresent()) {
            jobs.seen(job.id());
        }
        String title = job.ended().isPresent()
                ? "job.yours"
                : "job." + job.kind().name().toLowerCase(Locale.ROOT);
        Frame plain = pages.frame(request, section(job.kind()), title);
        Frame frame = job.ended().isPresent() ? plain : plain.refreshing(3);
        return Html.page(out -> JtekeptjobGenerated.render(out, null, frame, job, KeptItem.of(job, frame)));
    }
}
