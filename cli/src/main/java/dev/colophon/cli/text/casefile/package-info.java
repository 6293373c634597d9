/** Cases, whom they are of and against, and campaigns of many, in words. */
@NullMarked
package dev.colophon.cli.text.casefile;

import org.jspecify.annotations.NullMarked;
