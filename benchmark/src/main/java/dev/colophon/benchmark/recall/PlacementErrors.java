package dev.colophon.benchmark.recall;

import dev.colophon.benchmark.machine.Numbers;
import dev.colophon.benchmark.recall.SearchOutcome.Kind;
import dev.colophon.index.transform.AudioTransform;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How exactly found copies are placed: absolute errors of all that were found.
 *
 * @param start seconds of the reference
 * @param end seconds of the reference
 * @param speed as a share of the true speed
 * @param cents hundredths of a semitone
 */
public record PlacementErrors(List<Double> start, List<Double> end, List<Double> speed, List<Double> cents) {

    public static PlacementErrors of(Results results) {
        return of(results.outcomes());
    }

    public static PlacementErrors of(List<SearchOutcome> outcomes) {
        PlacementErrors placement =
                new PlacementErrors(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        outcomes.stream()
                .filter(outcome -> outcome.kind() == Kind.COPY && outcome.found())
                .forEach(placement::add);
        return placement;
    }

    private void add(SearchOutcome outcome) {
        outcome.startError().ifPresent(error -> start.add(Math.abs(error)));
        outcome.endError().ifPresent(error -> end.add(Math.abs(error)));
        if (outcome.right().isPresent()
                && outcome.right().get().transform() instanceof AudioTransform found
                && outcome.query().condition().transform().orElse(null) instanceof AudioTransform truth) {
            speed.add(Math.abs(found.speed() / truth.speed() - 1));
            cents.add((double) Math.abs(found.pitchCents() - truth.pitchCents()));
        }
    }

    /** Start and end errors together. */
    public List<Double> ends() {
        List<Double> ends = new ArrayList<>(start);
        ends.addAll(end);
        return ends;
    }

    public Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        put(json, "boundarySeconds", ends());
        put(json, "speedError", speed);
        put(json, "centsError", cents);
        return json;
    }

    private static void put(Map<String, Object> json, String name, List<Double> errors) {
        if (!errors.isEmpty()) {
            json.put(name + "Median", Numbers.median(errors));
            json.put(name + "95", Numbers.quantile(errors, 0.95));
        }
    }
}
