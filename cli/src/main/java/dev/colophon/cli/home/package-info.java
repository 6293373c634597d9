/** Commands about the installation: backup, restore, settings, status, doctor. */
@NullMarked
package dev.colophon.cli.home;

import org.jspecify.annotations.NullMarked;
