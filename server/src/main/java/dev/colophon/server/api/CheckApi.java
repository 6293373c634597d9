package dev.colophon.server.api;

import dev.colophon.server.caller.Caller;
import dev.colophon.server.upload.Jobs;
import dev.colophon.service.job.JobOrder;
import dev.colophon.service.settings.Settings;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Checks files for programs. */
@RestController
public final class CheckApi {

    private final Settings settings;
    private final Caller caller;
    private final JobRun run;

    public CheckApi(Settings settings, Jobs jobs, Caller caller) {
        this.settings = settings;
        this.caller = caller;
        this.run = new JobRun(settings, jobs, caller);
    }

    /**
     * Looks for registered works in files, and answers when that is done.
     *
     * @param uploads the ids of files that came in parts
     * @param host where the files are going to stand
     * @param keep whether the files are copies that somebody found, to be kept with what is found in them
     */
    @PostMapping(
            path = "/api/v1/check",
            consumes = {"multipart/form-data", "application/x-www-form-urlencoded"})
    ResponseEntity<byte[]> check(
            HttpServletRequest request,
            @RequestParam(name = "file", required = false) Optional<List<MultipartFile>> files,
            @RequestParam(name = "upload", required = false) Optional<List<String>> uploads,
            @RequestParam(name = "host", required = false) Optional<String> host,
            @RequestParam(name = "keep", defaultValue = "false") boolean keep)
            throws IOException, InterruptedException {
        JobOrder order = keep ? new JobOrder.Keep() : new JobOrder.Check(host.filter(name -> !name.isBlank()));
        return run.answer(order, HandedFiles.of(settings, caller, files, uploads), request);
    }
}
