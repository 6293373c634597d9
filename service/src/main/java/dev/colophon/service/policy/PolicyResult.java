package dev.colophon.service.policy;

import dev.colophon.registry.policy.PolicyHistory;
import dev.colophon.registry.policy.PolicyVersion;

/**
 * What was said of a policy, and what that changes.
 *
 * @param history with it, unless it was only tried
 * @param said the last word
 * @param stored whether it was kept
 */
public record PolicyResult(PolicyHistory history, PolicyVersion said, PolicyDifference difference, boolean stored) {}
