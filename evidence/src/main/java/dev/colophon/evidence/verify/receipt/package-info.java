/**
 * Receipts of pre-checks: what was asked and answered before something was published, in the transparency log, verifiable without
 * network, database or home.
 */
@NullMarked
package dev.colophon.evidence.verify.receipt;

import org.jspecify.annotations.NullMarked;
