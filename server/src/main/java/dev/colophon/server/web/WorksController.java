package dev.colophon.server.web;

import dev.colophon.fingerprint.Medium;
import dev.colophon.registry.work.WorkQuery;
import dev.colophon.server.page.Pages;
import dev.colophon.server.upload.Job;
import dev.colophon.server.upload.Jobs;
import dev.colophon.server.upload.Upload;
import dev.colophon.server.view.Frame;
import dev.colophon.server.view.Html;
import dev.colophon.service.catalogue.ListWorks;
import dev.colophon.service.catalogue.ListedWork;
import dev.colophon.service.job.JobOrder;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Works: all of them, and new ones. */
@RestController
public final class WorksController {

    /** Of more than these a person searches. */
    private static final int SHOWN = 200;

    private final Pages pages;
    private final Jobs jobs;
    private final TodayController today;

    public WorksController(Pages pages, Jobs jobs, TodayController today) {
        this.pages = pages;
        this.today = today;
        this.jobs = jobs;
    }

    @GetMapping("/works")
    @SuppressWarnings("NullAway") // jte's generated classes take no interceptor as null.
    ResponseEntity<byte[]> works(
            HttpServletRequest request,
            @RequestParam(name = "title", defaultValue = "") String title,
            @RequestParam(name = "kind", defaultValue = "") String kind) {
        Optional<Medium> medium = Arrays.stream(Medium.values())
                .filter(one -> one.name().equalsIgnoreCase(kind))
                .findFirst();
        WorkQuery query = new WorkQuery(
                Optional.empty(), medium, Optional.of(title.strip()).filter(text -> !text.isEmpty()), SHOWN + 1);
        List<ListedWork> found = new ListWorks(pages.settings())
                .list(pages.actor(), query, _ -> {})
                .orElse(List.of());
        boolean more = found.size() > SHOWN;
        List<ListedWork> shown = more ? found.subList(0, SHOWN) : found;
        Frame frame = pages.frame(request, "works");
        return Html.page(out -> JteworksGenerated.render(out, null, frame, shown, more, title, medium));
    }

    /** The title of one file: several are not all called so. */
    private static Optional<String> title(Upload upload, String title) {
        return Optional.of(title.strip())
                .filter(text -> !text.isEmpty() && upload.files().size() == 1);
    }

    /** Registers files; the answer leads to where one sees how far that is. */
    @PostMapping(path = "/works", consumes = "multipart/form-data")
    ResponseEntity<byte[]> register(
            HttpServletRequest request,
            @RequestParam(name = "file", required = false) Optional<List<MultipartFile>> files,
            @RequestParam(name = "owner", defaultValue = "") String owner,
            @RequestParam(name = "title", defaultValue = "") String title)
            throws IOException {
        Upload upload = Upload.of(files.orElse(List.of()));
        if (owner.isBlank() || upload.files().isEmpty()) {
            HandInForm given =
                    new HandInForm(owner, title, owner.isBlank(), upload.files().isEmpty());
            upload.close();
            return today.incomplete(request, given);
        }
        Job job = jobs.begin(
                pages.actor(), new JobOrder.Register(Optional.of(owner.strip()), title(upload, title)), upload);
        return Pages.to(job);
    }
}
