/** Notices and their answers as XML: Automated Copyright Notice System 2.0, spec 1.2, of 2011-11-11. */
@NullMarked
package dev.colophon.cases.message.acns;

import org.jspecify.annotations.NullMarked;
