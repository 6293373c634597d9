/** Reviewing by several persons: who gets which sighting, groups that are confirmed together, views that are kept, keys. */
@NullMarked
package dev.colophon.server.web.review;

import org.jspecify.annotations.NullMarked;
