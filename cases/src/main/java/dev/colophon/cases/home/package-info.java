/** The keys, bundles, log, timestamp authorities and witnesses of a home. */
@NullMarked
package dev.colophon.cases.home;

import org.jspecify.annotations.NullMarked;
