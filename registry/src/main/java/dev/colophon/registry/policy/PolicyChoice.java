package dev.colophon.registry.policy;

import dev.colophon.registry.work.Policy;

/**
 * What a policy wants done about a copy.
 *
 * @param sure whether all that it asks was measured, so that it can be said without a person
 * @param reason never blank
 */
public record PolicyChoice(Policy action, boolean sure, String reason) {}
