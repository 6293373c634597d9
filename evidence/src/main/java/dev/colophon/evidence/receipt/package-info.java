/** Issues receipts of pre-checks. */
@NullMarked
package dev.colophon.evidence.receipt;

import org.jspecify.annotations.NullMarked;
