package dev.colophon.service.json;

import dev.colophon.index.Grade;
import dev.colophon.service.decision.SampleSightings;
import java.util.List;
import java.util.Map;

/** What has to be looked at before sightings are confirmed together; the schema is {@code decision-sample.schema.json}. */
public record DecisionSampleView(
        String sample,
        int sightings,
        int works,
        int sites,
        int folders,
        Map<Grade, Integer> grades,
        List<StoredSightingView> drawn) {

    public static DecisionSampleView of(SampleSightings.Sample sample) {
        return new DecisionSampleView(
                sample.group().sampleId(),
                sample.group().size(),
                sample.group().works(),
                sample.group().sites(),
                sample.group().folders(),
                sample.group().grades(),
                sample.drawn().stream().map(StoredSightingView::of).toList());
    }
}
