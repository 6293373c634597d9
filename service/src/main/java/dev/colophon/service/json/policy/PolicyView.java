package dev.colophon.service.json.policy;

import dev.colophon.registry.policy.ArmedPolicy;
import dev.colophon.registry.policy.PolicyHistory;
import dev.colophon.registry.policy.PolicySubject;
import dev.colophon.registry.policy.PolicyVersion;
import dev.colophon.registry.policy.RightsClaimPolicy;
import dev.colophon.service.policy.PolicyDifference;
import dev.colophon.service.policy.PolicyResult;
import dev.colophon.sightings.outcome.PolicyOutcome;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The policy of something; the schema is {@code policy.schema.json}. */
public record PolicyView(
        Subject subject,
        String id,
        String name,
        @Nullable VersionView inForce,
        @Nullable VersionView waiting,
        @Nullable List<VersionView> versions,
        @Nullable VersionView said,
        @Nullable Boolean stored,
        @Nullable DifferenceView difference) {

    /** Of what a policy is. */
    public enum Subject {
        OWNER,
        WORK
    }

    /** What was said of it at one time. */
    public record VersionView(
            String version,
            @Nullable String rules,
            boolean armed,
            int enabledShare,
            @Nullable Instant mutedUntil,
            String by,
            Instant at) {

        private static VersionView of(PolicyVersion version) {
            return new VersionView(
                    version.id(),
                    version.policy().map(RightsClaimPolicy::toString).orElse(null),
                    version.armed(),
                    version.enabledShare(),
                    version.mutedUntil().orElse(null),
                    version.by(),
                    version.at());
        }
    }

    /** What it changes. */
    public record DifferenceView(Instant since, int sightings, int enabled, List<ChangeView> changes) {

        private static DifferenceView of(PolicyDifference difference) {
            return new DifferenceView(
                    difference.since(),
                    difference.sightings(),
                    difference.alone(),
                    difference.changes().stream()
                            .map(change ->
                                    new ChangeView(change.before(), change.after(), change.count(), change.examples()))
                            .toList());
        }
    }

    /** About how many sightings something else is to be done. */
    public record ChangeView(
            PolicyOutcome.Action before, PolicyOutcome.Action after, int sightings, List<String> examples) {}

    /** Of a list. */
    public static PolicyView of(PolicyHistory history) {
        return of(history, null, null);
    }

    /** With all that was ever said. */
    public static PolicyView full(PolicyHistory history) {
        return of(history, history.versions().stream().map(VersionView::of).toList(), null);
    }

    /** Of what was said. */
    public static PolicyView of(PolicyResult result) {
        return of(result.history(), null, result);
    }

    private static PolicyView of(
            PolicyHistory history, @Nullable List<VersionView> versions, @Nullable PolicyResult result) {
        PolicySubject subject = history.subject();
        return new PolicyView(
                subject instanceof PolicySubject.OfWork ? Subject.WORK : Subject.OWNER,
                subject.id(),
                switch (subject) {
                    case PolicySubject.AllWorksOf(var party) -> party.name();
                    case PolicySubject.OfWork(var work) -> work.title();
                },
                history.inForce().map(ArmedPolicy::version).map(VersionView::of).orElse(null),
                history.waiting().map(VersionView::of).orElse(null),
                versions,
                result == null ? null : VersionView.of(result.said()),
                result == null ? null : (Boolean) result.stored(),
                result == null ? null : DifferenceView.of(result.difference()));
    }
}
