/** What is handed in, and what registering it answered. */
@NullMarked
package dev.colophon.registry.registration;

import org.jspecify.annotations.NullMarked;
