package dev.colophon.server.security.provider;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.util.JSONObjectUtils;
import dev.colophon.service.settings.OidcSettings;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.oidc.OidcScopes;

/**
 * The provider as it describes itself (OpenID Connect Discovery 1.0): asked when somebody wants to sign in by it, so that this starts
 * without it, and kept for a minute. Thread-safe.
 */
final class ProviderRegistration implements ClientRegistrationRepository {

    /** There is one. */
    static final String ID = "provider";

    private static final Logger LOG = LoggerFactory.getLogger(ProviderRegistration.class);

    private static final Duration FRESH = Duration.ofMinutes(1);

    private static final int LONGEST_DESCRIPTION = 256 << 10;

    private static final int OK = 200;

    private final OidcSettings provider;
    private final ClientHttpRequestFactory requests;
    private final InstantSource clock;
    private volatile Optional<Known> known = Optional.empty();

    ProviderRegistration(OidcSettings provider, ClientHttpRequestFactory requests, InstantSource clock) {
        this.provider = provider;
        this.requests = requests;
        this.clock = clock;
    }

    private record Known(ClientRegistration registration, Instant since) {}

    /** What was known last counts for who comes back; null where nothing ever was. */
    @Override
    public @Nullable ClientRegistration findByRegistrationId(String id) {
        return id.equals(ID)
                ? current().or(() -> known.map(Known::registration)).orElse(null)
                : null;
    }

    /** Empty, and told in one line of the log, while the provider cannot be asked. */
    synchronized Optional<ClientRegistration> current() {
        Instant now = clock.instant();
        Optional<Known> fresh = known.filter(one -> one.since().plus(FRESH).isAfter(now));
        if (fresh.isPresent()) {
            return fresh.map(Known::registration);
        }
        try {
            Known asked = new Known(described(), now);
            known = Optional.of(asked);
            return Optional.of(asked.registration());
        } catch (IOException | IllegalArgumentException | IllegalStateException e) {
            LOG.warn("provider={} cannot be asked, failure={}", provider.issuer(), reason(e));
            return Optional.empty();
        }
    }

    /** Where it says that people sign out; empty where it says nothing of it, or names no place of https or of this machine. */
    static Optional<String> end(ClientRegistration registration) {
        return Optional.ofNullable(registration
                        .getProviderDetails()
                        .getConfigurationMetadata()
                        .get("end_session_endpoint"))
                .map(String::valueOf)
                .filter(address ->
                        address.matches("https://[^\\s;,]+|http://(?:localhost|127\\.0\\.0\\.1)[:/][^\\s;,]*"));
    }

    private static String reason(Exception failure) {
        return failure.getClass().getSimpleName()
                + Optional.ofNullable(failure.getMessage())
                        .map(said -> ": " + said.lines().findFirst().orElse("").replaceAll("[^\\x20-\\x7e]", "?"))
                        .orElse("");
    }

    private ClientRegistration described() throws IOException {
        String issuer = provider.issuer().toString();
        URI place = URI.create(issuer.replaceFirst("/+$", "") + "/.well-known/openid-configuration");
        Map<String, Object> description;
        try (ClientHttpResponse answer =
                        requests.createRequest(place, HttpMethod.GET).execute();
                InputStream body = answer.getBody()) {
            if (answer.getStatusCode().value() != OK) {
                throw new IOException(
                        "it answered with status " + answer.getStatusCode().value());
            }
            byte[] bytes = body.readNBytes(LONGEST_DESCRIPTION + 1);
            if (bytes.length > LONGEST_DESCRIPTION) {
                throw new IOException("what it says of itself is longer than " + LONGEST_DESCRIPTION + " bytes");
            }
            description = JSONObjectUtils.parse(new String(bytes, UTF_8));
        } catch (ParseException e) {
            throw new IOException("what it says of itself is no JSON", e);
        }
        if (!issuer.equals(description.get("issuer"))) { // Discovery 1.0, 4.3: exactly
            throw new IOException("it calls itself by another name than the issuer that is set");
        }
        return ClientRegistrations.fromOidcConfiguration(description)
                .registrationId(ID)
                .clientId(provider.client())
                .clientSecret(provider.secret())
                .clientName(provider.name())
                .scope(OidcScopes.OPENID)
                .redirectUri("{baseUrl}" + ProviderSignIn.BACK)
                .clientSettings(ClientRegistration.ClientSettings.builder()
                        .requireProofKey(true)
                        .build())
                .build();
    }
}
