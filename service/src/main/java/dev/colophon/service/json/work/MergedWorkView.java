package dev.colophon.service.json.work;

import dev.colophon.registry.work.Work;
import dev.colophon.service.works.MergedWork;
import java.util.List;

/** A work after others were merged into it; the schema is {@code merged-work.schema.json}. */
public record MergedWorkView(String work, String title, List<String> merged, int files, int sightings) {

    public static MergedWorkView of(MergedWork merged) {
        return new MergedWorkView(
                merged.work().id(),
                merged.work().title(),
                merged.merged().stream().map(Work::id).toList(),
                merged.files(),
                merged.sightings());
    }
}
