/** Notices: what would become of one, by the procedures of laws. Nothing is sent. */
@NullMarked
package dev.colophon.service.notice;

import org.jspecify.annotations.NullMarked;
