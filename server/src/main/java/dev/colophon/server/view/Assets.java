package dev.colophon.server.view;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.http.MediaType;

/** Style sheets and scripts, under a path that names their hash: a browser keeps them until they change. */
public final class Assets {

    private static final int HASH_CHARACTERS = 16;
    private static final String HTMX = "/META-INF/resources/webjars/htmx.org/2.0.10/dist/htmx.min.js";
    /** Colours, type and measures: those of printed reports, too. */
    private static final String TOKENS = "/dev/colophon/service/report/html/tokens.css";

    private static final MediaType CSS = new MediaType("text", "css", StandardCharsets.UTF_8);
    private static final MediaType JAVASCRIPT = new MediaType("text", "javascript", StandardCharsets.UTF_8);
    private static final MediaType SVG = new MediaType("image", "svg+xml");

    private static final Map<String, MediaType> OURS = Map.of(
            "base.css", CSS,
            "app.css", CSS,
            "app.js", JAVASCRIPT,
            "compare.js", JAVASCRIPT,
            "keys.js", JAVASCRIPT,
            "locked.js", JAVASCRIPT,
            "mark.svg", SVG);

    /** A file as it is sent. */
    public record Asset(MediaType type, byte[] bytes) {}

    private final Map<String, Asset> files = new LinkedHashMap<>();
    private final String base;

    public Assets() {
        OURS.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(file -> files.put(
                        file.getKey(),
                        new Asset(file.getValue(), read("/dev/colophon/server/assets/" + file.getKey()))));
        files.put("tokens.css", new Asset(CSS, read(TOKENS)));
        files.put("htmx.min.js", new Asset(JAVASCRIPT, read(HTMX)));
        this.base = "/static/" + hash();
    }

    private static byte[] read(String resource) {
        try (InputStream in = Objects.requireNonNull(Assets.class.getResourceAsStream(resource), resource)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String hash() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            files.values().forEach(asset -> digest.update(asset.bytes()));
            return HexFormat.of().formatHex(digest.digest()).substring(0, HASH_CHARACTERS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** The path above all of them, such as {@code /static/0a1b2c3d4e5f6071}. */
    public String base() {
        return base;
    }

    /** Of the last part of a path. */
    public Optional<Asset> get(String name) {
        return Optional.ofNullable(files.get(name));
    }
}
