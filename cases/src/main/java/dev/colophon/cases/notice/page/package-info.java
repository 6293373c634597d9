/** Answers of whoever a notice accuses, by the address that the notice carries: the address, what is saved, what was handed in. */
@NullMarked
package dev.colophon.cases.notice.page;

import org.jspecify.annotations.NullMarked;
