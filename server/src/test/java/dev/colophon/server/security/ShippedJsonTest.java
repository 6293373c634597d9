package dev.colophon.server.security;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What is shipped has Jackson 2 alone, tests have Jackson 3 as well: the answers of a provider of identities are read by either. */
class ShippedJsonTest {

    private static final String ANSWER =
            "{\"access_token\": \"a\", \"token_type\": \"Bearer\", \"expires_in\": 60, \"id_token\": \"the.id.token\"}";
    private static final String FAILURE = "{\"error\": \"invalid_grant\"}";

    /** All that tests have, without Jackson 3. */
    private static URLClassLoader shipped() {
        return new URLClassLoader(
                Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                        .filter(entry -> !entry.replace('\\', '/').contains("/tools/jackson/"))
                        .map(ShippedJsonTest::url)
                        .toArray(URL[]::new),
                ClassLoader.getPlatformClassLoader());
    }

    private static URL url(String entry) {
        try {
            return Path.of(entry).toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(entry, e);
        }
    }

    /** What a converter of Spring Security makes of a body of JSON. */
    private static Object read(ClassLoader loader, String converter, String body) throws Exception {
        Object reader = loader.loadClass("org.springframework.security.oauth2.core.http.converter." + converter)
                .getConstructor()
                .newInstance();
        Class<?> headers = loader.loadClass("org.springframework.http.HttpHeaders");
        Class<?> message = loader.loadClass("org.springframework.http.HttpInputMessage");
        Object said = headers.getConstructor().newInstance();
        Object _ =
                headers.getMethod("set", String.class, String.class).invoke(said, "Content-Type", "application/json");
        Object input = Proxy.newProxyInstance(
                loader,
                new Class<?>[] {message},
                (_, method, _) -> method.getName().equals("getHeaders") ? said : stream(body));
        return reader.getClass().getMethod("read", Class.class, message).invoke(reader, Object.class, input);
    }

    private static InputStream stream(String body) {
        return new ByteArrayInputStream(body.getBytes(UTF_8));
    }

    @Test
    void answersOfAProviderAreReadByWhatIsShipped() throws Exception {
        try (URLClassLoader shipped = shipped()) {
            assertThatThrownBy(() -> shipped.loadClass("tools.jackson.databind.json.JsonMapper"))
                    .as("what is shipped has none")
                    .isInstanceOf(ClassNotFoundException.class);
            Object tokens = read(shipped, "OAuth2AccessTokenResponseHttpMessageConverter", ANSWER);
            Object more = tokens.getClass().getMethod("getAdditionalParameters").invoke(tokens);
            assertThat(more).hasToString("{id_token=the.id.token}");
            Object failure = read(shipped, "OAuth2ErrorHttpMessageConverter", FAILURE);
            assertThat(failure.getClass().getMethod("getErrorCode").invoke(failure))
                    .isEqualTo("invalid_grant");
        }
    }
}
