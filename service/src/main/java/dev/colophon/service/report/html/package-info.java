/** The pages of a report: templates in {@code src/main/jte/report/html}, and what they ask for. */
@NullMarked
package dev.colophon.service.report.html;

import org.jspecify.annotations.NullMarked;
