/**
 * Mail of notices on its way out, each once: that handing it over begins is stored before, and what became of it after. What breaks off
 * between the two is not known, and is never sent again by itself.
 */
@NullMarked
package dev.colophon.cases.notice.outbox;

import org.jspecify.annotations.NullMarked;
