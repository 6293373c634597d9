/** What messages say of who may show works and who holds them. */
@NullMarked
package dev.colophon.service.registration.terms;

import org.jspecify.annotations.NullMarked;
