package dev.colophon.server.security;

import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.oauth2.client.OAuth2LoginConfigurer;

/** Signing in at a provider of identities; there is one where the settings name a provider. */
public interface LoginByProvider {

    /** Takes back whom the provider sends. */
    void configure(OAuth2LoginConfigurer<HttpSecurity> login);
}
