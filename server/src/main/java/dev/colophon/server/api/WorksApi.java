package dev.colophon.server.api;

import dev.colophon.registry.work.WorkQuery;
import dev.colophon.server.api.ApiAnswers.ListView;
import dev.colophon.server.caller.Caller;
import dev.colophon.server.upload.Jobs;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import dev.colophon.service.catalogue.CatalogueItem;
import dev.colophon.service.catalogue.FindItem;
import dev.colophon.service.catalogue.ListWorks;
import dev.colophon.service.catalogue.ListedWork;
import dev.colophon.service.job.JobOrder;
import dev.colophon.service.json.work.RemovedFilesView;
import dev.colophon.service.json.work.WorkFilesView;
import dev.colophon.service.json.work.WorkView;
import dev.colophon.service.settings.Settings;
import dev.colophon.service.works.RemoveReferences;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Works for programs. */
@RestController
public final class WorksApi {

    private static final Pattern ID = Pattern.compile("[0-9a-f-]{36}");

    private final Settings settings;
    private final Caller caller;
    private final JobRun run;

    public WorksApi(Settings settings, Caller caller, Jobs jobs) {
        this.settings = settings;
        this.caller = caller;
        this.run = new JobRun(settings, jobs, caller);
    }

    /** Newest first. */
    @GetMapping("/api/v1/works")
    ResponseEntity<byte[]> list(
            @RequestParam(name = "owner", required = false) Optional<String> owner,
            @RequestParam(name = "title", required = false) Optional<String> title,
            @RequestParam(name = "after", required = false) Optional<String> after,
            @RequestParam(name = "limit", defaultValue = "100") int limit) {
        Limits.check(limit);
        after.filter(id -> !ID.matcher(id).matches()).ifPresent(id -> {
            throw new ServiceException(Category.USAGE, "after: `%s` is the id of no work".formatted(id));
        });
        List<ListedWork> works = new ListWorks(settings)
                .list(caller.actor(), new WorkQuery(owner, Optional.empty(), title, after, limit + 1), _ -> {})
                .orElse(List.of());
        List<WorkView> page = works.stream().limit(limit).map(WorkView::of).toList();
        return ApiAnswers.json(
                new ListView(page, works.size() > limit ? page.getLast().id() : null));
    }

    @GetMapping("/api/v1/works/{id}")
    ResponseEntity<byte[]> work(@PathVariable("id") String id) {
        return switch (new FindItem(settings).find(caller.actor(), id, _ -> {})) {
            case CatalogueItem.OfWork work -> ApiAnswers.json(WorkFilesView.of(work));
            case CatalogueItem.OfSighting _ ->
                throw new ServiceException(Category.REFUSED, "`%s` is a sighting, no work".formatted(id));
        };
    }

    /**
     * Registers files, and answers when that is done.
     *
     * @param uploads the ids of files that came in parts
     */
    @PostMapping(
            path = "/api/v1/works",
            consumes = {"multipart/form-data", "application/x-www-form-urlencoded"})
    ResponseEntity<byte[]> register(
            HttpServletRequest request,
            @RequestParam(name = "file", required = false) Optional<List<MultipartFile>> files,
            @RequestParam(name = "upload", required = false) Optional<List<String>> uploads,
            @RequestParam(name = "owner", required = false) Optional<String> owner,
            @RequestParam(name = "title", required = false) Optional<String> title)
            throws IOException, InterruptedException {
        if (owner.filter(name -> !name.isBlank()).isEmpty()) {
            throw new ServiceException(Category.USAGE, "owner: say who made it");
        }
        return run.answer(
                new JobOrder.Register(owner, title), HandedFiles.of(settings, caller, files, uploads), request);
    }

    /**
     * Adds files to a work, and answers when that is done.
     *
     * @param uploads the ids of files that came in parts
     */
    @PostMapping(
            path = "/api/v1/works/{id}/references",
            consumes = {"multipart/form-data", "application/x-www-form-urlencoded"})
    ResponseEntity<byte[]> add(
            HttpServletRequest request,
            @PathVariable("id") String id,
            @RequestParam(name = "file", required = false) Optional<List<MultipartFile>> files,
            @RequestParam(name = "upload", required = false) Optional<List<String>> uploads)
            throws IOException, InterruptedException {
        return run.answer(new JobOrder.Add(id), HandedFiles.of(settings, caller, files, uploads), request);
    }

    /** Takes a file out of a work: it is not looked for any more. */
    @DeleteMapping("/api/v1/works/{id}/references/{reference}")
    ResponseEntity<byte[]> remove(@PathVariable("id") String id, @PathVariable("reference") String reference) {
        return new RemoveReferences(settings)
                        .remove(
                                caller.actor(),
                                List.of(reference),
                                files -> files.stream().allMatch(file -> file.areOf(id)),
                                _ -> {})
                        .stream()
                        .findFirst()
                        .map(removed -> ApiAnswers.json(RemovedFilesView.of(removed)))
                        .orElseThrow(() -> new ServiceException(
                                Category.REFUSED, "`%s` is no file of the work `%s`".formatted(reference, id)));
    }
}
