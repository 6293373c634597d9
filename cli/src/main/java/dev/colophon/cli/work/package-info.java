/** Commands about works: register, works, index. */
@NullMarked
package dev.colophon.cli.work;

import org.jspecify.annotations.NullMarked;
