/** Cases: what one operator shows of one rightsholder's, to be acted on together. */
@NullMarked
package dev.colophon.cases.file;

import org.jspecify.annotations.NullMarked;
