package dev.colophon.server.security;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.servlet.context.AnnotationConfigServletWebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configuration.OAuth2AuthorizationServerConfiguration;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;

/**
 * A provider of identities (Spring Authorization Server) as a program of its own: {@code PORT REDIRECT-ADDRESS}. Everybody has the same
 * password; of people with certain names it says what it must not.
 */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
public class ProviderProgram {

    static final String CLIENT = "colophon-of-the-test";
    static final String SECRET = "what-only-two-know";
    static final String PASSWORD = "password of the provider";

    private static final Duration LONG = Duration.ofHours(1);

    private final int port = Integer.getInteger("provider.port", 0);
    private final String redirect = System.getProperty("provider.redirect", "");

    /** Prints a line once it answers. */
    public static void main(String[] arguments) throws InterruptedException {
        System.setProperty("provider.port", arguments[0]);
        System.setProperty("provider.redirect", arguments[1]);
        var context = new AnnotationConfigServletWebServerApplicationContext();
        context.register(ProviderProgram.class);
        context.refresh();
        System.out.println("ready");
        Thread.currentThread().join();
    }

    /** By which name it calls itself. */
    static String issuer(int port) {
        return "http://localhost:" + port;
    }

    @Bean
    TomcatServletWebServerFactory webServer() {
        TomcatServletWebServerFactory factory = new TomcatServletWebServerFactory(port);
        factory.setRegisterDefaultServlet(true); // what no servlet is for reaches no filter
        return factory;
    }

    @Bean
    @Order(1)
    SecurityFilterChain protocol(HttpSecurity http) {
        OAuth2AuthorizationServerConfigurer server = new OAuth2AuthorizationServerConfigurer();
        return http.securityMatcher(server.getEndpointsMatcher())
                .with(server, part -> part.oidc(Customizer.withDefaults()))
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .exceptionHandling(
                        failures -> failures.authenticationEntryPoint(new LoginUrlAuthenticationEntryPoint("/login")))
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain people(HttpSecurity http) {
        return http.authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .formLogin(Customizer.withDefaults())
                .build();
    }

    @Bean
    UserDetailsService everybody() {
        return name -> User.withUsername(name)
                .password("{noop}" + PASSWORD)
                .roles("USER")
                .build();
    }

    @Bean
    RegisteredClientRepository clients() {
        return new InMemoryRegisteredClientRepository(RegisteredClient.withId(CLIENT)
                .clientId(CLIENT)
                .clientSecret("{noop}" + SECRET)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUri(redirect)
                .postLogoutRedirectUri(redirect.replaceFirst("/back$", ""))
                .scope(OidcScopes.OPENID)
                .clientSettings(ClientSettings.builder()
                        .requireProofKey(true)
                        .requireAuthorizationConsent(false)
                        .build())
                .build());
    }

    @Bean
    AuthorizationServerSettings names() {
        return AuthorizationServerSettings.builder().issuer(issuer(port)).build();
    }

    @Bean
    JWKSource<SecurityContext> keys() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        KeyPair pair = generator.generateKeyPair();
        return new ImmutableJWKSet<>(new JWKSet(new RSAKey.Builder((RSAPublicKey) pair.getPublic())
                .privateKey(pair.getPrivate())
                .keyID("the-key")
                .build()));
    }

    @Bean
    JwtDecoder decoder(JWKSource<SecurityContext> keys) {
        return OAuth2AuthorizationServerConfiguration.jwtDecoder(keys);
    }

    /** What it says of whom wrongly. */
    @Bean
    OAuth2TokenCustomizer<JwtEncodingContext> lies() {
        return context -> {
            if (!context.getTokenType().getValue().equals(OidcParameterNames.ID_TOKEN)) {
                return;
            }
            JwtClaimsSet.Builder claims = context.getClaims();
            switch (Objects.requireNonNull(context.<Authentication>getPrincipal())
                    .getName()) {
                case "wrong-nonce" -> claims.claim("nonce", "of-another-request");
                case "no-nonce" -> claims.claims(all -> all.remove("nonce"));
                case "wrong-issuer" -> claims.issuer("http://localhost:1");
                case "wrong-audience" -> claims.audience(List.of("another-installation"));
                case "expired" ->
                    claims.issuedAt(Instant.now().minus(LONG.multipliedBy(2)))
                            .expiresAt(Instant.now().minus(LONG));
                default -> {}
            }
        };
    }
}
