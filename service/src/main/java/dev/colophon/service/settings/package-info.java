/** What {@code colophon.toml} and the environment say, read once. */
@NullMarked
package dev.colophon.service.settings;

import org.jspecify.annotations.NullMarked;
