/** How contested content is printed as JSON. */
@NullMarked
package dev.colophon.service.json.contest;

import org.jspecify.annotations.NullMarked;
