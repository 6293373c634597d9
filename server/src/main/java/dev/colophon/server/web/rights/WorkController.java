package dev.colophon.server.web.rights;

import dev.colophon.evidence.messages.Message;
import dev.colophon.evidence.report.Visible;
import dev.colophon.registry.history.WorkEvent;
import dev.colophon.registry.licence.Licences;
import dev.colophon.registry.metadata.StatedField;
import dev.colophon.registry.policy.ArmedPolicy;
import dev.colophon.registry.policy.PolicyHistory;
import dev.colophon.registry.policy.PolicySubject;
import dev.colophon.registry.policy.PolicyVersion;
import dev.colophon.registry.policy.RightsClaimPolicy;
import dev.colophon.registry.work.RegistryException;
import dev.colophon.server.page.FormFields;
import dev.colophon.server.page.FormRefusal;
import dev.colophon.server.page.Pages;
import dev.colophon.server.upload.Job;
import dev.colophon.server.upload.Jobs;
import dev.colophon.server.upload.Upload;
import dev.colophon.server.view.Frame;
import dev.colophon.server.view.Html;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import dev.colophon.service.catalogue.CatalogueItem;
import dev.colophon.service.catalogue.FindItem;
import dev.colophon.service.catalogue.ListSightings;
import dev.colophon.service.catalogue.SightingList;
import dev.colophon.service.job.JobOrder;
import dev.colophon.service.licence.ListLicences;
import dev.colophon.service.licence.ShowRights;
import dev.colophon.service.policy.PolicyTarget;
import dev.colophon.service.policy.RemovePolicy;
import dev.colophon.service.policy.SetPolicy;
import dev.colophon.service.policy.ShowPolicy;
import dev.colophon.service.works.EditWorks;
import dev.colophon.service.works.ReadHistory;
import dev.colophon.sightings.SightingQuery;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** One work: its files, who may do what with it, where it was seen, what is to be done about copies. */
@RestController
public final class WorkController {

    private static final int SIGHTINGS = 50;
    private static final Set<String> DONE = Set.of("edited", "unchanged", "held", "released");

    private final Pages pages;
    private final Jobs jobs;

    public WorkController(Pages pages, Jobs jobs) {
        this.pages = pages;
        this.jobs = jobs;
    }

    @GetMapping("/works/{id}")
    ResponseEntity<byte[]> work(
            HttpServletRequest request,
            @PathVariable("id") String id,
            @RequestParam(name = "done", defaultValue = "") String done) {
        if (new FindItem(pages.settings()).find(pages.actor(), id, _ -> {}) instanceof CatalogueItem.OfWork work) {
            return page(
                    request,
                    HttpStatus.OK,
                    work,
                    FormFields.NOTHING,
                    Optional.empty(),
                    DONE.contains(done) ? done : "");
        }
        return Html.to("/sightings/" + id);
    }

    @SuppressWarnings("NullAway") // jte's generated classes take no interceptor as null.
    private ResponseEntity<byte[]> page(
            HttpServletRequest request,
            HttpStatus status,
            CatalogueItem.OfWork work,
            FormFields typed,
            Optional<Message> refused,
            String done) {
        String id = work.work().id();
        SightingQuery query = SightingQuery.ALL.of(Optional.of(id)).page(SIGHTINGS, Optional.empty());
        SightingList seen = new ListSightings(pages.settings())
                .list(pages.actor(), query, Optional.empty(), _ -> {})
                .orElse(new SightingList(List.of(), false, Map.of(), 0));
        List<Licences.Standing> licences = new ListLicences(pages.settings())
                .list(pages.actor(), Optional.of(id), _ -> {})
                .orElse(List.of());
        WorkPage view = new WorkPage(
                work,
                seen,
                new ShowRights(pages.settings()).show(pages.actor(), id),
                licences,
                history(work),
                version(id),
                typed,
                refused,
                status == HttpStatus.CONFLICT,
                done);
        Frame frame = pages.frame(request, "works", "work.title", work.work().title());
        return Html.page(status, out -> JteworkGenerated.render(out, null, frame, view));
    }

    /** What was said of copies of this work alone; nothing of one that is not in the catalogue any more. */
    private PolicyHistory history(CatalogueItem.OfWork work) {
        return work.work().removedAt().isPresent()
                ? new PolicyHistory(new PolicySubject.OfWork(work.work()), List.of())
                : new ShowPolicy(pages.settings())
                        .show(pages.actor(), target(work.work().id()));
    }

    private static PolicyTarget target(String work) {
        return new PolicyTarget(Optional.empty(), Optional.of(work));
    }

    /** The last thing that was done to it. */
    private String version(String id) {
        List<WorkEvent> events =
                new ReadHistory(pages.settings()).read(pages.actor(), id).events();
        return events.isEmpty() ? WorkPage.NO_POLICY : events.getLast().id();
    }

    private CatalogueItem.OfWork found(String id) {
        return new FindItem(pages.settings()).find(pages.actor(), id, _ -> {}) instanceof CatalogueItem.OfWork work
                ? work
                : refuse(id);
    }

    private static CatalogueItem.OfWork refuse(String id) {
        throw new ServiceException(Category.REFUSED, "`%s` is a sighting, no work".formatted(id));
    }

    /** Sets title, owner and who made it. */
    @PostMapping("/works/{id}/details")
    ResponseEntity<byte[]> edit(HttpServletRequest request, @PathVariable("id") String id) {
        FormFields typed = FormFields.of(request);
        CatalogueItem.OfWork work = found(id);
        if (!version(id).equals(typed.get("seen"))) {
            return page(request, HttpStatus.CONFLICT, work, typed, Optional.empty(), "");
        }
        // What a person sets no list changes any more: what stays as it was is not set.
        Optional<String> title = changed(typed.get("title"), work.work().title());
        Optional<String> owner = changed(typed.get("owner"), work.work().owner().name());
        Optional<String> creator = changed(typed.get("creator"), WorkPage.creator(work));
        Optional<String> identifier = typed.said("identifier");
        if (Stream.of(title, owner, creator, identifier).allMatch(Optional::isEmpty)) {
            return to(id, "unchanged");
        }
        try {
            var _ = new EditWorks(pages.settings())
                    .edit(
                            pages.actor(),
                            new EditWorks.Request(
                                    List.of(work.work().id()),
                                    title,
                                    owner,
                                    Optional.empty(),
                                    List.of(),
                                    List.of(),
                                    identifier.stream().toList(),
                                    List.of(),
                                    creator.map(name -> Map.of(StatedField.CREATOR, name))
                                            .orElse(Map.of())));
            return to(id, "edited");
        } catch (ServiceException e) {
            return again(request, work, typed, e, e.category());
        } catch (RegistryException e) {
            return again(request, work, typed, e, Category.REFUSED);
        }
    }

    private static Optional<String> changed(String typed, String before) {
        // What cannot be seen is spelled out in a form.
        return Optional.of(typed.strip()).filter(text -> !text.equals(before) && !text.equals(Visible.line(before)));
    }

    private ResponseEntity<byte[]> again(
            HttpServletRequest request, CatalogueItem.OfWork work, FormFields typed, Exception why, Category category) {
        if (category == Category.ENVIRONMENT) {
            throw (RuntimeException) why;
        }
        return page(
                request, HttpStatus.UNPROCESSABLE_CONTENT, work, typed, Optional.of(ServiceException.told(why)), "");
    }

    private static ResponseEntity<byte[]> to(String id, String done) {
        return Html.to("/works/" + id + "?done=" + done);
    }

    /** Asks for nothing about copies of it from now on, or takes that back. */
    @PostMapping("/works/{id}/hold")
    ResponseEntity<byte[]> hold(
            HttpServletRequest request,
            @PathVariable("id") String id,
            @RequestParam(name = "on", defaultValue = "true") boolean on,
            @RequestParam(name = "seen", defaultValue = "") String seen) {
        CatalogueItem.OfWork work = found(id);
        PolicyHistory history = history(work);
        if (!history.newest().map(PolicyVersion::id).orElse(WorkPage.NO_POLICY).equals(seen)) {
            return page(request, HttpStatus.CONFLICT, work, FormFields.NOTHING, Optional.empty(), "");
        }
        Optional<PolicyVersion> before = history.versions().stream()
                .filter(PolicyVersion::armed)
                .filter(version -> version.policy()
                        .filter(policy -> !policy.toString().equals(WorkPage.HOLD))
                        .isPresent())
                .findFirst();
        if (on) {
            set(id, WorkPage.HOLD, OptionalInt.empty());
        } else if (before.isPresent()) {
            set(
                    id,
                    before.get().policy().map(RightsClaimPolicy::toString).orElseThrow(),
                    OptionalInt.of(before.get().enabledShare()));
        } else if (history.inForce().map(ArmedPolicy::policy).isPresent()) {
            var _ = new RemovePolicy(pages.settings()).remove(pages.actor(), target(id));
        }
        return to(id, on ? "held" : "released");
    }

    private void set(String id, String rules, OptionalInt share) {
        var _ = new SetPolicy(pages.settings())
                .set(
                        pages.actor(),
                        new SetPolicy.Request(target(id), Optional.of(rules), share, Optional.empty(), true, false));
    }

    /** Adds files to it; the answer leads to where one sees how far that is. */
    @PostMapping(path = "/works/{id}/files", consumes = "multipart/form-data")
    ResponseEntity<byte[]> add(
            @PathVariable("id") String id,
            @RequestParam(name = "file", required = false) Optional<List<MultipartFile>> files)
            throws IOException {
        String work = found(id).work().id();
        Upload upload = Upload.of(files.orElse(List.of()));
        if (upload.files().isEmpty()) {
            upload.close();
            throw new FormRefusal(HttpStatus.BAD_REQUEST, "refused.no-file");
        }
        Job job = jobs.begin(pages.actor(), new JobOrder.Add(work), upload);
        return Pages.to(job);
    }
}
