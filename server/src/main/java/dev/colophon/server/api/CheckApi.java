package dev.colophon.server.api;

import dev.colophon.server.api.ApiAnswers.ListView;
import dev.colophon.server.caller.Caller;
import dev.colophon.server.upload.Job;
import dev.colophon.server.upload.Jobs;
import dev.colophon.service.json.FindingView;
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

    private final Jobs jobs;
    private final Caller caller;

    public CheckApi(Jobs jobs, Caller caller) {
        this.caller = caller;
        this.jobs = jobs;
    }

    /**
     * Looks for registered works in files, and answers when that is done.
     *
     * @param host where the files are going to stand
     * @param keep whether the files are copies that somebody found, to be kept with what is found in them
     */
    @PostMapping(path = "/api/v1/check", consumes = "multipart/form-data")
    ResponseEntity<byte[]> check(
            @RequestParam(name = "file", required = false) Optional<List<MultipartFile>> files,
            @RequestParam(name = "host", required = false) Optional<String> host,
            @RequestParam(name = "keep", defaultValue = "false") boolean keep)
            throws IOException, InterruptedException {
        var upload = Limits.uploaded(files);
        Job job = keep
                ? jobs.keep(caller.actor(), upload)
                : jobs.check(caller.actor(), upload, host.filter(name -> !name.isBlank()));
        return ApiAnswers.json(new ListView(
                Limits.end(job).found().stream().map(FindingView::of).toList(), null));
    }
}
