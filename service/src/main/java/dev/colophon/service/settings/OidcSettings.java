package dev.colophon.service.settings;

import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The provider of identities (OpenID Connect) with whom people may sign in.
 *
 * @param issuer its name, an address under which it says where everything of it is
 * @param client as what it knows this installation
 * @param secret by which this installation proves that
 * @param name as what people know it
 */
public record OidcSettings(URI issuer, String client, String secret, String name) {

    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    private static final int LONGEST_SECRET = 4_096;

    /**
     * As it was written.
     *
     * @throws ServiceException when it cannot be used; the message shows no secret
     */
    static OidcSettings of(
            String issuer,
            Optional<String> client,
            Optional<String> secret,
            Optional<String> secretFile,
            Optional<String> name) {
        URI address = issuer(issuer);
        String id = client.orElseThrow(() -> missing("client", "COLOPHON_OIDC_CLIENT"));
        String known = secret.or(() -> secretFile.map(OidcSettings::read))
                .orElseThrow(() -> missing(
                        "secret-file", "COLOPHON_OIDC_SECRET_FILE (or the secret itself: COLOPHON_OIDC_SECRET)"));
        return new OidcSettings(address, id, known, name.map(String::strip).orElse(address.getHost()));
    }

    private static URI issuer(String text) {
        try {
            URI address = new URI(text.strip());
            String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
            boolean here = address.getHost() != null
                    && THIS_MACHINE.contains(address.getHost().toLowerCase(Locale.ROOT));
            if (address.getHost() != null
                    && (scheme.equals("https") || (scheme.equals("http") && here))
                    && address.getRawUserInfo() == null
                    && address.getRawQuery() == null
                    && address.getRawFragment() == null) {
                return address;
            }
        } catch (URISyntaxException _) {
            // told below
        }
        throw new ServiceException(
                Category.ENVIRONMENT,
                "serve.oidc.issuer (COLOPHON_OIDC_ISSUER): `%s` is no issuer: write its https address without query, such as https://id.example.org"
                        .formatted(text));
    }

    private static String read(String file) {
        try {
            Path path = Path.of(file);
            if (Files.size(path) > LONGEST_SECRET) {
                throw unreadable(file, "it is too long for a secret");
            }
            String secret = Files.readString(path).strip();
            if (secret.isEmpty()) {
                throw unreadable(file, "it is empty");
            }
            return secret;
        } catch (IOException | InvalidPathException e) {
            throw unreadable(file, "it cannot be read");
        }
    }

    private static ServiceException unreadable(String file, String why) {
        return new ServiceException(
                Category.ENVIRONMENT,
                "serve.oidc.secret-file (COLOPHON_OIDC_SECRET_FILE): %s: %s; it holds the secret that the provider gave you, and nothing else"
                        .formatted(file, why));
    }

    private static ServiceException missing(String key, String variable) {
        return new ServiceException(
                Category.ENVIRONMENT,
                "people are to sign in by another service, and serve.oidc.%s is missing: set it in colophon.toml, or %s"
                        .formatted(key, variable));
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "OidcSettings[" + issuer + "]";
    }
}
