/** What owners want done about copies of their works: policies of rules with conditions, and which of them are in force. */
@NullMarked
package dev.colophon.registry.policy;

import org.jspecify.annotations.NullMarked;
