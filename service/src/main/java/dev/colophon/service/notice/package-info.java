/** Notices: what is stored of them, where each stands, and what would become of one, by the procedures of laws. */
@NullMarked
package dev.colophon.service.notice;

import org.jspecify.annotations.NullMarked;
