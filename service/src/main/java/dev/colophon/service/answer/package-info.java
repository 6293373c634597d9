/** What comes back to notices is read and stored. */
@NullMarked
package dev.colophon.service.answer;

import org.jspecify.annotations.NullMarked;
