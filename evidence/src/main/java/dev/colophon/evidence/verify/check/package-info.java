/** The checks of a bundle, one class for each part of it; each tells its findings and throws nothing for bad input. */
@NullMarked
package dev.colophon.evidence.verify.check;

import org.jspecify.annotations.NullMarked;
