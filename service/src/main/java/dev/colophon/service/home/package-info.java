/** The home as a whole: its copies, its settings, what it needs of the machine. */
@NullMarked
package dev.colophon.service.home;

import org.jspecify.annotations.NullMarked;
