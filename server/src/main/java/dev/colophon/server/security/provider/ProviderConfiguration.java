package dev.colophon.server.security.provider;

import dev.colophon.server.security.ServerAccess;
import dev.colophon.server.security.SessionCookies;
import dev.colophon.server.view.Assets;
import dev.colophon.service.settings.OidcSettings;
import dev.colophon.service.settings.Settings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;

/** What signing in by a provider is made of; part of the application where one is named. */
@Configuration(proxyBeanMethods = false)
public class ProviderConfiguration {

    @Bean
    ProviderSignIn providerSignIn(
            Settings settings, OidcSettings provider, ServerAccess access, SessionCookies cookies, Assets assets) {
        return new ProviderSignIn(settings, provider, access, cookies, assets);
    }

    @Bean
    JwtDecoderFactory<ClientRegistration> idTokens(ProviderSignIn provider) {
        return provider.idTokens();
    }
}
