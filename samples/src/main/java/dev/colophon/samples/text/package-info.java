/** Short stories in English and Chinese. */
@NullMarked
package dev.colophon.samples.text;

import org.jspecify.annotations.NullMarked;
