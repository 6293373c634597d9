package dev.colophon.server.api;

import dev.colophon.server.WebApplication;
import dev.colophon.server.caller.Caller;
import dev.colophon.server.upload.Jobs;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import dev.colophon.service.job.JobOrder;
import dev.colophon.service.settings.Settings;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Checks files, and what stands at addresses, for programs. */
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
     * Looks for registered works in files, and in what stands at addresses, and answers when that is done.
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
        List<String> addresses = addresses(request);
        if (keep && !addresses.isEmpty()) {
            throw new ServiceException(
                    Category.USAGE, "url: what stands at addresses is checked and not kept: leave out keep");
        }
        JobOrder order =
                keep ? new JobOrder.Keep() : new JobOrder.Check(host.filter(name -> !name.isBlank()), addresses);
        Optional<String> missing = keep
                ? Optional.of(HandedFiles.MISSING)
                : Optional.of(HandedFiles.MISSING + "; or say where it stands with url=ADDRESS")
                        .filter(_ -> addresses.isEmpty());
        HandedFiles handed = HandedFiles.of(settings, caller, files, uploads, missing);
        return run.answer(order, handed, request);
    }

    /** As they were sent: Spring would take one with a comma for two. */
    private static List<String> addresses(HttpServletRequest request) {
        List<String> addresses = Optional.ofNullable(request.getParameterValues("url")).stream()
                .flatMap(Arrays::stream)
                .map(String::strip)
                .filter(address -> !address.isEmpty())
                .distinct()
                .toList();
        if (addresses.size() > WebApplication.MOST_FILES) {
            throw new ServiceException(
                    Category.USAGE,
                    "url: at most %d addresses are checked at a time".formatted(WebApplication.MOST_FILES));
        }
        return addresses;
    }
}
