/** What pre-checks and their receipts say, as JSON. */
@NullMarked
package dev.colophon.service.json.precheck;

import org.jspecify.annotations.NullMarked;
