/** By which facts the law may allow a use without a licence: for a person to decide, never a verdict. */
@NullMarked
package dev.colophon.sightings.exception;

import org.jspecify.annotations.NullMarked;
