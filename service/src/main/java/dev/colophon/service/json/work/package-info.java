/** What was done to works, as JSON. */
@NullMarked
package dev.colophon.service.json.work;

import org.jspecify.annotations.NullMarked;
