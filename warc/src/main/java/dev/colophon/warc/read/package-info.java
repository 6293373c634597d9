/** Reading WARC and WACZ files of any origin, damaged ones too. */
@NullMarked
package dev.colophon.warc.read;

import org.jspecify.annotations.NullMarked;
