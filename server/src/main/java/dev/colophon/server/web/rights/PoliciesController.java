package dev.colophon.server.web.rights;

import dev.colophon.evidence.messages.Message;
import dev.colophon.registry.policy.PolicyHistory;
import dev.colophon.registry.policy.RightsClaimPolicy;
import dev.colophon.registry.work.RegistryException;
import dev.colophon.registry.work.WorkQuery;
import dev.colophon.server.page.FormFields;
import dev.colophon.server.page.Pages;
import dev.colophon.server.view.Frame;
import dev.colophon.server.view.Html;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import dev.colophon.service.catalogue.ListWorks;
import dev.colophon.service.comparison.FindSighting;
import dev.colophon.service.policy.ListPolicies;
import dev.colophon.service.policy.PolicyResult;
import dev.colophon.service.policy.PolicyTarget;
import dev.colophon.service.policy.RemovePolicy;
import dev.colophon.service.policy.SetPolicy;
import dev.colophon.service.policy.ShowPolicy;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What is to be done about copies, as rules, and what a change of them would have done. */
@RestController
public final class PoliciesController {

    private static final int MOST_WORKS = 500;
    private static final Set<String> DONE = Set.of("kept", "armed", "removed");

    private final Pages pages;

    public PoliciesController(Pages pages) {
        this.pages = pages;
    }

    @GetMapping("/policies")
    ResponseEntity<byte[]> policies(
            HttpServletRequest request,
            @RequestParam(name = "work", defaultValue = "") String work,
            @RequestParam(name = "owner", defaultValue = "") String owner,
            @RequestParam(name = "done", defaultValue = "") String done) {
        FormFields chosen = chosen(work, owner);
        return page(
                request, HttpStatus.OK, chosen, Optional.empty(), Optional.empty(), DONE.contains(done) ? done : "");
    }

    /** The rules that are there of what the address names, to be changed. */
    private FormFields chosen(String work, String owner) {
        if (work.isEmpty() == owner.isEmpty()) {
            return FormFields.NOTHING;
        }
        Map<String, List<String>> values = new HashMap<>();
        values.put("work", List.of(work));
        values.put("owner", List.of(owner));
        history(new FormFields(values))
                .flatMap(history -> history.newest())
                .flatMap(version -> version.policy())
                .map(RightsClaimPolicy::toString)
                .ifPresent(rules -> values.put("rules", List.of(rules)));
        return new FormFields(values);
    }

    private static PolicyTarget target(FormFields typed) {
        return new PolicyTarget(typed.said("owner"), typed.said("work"));
    }

    private Optional<PolicyHistory> history(FormFields typed) {
        try {
            return Optional.of(new ShowPolicy(pages.settings()).show(pages.actor(), target(typed)));
        } catch (ServiceException | RegistryException _) { // the form says so when it is sent
            return Optional.empty();
        }
    }

    @SuppressWarnings("NullAway") // jte's generated classes take no interceptor as null.
    private ResponseEntity<byte[]> page(
            HttpServletRequest request,
            HttpStatus status,
            FormFields typed,
            Optional<PolicyResult> tried,
            Optional<Message> refused,
            String done) {
        PoliciesView view = new PoliciesView(
                new ListPolicies(pages.settings()).list(pages.actor(), _ -> {}).orElse(List.of()),
                new ListWorks(pages.settings())
                        .list(
                                pages.actor(),
                                new WorkQuery(Optional.empty(), Optional.empty(), Optional.empty(), MOST_WORKS),
                                _ -> {})
                        .orElse(List.of()),
                pages.owners(),
                typed,
                tried,
                tried.map(this::examples).orElse(Map.of()),
                tried.map(result -> PoliciesView.version(result.history())).orElse(""),
                refused,
                status == HttpStatus.CONFLICT,
                done);
        Frame frame = pages.frame(request, "works", "policies.title");
        return Html.page(status, out -> JtepoliciesGenerated.render(out, null, frame, view));
    }

    /** Where those that a difference names stand. */
    private Map<String, String> examples(PolicyResult result) {
        FindSighting sightings = new FindSighting(pages.settings());
        return result.difference().changes().stream()
                .flatMap(change -> change.examples().stream())
                .distinct()
                .collect(Collectors.toMap(
                        Function.identity(),
                        id -> sightings
                                .find(pages.actor(), id, _ -> {})
                                .sighting()
                                .place()));
    }

    /** Tries rules, keeps them, or puts them in force: those that were tried, and only if nothing was said since. */
    @PostMapping("/policies")
    ResponseEntity<byte[]> change(HttpServletRequest request) {
        FormFields typed = FormFields.of(request);
        try {
            boolean tries = !typed.has("act", "keep") && !typed.has("act", "arm");
            boolean stale = !tries
                    && history(typed)
                            .map(PoliciesView::version)
                            .filter(typed.get("seen")::equals)
                            .isEmpty();
            if (stale) {
                return page(request, HttpStatus.CONFLICT, typed, Optional.empty(), Optional.empty(), "");
            }
            PolicyResult result = new SetPolicy(pages.settings())
                    .set(
                            pages.actor(),
                            new SetPolicy.Request(
                                    target(typed),
                                    typed.said("rules").map(rules -> rules.replaceAll("\\s+", " ")),
                                    share(typed),
                                    typed.said("muted"),
                                    typed.has("act", "arm"),
                                    tries));
            return tries
                    ? page(request, HttpStatus.OK, typed, Optional.of(result), Optional.empty(), "")
                    : Html.to("/policies?done=" + (result.said().armed() ? "armed" : "kept"));
        } catch (ServiceException e) {
            if (e.category() == Category.ENVIRONMENT) {
                throw e;
            }
            return refused(request, typed, e);
        } catch (RegistryException e) {
            return refused(request, typed, e);
        }
    }

    private ResponseEntity<byte[]> refused(HttpServletRequest request, FormFields typed, Exception why) {
        return page(
                request,
                HttpStatus.UNPROCESSABLE_CONTENT,
                typed,
                Optional.empty(),
                Optional.of(ServiceException.told(why)),
                "");
    }

    private static OptionalInt share(FormFields typed) {
        Optional<String> said = typed.said("share");
        try {
            return said.isPresent() ? OptionalInt.of(Integer.parseInt(said.get())) : OptionalInt.empty();
        } catch (NumberFormatException _) {
            throw new ServiceException(Category.USAGE, "a share of `%s`: write 0 to 100".formatted(said.get()));
        }
    }

    /** Takes one out of force. */
    @PostMapping("/policies/remove")
    ResponseEntity<byte[]> remove(HttpServletRequest request) {
        FormFields typed = FormFields.of(request);
        boolean seen = history(typed)
                .map(PoliciesView::version)
                .filter(typed.get("seen")::equals)
                .isPresent();
        if (!seen) {
            return page(request, HttpStatus.CONFLICT, FormFields.NOTHING, Optional.empty(), Optional.empty(), "");
        }
        var _ = new RemovePolicy(pages.settings()).remove(pages.actor(), target(typed));
        return Html.to("/policies?done=removed");
    }
}
