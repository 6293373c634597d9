/** What looks for copies say, as JSON. */
@NullMarked
package dev.colophon.service.json.removal;

import org.jspecify.annotations.NullMarked;
