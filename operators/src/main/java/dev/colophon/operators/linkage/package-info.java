/** What sites share and what that is worth, as bits (record linkage). */
@NullMarked
package dev.colophon.operators.linkage;

import org.jspecify.annotations.NullMarked;
