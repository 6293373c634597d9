package dev.colophon.server.security.provider;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.converter.ClaimTypeConverter;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.web.client.RestTemplate;

/**
 * Reads what a provider says of somebody (ID token), when it is signed by one of the keys that it publishes, for this installation, and
 * still true. Its keys are asked for as {@link ProviderHttp} asks, not without a limit of time as by default.
 */
final class IdTokens implements JwtDecoderFactory<ClientRegistration> {

    /** By keys of which one is public; "none" and what is signed by a secret that two know is not among them. */
    private static final Set<SignatureAlgorithm> ALGORITHMS = Set.of(
            SignatureAlgorithm.RS256,
            SignatureAlgorithm.RS384,
            SignatureAlgorithm.RS512,
            SignatureAlgorithm.ES256,
            SignatureAlgorithm.ES384,
            SignatureAlgorithm.ES512,
            SignatureAlgorithm.PS256,
            SignatureAlgorithm.PS384,
            SignatureAlgorithm.PS512);

    private final RestTemplate http;

    /** The last one, which keeps the keys for a while. */
    private final AtomicReference<Optional<Made>> last = new AtomicReference<>(Optional.empty());

    IdTokens(ClientHttpRequestFactory requests) {
        this.http = new RestTemplate(requests);
    }

    private record Made(ClientRegistration of, JwtDecoder decoder) {}

    @Override
    public JwtDecoder createDecoder(ClientRegistration registration) {
        return last.updateAndGet(made -> made.filter(one -> one.of() == registration)
                        .or(() -> Optional.of(new Made(registration, decoder(registration)))))
                .orElseThrow()
                .decoder();
    }

    private JwtDecoder decoder(ClientRegistration registration) {
        NimbusJwtDecoder decoder = NimbusJwtDecoder.withJwkSetUri(
                        Optional.ofNullable(registration.getProviderDetails().getJwkSetUri())
                                .orElseThrow(() -> new IllegalArgumentException("the provider publishes no keys")))
                .jwsAlgorithms(algorithms -> algorithms.addAll(ALGORITHMS))
                .restOperations(http)
                .build();
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                new JwtTimestampValidator(), new OidcIdTokenValidator(registration)));
        decoder.setClaimSetConverter(
                new ClaimTypeConverter(OidcIdTokenDecoderFactory.createDefaultClaimTypeConverters()));
        return decoder;
    }
}
