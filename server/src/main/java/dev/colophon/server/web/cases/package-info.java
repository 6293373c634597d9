/** The pages of cases: all, one with its operator, a notice about it. */
@NullMarked
package dev.colophon.server.web.cases;

import org.jspecify.annotations.NullMarked;
