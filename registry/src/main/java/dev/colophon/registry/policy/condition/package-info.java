/** Conditions of policies, as DDEX has them (AVS 4.3): how much of a work has to be in a copy, measured on its matches. */
@NullMarked
package dev.colophon.registry.policy.condition;

import org.jspecify.annotations.NullMarked;
