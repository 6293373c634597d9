package dev.colophon.server.web;

import dev.colophon.server.page.Pages;
import dev.colophon.server.upload.Job;
import dev.colophon.server.upload.Jobs;
import dev.colophon.server.upload.Upload;
import dev.colophon.server.view.Frame;
import dev.colophon.server.view.Html;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Is something of a registered work in a file? */
@RestController
public final class CheckController {

    private final Pages pages;
    private final Jobs jobs;

    public CheckController(Pages pages, Jobs jobs) {
        this.pages = pages;
        this.jobs = jobs;
    }

    @GetMapping("/check")
    @SuppressWarnings("NullAway") // jte's generated classes take no interceptor as null.
    ResponseEntity<byte[]> form(HttpServletRequest request) {
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
            @RequestParam(name = "file", required = false) Optional<List<MultipartFile>> files,
            @RequestParam(name = "keep", defaultValue = "false") boolean keep,
            @RequestParam(name = "host", defaultValue = "") String host)
            throws IOException {
        Upload upload = JobController.uploaded(files);
        Job job = keep
                ? jobs.keep(pages.actor(), upload)
                : jobs.check(pages.actor(), upload, Optional.of(host.strip()).filter(text -> !text.isEmpty()));
        return Pages.to(job);
    }
}
