/** The places that are watched, and watching them. */
@NullMarked
package dev.colophon.server.web.sources;

import org.jspecify.annotations.NullMarked;
