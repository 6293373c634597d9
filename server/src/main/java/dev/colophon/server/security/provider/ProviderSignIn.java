package dev.colophon.server.security.provider;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.colophon.server.security.LoginByProvider;
import dev.colophon.server.security.ServerAccess;
import dev.colophon.server.security.SessionCookies;
import dev.colophon.server.security.SignInPaths;
import dev.colophon.server.view.Assets;
import dev.colophon.server.view.Frame;
import dev.colophon.server.view.Html;
import dev.colophon.server.view.ProblemAnswers;
import dev.colophon.server.view.Tongue;
import dev.colophon.service.settings.OidcSettings;
import dev.colophon.service.settings.Settings;
import dev.colophon.service.signin.ResumeSession;
import dev.colophon.service.signin.SignInByProvider;
import dev.colophon.service.signin.SignInByProvider.Result;
import dev.colophon.service.signin.SignOut;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.oauth2.client.OAuth2LoginConfigurer;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.web.client.RestClient;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Signing in by the provider that is named. Spring Security makes and checks what OpenID Connect asks for (state, nonce, PKCE, the
 * signature, issuer, audience and times of the ID token); whose account that is says {@link SignInByProvider}.
 */
public final class ProviderSignIn implements LoginByProvider {

    /** Where the provider sends a browser back to. */
    public static final String BACK = "/sign-in/back";

    private static final Logger LOG = LoggerFactory.getLogger(ProviderSignIn.class);

    private final Settings settings;
    private final ServerAccess access;
    private final SessionCookies cookies;
    private final Assets assets;
    private final OidcSettings provider;
    private final ClientHttpRequestFactory http = ProviderHttp.requests();
    private final ProviderRegistration registration;
    private final ProviderRequests requests;
    private final IdTokens idTokens = new IdTokens(http);
    private final KeptIdToken kept;

    public ProviderSignIn(
            Settings settings, OidcSettings provider, ServerAccess access, SessionCookies cookies, Assets assets) {
        this.settings = settings;
        this.provider = provider;
        this.access = access;
        this.cookies = cookies;
        this.assets = assets;
        this.registration = new ProviderRegistration(provider, http, InstantSource.system());
        this.requests = new ProviderRequests(provider, access);
        this.kept = new KeptIdToken(access);
    }

    /** As what people know the provider. */
    public String name() {
        return provider.name();
    }

    /**
     * Sends a browser to the provider.
     *
     * @param next where to go afterwards
     * @param invitation whose account is to be linked; empty for who signs in
     * @return the address there; empty while the provider cannot be asked
     */
    public Optional<String> begin(
            HttpServletRequest request, HttpServletResponse response, String next, Optional<String> invitation) {
        if (registration.current().isEmpty()) {
            return Optional.empty();
        }
        return Optional.ofNullable(new DefaultOAuth2AuthorizationRequestResolver(registration, BACK)
                        .resolve(request, ProviderRegistration.ID))
                .map(resolved -> OAuth2AuthorizationRequest.from(resolved)
                        .redirectUri(back(request))
                        .attributes(attributes -> {
                            attributes.put(ProviderRequests.NEXT, SignInPaths.next(next));
                            attributes.put(ProviderRequests.INVITATION, invitation.orElse(""));
                        })
                        .build())
                .map(asked -> {
                    requests.saveAuthorizationRequest(asked, request, response);
                    return asked.getAuthorizationRequestUri();
                });
    }

    /** By the name that the browser asked for, which is one of ours; behind the proxy that is over TLS. */
    private String back(HttpServletRequest request) {
        return own(request) + BACK;
    }

    private String own(HttpServletRequest request) {
        return (access.isSecure() ? "https://" : "http://") + request.getHeader("Host");
    }

    /**
     * Where whoever signed in by the provider signs out of it as well (OpenID Connect RP-Initiated Logout 1.0), to come back to the page for
     * signing in; empty of who signed in otherwise, while the provider cannot be asked, and where it offers no such thing.
     */
    public Optional<String> end(HttpServletRequest request, HttpServletResponse response) {
        Optional<String> token = kept.of(request);
        forget(response);
        return token.flatMap(hint -> registration
                .current()
                .flatMap(ProviderRegistration::end)
                .map(there -> UriComponentsBuilder.fromUriString(there)
                        .queryParam("id_token_hint", hint)
                        .queryParam("client_id", "{client}")
                        .queryParam("post_logout_redirect_uri", "{back}")
                        .encode()
                        .buildAndExpand(provider.client(), own(request) + "/sign-in")
                        .toUriString()));
    }

    /** Whoever signs in by a password next did not sign in by the provider. */
    public void forget(HttpServletResponse response) {
        kept.clear(response);
    }

    @Override
    public void configure(OAuth2LoginConfigurer<HttpSecurity> login) {
        login.loginPage("/sign-in")
                .clientRegistrationRepository(registration)
                .authorizedClientRepository(new ForgottenTokens())
                .authorizationEndpoint(endpoint -> endpoint.authorizationRequestRepository(requests)
                        .authorizationRequestResolver(new NoShortcut()))
                .redirectionEndpoint(endpoint -> endpoint.baseUri(BACK))
                .tokenEndpoint(endpoint -> endpoint.accessTokenResponseClient(tokens()))
                // Nothing more is asked of anybody than who they are.
                .userInfoEndpoint(endpoint ->
                        endpoint.oidcUserService(known -> new DefaultOidcUser(List.of(), known.getIdToken())))
                .successHandler(this::vouchedFor)
                .failureHandler(this::failed);
    }

    /** For {@link OAuth2LoginConfigurer}, which finds it among the beans. */
    IdTokens idTokens() {
        return idTokens;
    }

    private RestClientAuthorizationCodeTokenResponseClient tokens() {
        RestClientAuthorizationCodeTokenResponseClient client = new RestClientAuthorizationCodeTokenResponseClient();
        client.setRestClient(RestClient.builder()
                .requestFactory(http)
                .configureMessageConverters(converters -> converters
                        .addCustomConverter(new FormHttpMessageConverter())
                        .addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
                .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
                .build());
        return client;
    }

    private void vouchedFor(HttpServletRequest request, HttpServletResponse response, Authentication who)
            throws IOException {
        SecurityContextHolder.clearContext(); // it is no session of ours
        Optional<ProviderRequests.Kept> kept = ProviderRequests.taken(request);
        if (kept.isEmpty()
                || !(who.getPrincipal() instanceof OidcUser user)
                || user.getIssuer() == null
                || user.getSubject() == null) {
            refuse(request, response, "refused.provider");
            return;
        }
        Result result = new SignInByProvider(settings)
                .signIn(new SignInByProvider.Request(
                        user.getIssuer().toExternalForm(),
                        user.getSubject(),
                        Optional.of(kept.get().invitation()).filter(token -> !token.isEmpty()),
                        access.address(request)));
        switch (result) {
            case Result.Begun(String token) -> {
                String next = SignInPaths.next(kept.get().next());
                byte[] page = goOn(request, next, "provider.done");
                cookies.of(request)
                        .flatMap(new ResumeSession(settings)::resume)
                        .ifPresent(before -> new SignOut(settings).end(before));
                cookies.set(response, token);
                this.kept.set(response, user.getIdToken().getTokenValue());
                write(response, next, page);
            }
            case Result.NoAccount _ -> refuse(request, response, "refused.provider-account");
            case Result.InvitationOver _ -> refuse(request, response, "refused.invitation");
            case Result.OfAnother _ -> refuse(request, response, "refused.provider-other");
        }
    }

    private void failed(HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException {
        String code = why instanceof OAuth2AuthenticationException known
                ? known.getError().getErrorCode().replaceAll("[^a-z_]", "?")
                : why.getClass().getSimpleName();
        LOG.warn(
                "provider={} signed nobody in, error={}",
                provider.issuer(),
                code.substring(0, Math.min(60, code.length())));
        refuse(request, response, "refused.provider");
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, String key) throws IOException {
        ProblemAnswers.write(request, response, HttpServletResponse.SC_FORBIDDEN, key, provider.name());
    }

    /**
     * A page that leads on. A redirect would not do: a browser that comes from another site sends a cookie that is {@code SameSite=Strict}
     * with none of the redirects that follow, and lets no form lead to another site.
     */
    @SuppressWarnings("NullAway") // jte's generated classes take no interceptor as null.
    public byte[] goOn(HttpServletRequest request, String to, String key) {
        Frame frame = Frame.of(request, assets, Tongue.of(request).say("sign-in.title"));
        String said = frame.say(key, provider.name());
        return Html.text(out -> JtegoonGenerated.render(out, null, frame, said, to))
                .getBytes(UTF_8);
    }

    private static void write(HttpServletResponse response, String to, byte[] page) throws IOException {
        response.setStatus(HttpServletResponse.SC_OK);
        response.setContentType("text/html;charset=UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Refresh", "0;url=" + to);
        response.getOutputStream().write(page);
    }
}
