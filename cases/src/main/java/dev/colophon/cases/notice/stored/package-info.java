/** Notices as they are stored: what they are about, their files, and their events, which are never changed. */
@NullMarked
package dev.colophon.cases.notice.stored;

import org.jspecify.annotations.NullMarked;
