/** Use cases about policies: what owners want done about copies of their works. */
@NullMarked
package dev.colophon.service.policy;

import org.jspecify.annotations.NullMarked;
