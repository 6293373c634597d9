/** Signing in by a provider of identities (OpenID Connect Core 1.0, authorization code with PKCE), where one is named. */
@NullMarked
package dev.colophon.server.security.provider;

import org.jspecify.annotations.NullMarked;
