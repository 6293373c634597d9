/** Redirects among the observations: where addresses led, and what that tells of copies that stood there. */
@NullMarked
package dev.colophon.crawl.frontier.redirect;

import org.jspecify.annotations.NullMarked;
