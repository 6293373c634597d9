/**
 * The signed report of a bundle: what was found, in plain words, with every hash in full, as a PDF that a court, a lawyer
 * and {@code pdfsig} can read. {@link dev.colophon.evidence.report.EvidenceReport} holds what is printed,
 * {@link dev.colophon.evidence.report.document.ReportDocument} writes it as one HTML document, whoever has a browser prints it, and
 * {@link dev.colophon.evidence.report.signature.ReportSigner} signs the print.
 *
 * <p>Sources: ETSI EN 319 142-1 (PAdES), RFC 5035 (signing certificate), RFC 3161 appendix A (signature timestamp),
 * ISO 32000-1 section 12.8 (signatures), ISO/IEC 18004 (QR code).
 */
@NullMarked
package dev.colophon.evidence.report;

import org.jspecify.annotations.NullMarked;
