/** Who did what, and when. */
@NullMarked
package dev.colophon.service.audit;

import org.jspecify.annotations.NullMarked;
