/** What has come of it, for everybody to count: campaigns, the public record, and who did what. */
@NullMarked
package dev.colophon.server.web.record;

import org.jspecify.annotations.NullMarked;
