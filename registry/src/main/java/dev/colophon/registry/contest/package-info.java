/** Content that several owners registered: whose it is, what nobody may claim, and what that leaves of a claim. */
@NullMarked
package dev.colophon.registry.contest;

import org.jspecify.annotations.NullMarked;
