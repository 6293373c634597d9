/** How far what owners claim can be trusted. */
@NullMarked
package dev.colophon.service.standing;

import org.jspecify.annotations.NullMarked;
