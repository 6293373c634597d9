/** The forms of a notice, as text and as a document to be printed. */
@NullMarked
package dev.colophon.cases.message.form;

import org.jspecify.annotations.NullMarked;
