/** What was done to works, by whom, and what of it lists and tags may no longer change. */
@NullMarked
package dev.colophon.registry.history;

import org.jspecify.annotations.NullMarked;
