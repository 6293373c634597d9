/** What came back: mail, ACNS, XARF and delivery reports (RFC 3464), read within bounds. Attachments are never opened. */
@NullMarked
package dev.colophon.cases.message.answer;

import org.jspecify.annotations.NullMarked;
