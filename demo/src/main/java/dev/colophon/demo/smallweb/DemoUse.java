package dev.colophon.demo.smallweb;

import dev.colophon.registry.registration.Clearance;
import dev.colophon.registry.registration.RegisteredMatch;
import dev.colophon.service.scan.Finding;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A copy or lawful use that the demo planted, and what was found of it.
 *
 * @param place its URL
 * @param title of the work
 * @param alteration how the copy was made, or why the use is lawful
 * @param finding what the scan says of the place; empty when it was not looked at
 * @param match with the right work
 * @param clearance why that match needs nothing done about it
 */
public record DemoUse(
        String place,
        String title,
        String alteration,
        boolean lawful,
        Optional<Finding> finding,
        Optional<RegisteredMatch> match,
        Optional<Clearance> clearance) {

    /** All that was planted, in the order of the plan. */
    static List<DemoUse> of(DemoPlan plan, List<Finding> findings) {
        return plan.all(DemoPlan.Expectation.class).stream()
                .flatMap(planted -> use(planted, findings).stream())
                .toList();
    }

    private static Optional<DemoUse> use(Map.Entry<String, DemoPlan.Expectation> planted, List<Finding> findings) {
        return switch (planted.getValue()) {
            case DemoPlan.Planted(String title, String alteration) ->
                Optional.of(use(planted.getKey(), title, alteration, false, findings));
            case DemoPlan.Lawful(String title, String why) ->
                Optional.of(use(planted.getKey(), title, why, true, findings));
            case DemoPlan.Unrelated() -> Optional.empty();
        };
    }

    private static DemoUse use(String place, String title, String alteration, boolean lawful, List<Finding> findings) {
        Optional<Finding> finding =
                findings.stream().filter(found -> found.place().equals(place)).findFirst();
        Optional<RegisteredMatch> match = finding.flatMap(found -> match(found, title));
        return new DemoUse(
                place,
                title,
                alteration,
                lawful,
                finding,
                match,
                match.flatMap(matched -> Clearance.of(matched, place)));
    }

    /** The best one in the medium of the file, else the best one: a film matches by its sound, too. */
    private static Optional<RegisteredMatch> match(Finding finding, String title) {
        List<RegisteredMatch> right = finding.matches().stream()
                .filter(match -> match.registered().work().title().equals(title))
                .toList();
        return right.stream()
                .filter(match -> finding.sighting().medium().stream()
                        .anyMatch(kind -> kind == match.match().medium()))
                .findFirst()
                .or(() -> right.stream().findFirst());
    }

    /** A copy is found and not cleared; a lawful use is found and cleared. */
    public boolean isRight() {
        return match.isPresent() && clearance.isPresent() == lawful;
    }
}
