/** Cases, and what notices say of owners. */
@NullMarked
package dev.colophon.cli.casefile;

import org.jspecify.annotations.NullMarked;
