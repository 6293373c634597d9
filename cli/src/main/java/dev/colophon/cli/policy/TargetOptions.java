package dev.colophon.cli.policy;

import dev.colophon.service.policy.PolicyTarget;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Of what a policy is: {@code --owner} or {@code --work}. */
final class TargetOptions {

    @Option(
            names = "--owner",
            paramLabel = "NAME",
            description = "Of all works of this owner, by name or id, that have no policy of their own.")
    private @Nullable String owner;

    @Option(names = "--work", paramLabel = "ID", description = "Of this work, by its id or its last eight characters.")
    private @Nullable String work;

    PolicyTarget target() {
        return new PolicyTarget(Optional.ofNullable(owner), Optional.ofNullable(work));
    }
}
