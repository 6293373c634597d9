/** Results as JSON, one object a line. */
@NullMarked
package dev.colophon.service.json;

import org.jspecify.annotations.NullMarked;
