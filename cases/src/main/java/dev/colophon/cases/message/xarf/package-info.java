/** Abuse reports as JSON: writes XARF 4.2.0, reads 4 and the deprecated 3. */
@NullMarked
package dev.colophon.cases.message.xarf;

import org.jspecify.annotations.NullMarked;
