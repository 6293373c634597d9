package dev.colophon.server.api;

import dev.colophon.cases.file.CaseState;
import dev.colophon.server.api.ApiAnswers.ListView;
import dev.colophon.server.caller.Caller;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.caller.ProgressListener;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import dev.colophon.service.casefile.ListCases;
import dev.colophon.service.casefile.ListedCase;
import dev.colophon.service.casefile.OpenCases;
import dev.colophon.service.casefile.ShowCase;
import dev.colophon.service.json.casefile.CaseView;
import dev.colophon.service.settings.Settings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Cases for programs. */
@RestController
public final class CasesApi {

    private final Settings settings;
    private final Caller caller;

    public CasesApi(Settings settings, Caller caller) {
        this.settings = settings;
        this.caller = caller;
    }

    /** Newest first. */
    @GetMapping("/api/v1/cases")
    ResponseEntity<byte[]> list(
            @RequestParam(name = "state", defaultValue = "all") String state,
            @RequestParam(name = "after", required = false) Optional<String> after,
            @RequestParam(name = "limit", defaultValue = "100") int limit) {
        Limits.check(limit);
        List<ListedCase> found = new ListCases(settings)
                .list(caller.actor(), status(state), after, limit + 1, _ -> {})
                .orElse(List.of());
        List<ListedCase> cases = found.subList(0, Math.min(limit, found.size()));
        return ApiAnswers.json(new ListView(
                cases.stream().map(CaseView::of).toList(),
                found.size() > limit ? cases.getLast().file().number().toString() : null));
    }

    /**
     * Puts what was confirmed, and is in no case, into cases.
     *
     * @param operator only what stands on the sites of the operator of this one
     * @param owner only works of this owner, by name or id
     * @param all of all operators and owners
     */
    @PostMapping(path = "/api/v1/cases", consumes = "application/x-www-form-urlencoded")
    ResponseEntity<byte[]> open(
            @RequestParam(name = "operator", required = false) Optional<String> operator,
            @RequestParam(name = "owner", required = false) Optional<String> owner,
            @RequestParam(name = "all", defaultValue = "false") boolean all) {
        OpenCases.Request asked = new OpenCases.Request(said(operator), said(owner), all);
        if (!all && asked.operator().isEmpty() && asked.owner().isEmpty()) {
            throw new ServiceException(
                    Category.USAGE, "say of whom: operator, a site; owner, a name or id; or all=true");
        }
        OpenCases.Result opened = new OpenCases(settings).open(caller.actor(), asked, ProgressListener.SILENT);
        return caller.actor().may(Permission.READ)
                ? ApiAnswers.json(OpenedView.of(opened))
                : ResponseEntity.noContent().build();
    }

    /** {@code leftOut}: how many confirmed sightings may not be acted on, by what stands in the way. */
    record OpenedView(List<CaseView> items, int opened, int joined, Map<String, Integer> leftOut) {

        static OpenedView of(OpenCases.Result result) {
            Map<String, Integer> leftOut = new TreeMap<>();
            result.leftOut().forEach((kind, count) -> leftOut.put(kind.name(), count));
            return new OpenedView(
                    result.cases().stream().map(CaseView::of).toList(), result.opened(), result.joined(), leftOut);
        }
    }

    private static Optional<String> said(Optional<String> text) {
        return text.map(String::strip).filter(words -> !words.isEmpty());
    }

    private static Optional<CaseState.Status> status(String word) {
        return switch (word) {
            case "open" -> Optional.of(CaseState.Status.OPEN);
            case "closed" -> Optional.of(CaseState.Status.CLOSED);
            case "all" -> Optional.empty();
            default -> throw new ServiceException(Category.USAGE, "`%s` is none of open, closed, all".formatted(word));
        };
    }

    /** One in full. */
    @GetMapping("/api/v1/cases/{number}")
    ResponseEntity<byte[]> show(@PathVariable("number") String number) {
        return ApiAnswers.json(CaseView.of(new ShowCase(settings).show(caller.actor(), number)));
    }
}
