/** Looks at single addresses: what is asked, as robots.txt allows, what is served there, and what of it is its own. */
@NullMarked
package dev.colophon.cases.removal.address;

import org.jspecify.annotations.NullMarked;
