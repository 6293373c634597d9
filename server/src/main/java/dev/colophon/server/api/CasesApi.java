package dev.colophon.server.api;

import dev.colophon.cases.file.CaseState;
import dev.colophon.server.api.ApiAnswers.ListView;
import dev.colophon.server.caller.Caller;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import dev.colophon.service.casefile.ListCases;
import dev.colophon.service.casefile.ListedCase;
import dev.colophon.service.casefile.ShowCase;
import dev.colophon.service.json.casefile.CaseView;
import dev.colophon.service.settings.Settings;
import java.util.List;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
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
