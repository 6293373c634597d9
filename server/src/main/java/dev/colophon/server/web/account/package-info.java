/** Signing in, one's own account, and the pages of whoever administers accounts. */
@NullMarked
package dev.colophon.server.web.account;

import org.jspecify.annotations.NullMarked;
