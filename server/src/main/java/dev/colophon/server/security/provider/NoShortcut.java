package dev.colophon.server.security.provider;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;

/** Nobody is sent to the provider but by a form of ours, with its token: a link of another page begins nothing. */
final class NoShortcut implements OAuth2AuthorizationRequestResolver {

    @Override
    public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request) {
        return null;
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request, String registration) {
        return null;
    }
}
