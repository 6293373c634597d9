/** How far what a party claims can be trusted, and what it may do alone because of that. */
@NullMarked
package dev.colophon.registry.standing;

import org.jspecify.annotations.NullMarked;
