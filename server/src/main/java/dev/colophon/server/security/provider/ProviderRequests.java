package dev.colophon.server.security.provider;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.colophon.server.security.ServerAccess;
import dev.colophon.service.settings.OidcSettings;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseCookie;
import org.springframework.security.oauth2.client.web.AuthorizationRequestRepository;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;

/**
 * What a browser that was sent to the provider comes back with, in a cookie of it: any server can take it back, and nobody fills the
 * database by beginning to sign in. It is {@code SameSite=Lax}, since the provider is another site; that of sessions is not.
 */
final class ProviderRequests implements AuthorizationRequestRepository<OAuth2AuthorizationRequest> {

    /** Attributes of a request: where to go afterwards, and the invitation whose account is to be linked. */
    static final String NEXT = "next";

    static final String INVITATION = "invitation";

    private static final String TAKEN = ProviderRequests.class.getName();

    /** So long somebody may take at the provider. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private static final int LONGEST = 4_000;

    /** Texts in it. */
    private static final int KEPT = 6;

    private final OidcSettings provider;
    private final ServerAccess access;

    ProviderRequests(OidcSettings provider, ServerAccess access) {
        this.provider = provider;
        this.access = access;
    }

    /** What is kept. */
    record Kept(String state, String nonce, String verifier, String redirect, String next, String invitation) {

        /** As the value of a cookie: each text in Base64, with points between. */
        String written() {
            return Stream.of(state, nonce, verifier, redirect, next, invitation)
                    .map(text -> Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8)))
                    .collect(Collectors.joining("."));
        }

        /** Shows no secret. */
        @Override
        public String toString() {
            return "Kept";
        }
    }

    private String cookie() {
        return access.isSecure() ? "__Host-colophon-provider" : "colophon-provider";
    }

    @Override
    public void saveAuthorizationRequest(
            @Nullable OAuth2AuthorizationRequest asked, HttpServletRequest request, HttpServletResponse response) {
        if (asked == null) {
            set(response, "", Duration.ZERO);
            return;
        }
        Kept kept = new Kept(
                String.valueOf(asked.getState()),
                attribute(asked, OidcParameterNames.NONCE),
                attribute(asked, PkceParameterNames.CODE_VERIFIER),
                String.valueOf(asked.getRedirectUri()),
                attribute(asked, NEXT),
                attribute(asked, INVITATION));
        set(response, kept.written(), PATIENCE);
    }

    private static String attribute(OAuth2AuthorizationRequest asked, String name) {
        return asked.getAttributes().get(name) instanceof String text ? text : "";
    }

    private void set(HttpServletResponse response, String value, Duration age) {
        response.addHeader(
                "Set-Cookie",
                ResponseCookie.from(cookie(), value)
                        .path("/")
                        .httpOnly(true)
                        .secure(access.isSecure())
                        .sameSite("Lax")
                        .maxAge(age)
                        .build()
                        .toString());
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest loadAuthorizationRequest(HttpServletRequest request) {
        return kept(request).map(this::request).orElse(null);
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest removeAuthorizationRequest(
            HttpServletRequest request, HttpServletResponse response) {
        Optional<Kept> kept = kept(request);
        kept.ifPresent(taken -> {
            request.setAttribute(TAKEN, taken);
            set(response, "", Duration.ZERO);
        });
        return kept.map(this::request).orElse(null);
    }

    /** What was taken back with this request. */
    static Optional<Kept> taken(HttpServletRequest request) {
        return request.getAttribute(TAKEN) instanceof Kept kept ? Optional.of(kept) : Optional.empty();
    }

    /** Empty unless the browser was sent with the state that comes back. */
    private Optional<Kept> kept(HttpServletRequest request) {
        String state = request.getParameter(OAuth2ParameterNames.STATE);
        if (state == null) {
            return Optional.empty();
        }
        return Optional.ofNullable(request.getCookies()).stream()
                .flatMap(Arrays::stream)
                .filter(cookie -> cookie.getName().equals(cookie()))
                .map(Cookie::getValue)
                .findFirst()
                .flatMap(ProviderRequests::read)
                .filter(kept -> MessageDigest.isEqual(kept.state().getBytes(UTF_8), state.getBytes(UTF_8)));
    }

    private static Optional<Kept> read(String value) {
        if (value.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            List<String> texts = Arrays.stream(value.split("\\.", -1))
                    .map(text -> new String(Base64.getUrlDecoder().decode(text), UTF_8))
                    .toList();
            return texts.size() == KEPT
                    ? Optional.of(new Kept(
                            texts.get(0), texts.get(1), texts.get(2), texts.get(3), texts.get(4), texts.get(5)))
                    : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private OAuth2AuthorizationRequest request(Kept kept) {
        return OAuth2AuthorizationRequest.authorizationCode()
                .authorizationUri(provider.issuer().toString())
                .clientId(provider.client())
                .redirectUri(kept.redirect())
                .scopes(Set.of(OidcScopes.OPENID))
                .state(kept.state())
                .attributes(attributes -> {
                    attributes.put(OAuth2ParameterNames.REGISTRATION_ID, ProviderRegistration.ID);
                    attributes.put(OidcParameterNames.NONCE, kept.nonce());
                    attributes.put(PkceParameterNames.CODE_VERIFIER, kept.verifier());
                })
                .build();
    }
}
