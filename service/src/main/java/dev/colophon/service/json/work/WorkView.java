package dev.colophon.service.json.work;

import dev.colophon.fingerprint.Medium;
import dev.colophon.registry.work.Host;
import dev.colophon.registry.work.Work;
import dev.colophon.registry.work.WorkSummary;
import dev.colophon.service.catalogue.ListedWork;
import java.time.Instant;
import java.util.List;

/** A work in a list; the schema is {@code work.schema.json}. */
public record WorkView(
        String id,
        String title,
        String owner,
        Medium kind,
        String policy,
        Instant registered,
        int references,
        int competing,
        int contested,
        int sightings,
        List<String> authorisedHosts,
        List<StatedView.IdentifierView> identifiers,
        List<StatedView.FieldView> fields) {

    public static WorkView of(ListedWork listed) {
        WorkSummary summary = listed.summary();
        Work work = summary.work();
        return new WorkView(
                work.id(),
                work.title(),
                work.owner().name(),
                work.kind(),
                work.policy().standard(),
                work.createdAt(),
                summary.references(),
                summary.competing(),
                listed.contested(),
                summary.sightings(),
                work.authorisedHosts().stream().map(Host::name).toList(),
                StatedView.identifiers(summary.metadata()),
                StatedView.fields(summary.metadata()));
    }
}
