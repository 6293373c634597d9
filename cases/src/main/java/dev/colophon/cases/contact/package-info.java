/** Whom to write to about a host: addresses, each with where it was read and when, and what came back from it. */
@NullMarked
package dev.colophon.cases.contact;

import org.jspecify.annotations.NullMarked;
