package dev.colophon.registry.policy;

import java.util.List;
import java.util.Optional;

/**
 * All that was said of the policy of something.
 *
 * @param versions the newest first
 */
public record PolicyHistory(PolicySubject subject, List<PolicyVersion> versions) {

    public PolicyHistory {
        versions = List.copyOf(versions);
    }

    /** The last that was said, whether or not it is in force. */
    public Optional<PolicyVersion> newest() {
        return versions.stream().findFirst();
    }

    /** The one that is in force: the last that was armed, unless it was removed since. */
    public Optional<ArmedPolicy> inForce() {
        return versions.stream()
                .filter(version -> version.armed() || version.policy().isEmpty())
                .findFirst()
                .flatMap(version -> version.policy().map(policy -> new ArmedPolicy(subject, policy, version)));
    }

    /** What waits to be armed. */
    public Optional<PolicyVersion> waiting() {
        return newest().filter(version -> !version.armed() && version.policy().isPresent());
    }
}
