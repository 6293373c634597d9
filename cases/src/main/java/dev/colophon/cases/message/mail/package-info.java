/** The mail of a notice: composed (RFC 5322, 2045), signed (DKIM, RFC 6376), handed to one SMTP server (RFC 5321). */
@NullMarked
package dev.colophon.cases.message.mail;

import org.jspecify.annotations.NullMarked;
