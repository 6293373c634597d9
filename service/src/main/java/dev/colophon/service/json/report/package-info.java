/** Written reports as JSON. */
@NullMarked
package dev.colophon.service.json.report;

import org.jspecify.annotations.NullMarked;
