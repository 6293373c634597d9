/** The report as a document: what it says, its pictures, its pages. */
@NullMarked
package dev.colophon.evidence.report.document;

import org.jspecify.annotations.NullMarked;
