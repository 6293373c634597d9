/** Who made what, who may do what with it, and where copies of it were seen. */
@NullMarked
package dev.colophon.registry;

import org.jspecify.annotations.NullMarked;
