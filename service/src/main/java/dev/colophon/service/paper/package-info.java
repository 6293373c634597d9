/** Papers that go with a mail: read from files that somebody names, and looked at as any untrusted file is. */
@NullMarked
package dev.colophon.service.paper;

import org.jspecify.annotations.NullMarked;
