/** Writing what was seen as pages that open without this program. */
@NullMarked
package dev.colophon.service.report;

import org.jspecify.annotations.NullMarked;
