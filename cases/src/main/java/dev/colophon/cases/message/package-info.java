/**
 * The messages of a notice: {@link dev.colophon.cases.message.NoticeContent} is what a notice says, whatever its form; {@code
 * form} writes it as the law's forms, {@code acns} and {@code xarf} as machines read it, {@code mail} sends it, {@code answer}
 * reads what comes back. No database, and no clock but the one that is given.
 */
@NullMarked
package dev.colophon.cases.message;

import org.jspecify.annotations.NullMarked;
