/** The transparency log: what was registered and captured, so that nobody can change it afterwards unnoticed. */
@NullMarked
package dev.colophon.service.log;

import org.jspecify.annotations.NullMarked;
