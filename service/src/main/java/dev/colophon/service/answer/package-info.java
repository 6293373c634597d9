/** What comes back to notices. */
@NullMarked
package dev.colophon.service.answer;

import org.jspecify.annotations.NullMarked;
