/** Notices are drafted: the copies that evidence shows, the recipient, the form of a law, its files. */
@NullMarked
package dev.colophon.service.draft;

import org.jspecify.annotations.NullMarked;
