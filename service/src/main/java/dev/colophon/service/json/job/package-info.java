/** What is done in the background, as JSON. */
@NullMarked
package dev.colophon.service.json.job;

import org.jspecify.annotations.NullMarked;
