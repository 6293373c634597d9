/** Works, their references and who owns them. */
@NullMarked
package dev.colophon.registry.work;

import org.jspecify.annotations.NullMarked;
