/** The signature of a report (ETSI EN 319 142, PAdES). */
@NullMarked
package dev.colophon.evidence.report.signature;

import org.jspecify.annotations.NullMarked;
