package dev.colophon.service.json.work;

import dev.colophon.fingerprint.Medium;
import dev.colophon.fingerprint.iscc.Iscc;
import dev.colophon.registry.policy.ArmedPolicy;
import dev.colophon.registry.work.Host;
import dev.colophon.registry.work.Reference;
import dev.colophon.registry.work.Work;
import dev.colophon.service.catalogue.CatalogueItem;
import dev.colophon.service.json.LicenceSignalView;
import dev.colophon.service.json.contest.WorkContestsView;
import dev.colophon.sightings.signal.StoredSignal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A work with its files; the schema is {@code work-files.schema.json}. */
public record WorkFilesView(
        String work,
        String title,
        String owner,
        Medium kind,
        String policy,
        @Nullable List<InForceView> policiesInForce,
        List<String> authorisedHosts,
        List<StatedView.IdentifierView> identifiers,
        List<StatedView.FieldView> fields,
        List<FileView> references,
        @Nullable List<WorkContestsView.ContestView> contests,
        @Nullable List<String> merged,
        @Nullable Instant removed) {

    /** A policy that goes before the word with which the work was registered. */
    public record InForceView(String of, String rules) {

        private static InForceView of(ArmedPolicy armed) {
            return new InForceView(armed.subject().words(), armed.policy().toString());
        }
    }

    /** A registered file. */
    public record FileView(
            String id,
            String file,
            String sha256,
            long bytes,
            @Nullable String iscc,
            boolean competing,
            @Nullable String unmatchable,
            @Nullable List<LicenceSignalView> signals) {

        private static FileView of(Reference reference, Map<String, List<StoredSignal>> said) {
            List<StoredSignal> signals = said.getOrDefault(reference.content().sha256(), List.of());
            return new FileView(
                    reference.id().value(),
                    reference.fileName(),
                    reference.content().sha256(),
                    reference.content().bytes(),
                    reference.iscc().map(Iscc::toString).orElse(null),
                    reference.competing(),
                    reference.unmatchable().map(Enum::name).orElse(null),
                    signals.isEmpty()
                            ? null
                            : signals.stream().map(LicenceSignalView::of).toList());
        }
    }

    public static WorkFilesView of(CatalogueItem.OfWork item) {
        Work work = item.work();
        return new WorkFilesView(
                work.id(),
                work.title(),
                work.owner().name(),
                work.kind(),
                work.policy().standard(),
                item.policies().isEmpty()
                        ? null
                        : item.policies().stream().map(InForceView::of).toList(),
                work.authorisedHosts().stream().map(Host::name).toList(),
                StatedView.identifiers(item.metadata()),
                StatedView.fields(item.metadata()),
                item.references().stream()
                        .map(reference -> FileView.of(reference, item.signals()))
                        .toList(),
                item.contests().isEmpty() ? null : WorkContestsView.views(item.contests()),
                item.merged().isEmpty() ? null : item.merged(),
                work.removedAt().orElse(null));
    }
}
