/** The pages of notices: all with their times, one with both sides, those that are disputed. */
@NullMarked
package dev.colophon.server.web.notices;

import org.jspecify.annotations.NullMarked;
