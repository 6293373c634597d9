/** The home folder, the database in it, ids: what must still be there tomorrow. */
@NullMarked
package dev.colophon.store;

import org.jspecify.annotations.NullMarked;
