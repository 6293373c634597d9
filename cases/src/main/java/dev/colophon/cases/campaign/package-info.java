/** Campaigns: what many providers showed, what was done about it, and what became of it by a day. */
@NullMarked
package dev.colophon.cases.campaign;

import org.jspecify.annotations.NullMarked;
