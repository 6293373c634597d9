/** The keys by which programs ask the API for an account. */
@NullMarked
package dev.colophon.service.apikey;

import org.jspecify.annotations.NullMarked;
