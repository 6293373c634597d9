package dev.colophon.service.settings;

import dev.colophon.evidence.messages.Message;
import java.util.Arrays;
import java.util.Optional;

/** What can be set in {@code colophon.toml}, and the environment variable that overrides it. All are text. */
public enum Setting {
    DATABASE_URL("database", "url", "COLOPHON_DB", "jdbc:postgresql://localhost/colophon"),
    DATABASE_USER("database", "user", "COLOPHON_DB_USER", "colophon"),
    DATABASE_PASSWORD("database", "password", "COLOPHON_DB_PASSWORD", "secret"),
    INDEX_URL("index", "url", "COLOPHON_INDEX", "opensearch+https://search.example:9200/colophon"),
    INDEX_USER("index", "user", "COLOPHON_INDEX_USER", "colophon"),
    INDEX_PASSWORD("index", "password", "COLOPHON_INDEX_PASSWORD", "secret"),
    INDEX_CERTIFICATES("index", "certificates", "COLOPHON_INDEX_CERTIFICATES", "/etc/colophon/opensearch-ca.pem"),
    FFMPEG("programs", "ffmpeg", "COLOPHON_FFMPEG", "/usr/bin/ffmpeg"),
    CHROMIUM("programs", "chromium", "COLOPHON_CHROMIUM", "/usr/bin/chromium"),
    CONTACT("watching", "contact", "COLOPHON_CONTACT", "https://example.org/about-our-visits"),
    VANTAGE("watching", "vantage", "COLOPHON_VANTAGE", "DE, Leipzig"),
    LOOK_FROM("watching", "look-from", "COLOPHON_LOOK_FROM", "mobile, FR=http://proxy.example:3128"),
    RESPONSIBLE("evidence", "responsible", "COLOPHON_RESPONSIBLE", "Ada Example, Example Ltd"),
    VERIFY_URL("evidence", "verify-url", "COLOPHON_VERIFY_URL", "https://example.org/verify/{stem}"),
    MAIL_SERVER("mail", "server", "COLOPHON_MAIL_SERVER", "smtp.example.org:465"),
    MAIL_SECURITY("mail", "security", "COLOPHON_MAIL_SECURITY", "tls"),
    MAIL_USER("mail", "user", "COLOPHON_MAIL_USER", "ada"),
    MAIL_PASSWORD("mail", "password", "COLOPHON_MAIL_PASSWORD", "secret"),
    MAIL_FROM("mail", "from", "COLOPHON_MAIL_FROM", "notices@example.org"),
    MAIL_SELECTOR("mail", "selector", "COLOPHON_MAIL_SELECTOR", "colophon"),
    TRUST_LIST("credentials", "trust-list", "COLOPHON_TRUST_LIST", "/etc/colophon/c2pa-trust-list.pem"),
    SERVE_ACCOUNTS("serve", "accounts", "COLOPHON_SERVE_ACCOUNTS", "true"),
    SERVE_HOSTS("serve", "hosts", "COLOPHON_SERVE_HOSTS", "colophon.example.org"),
    SERVE_BEHIND("serve", "behind", "COLOPHON_SERVE_BEHIND", "127.0.0.1"),
    SERVE_BIND("serve", "bind", "COLOPHON_SERVE_BIND", "192.0.2.7"),
    SERVE_PORT("serve", "port", "COLOPHON_SERVE_PORT", "8080"),
    SERVE_LOG("serve", "log", "COLOPHON_SERVE_LOG", "json"),
    PUBLIC("serve", "public", "COLOPHON_PUBLIC", "https://rights.example.org"),
    OIDC_ISSUER("serve.oidc", "issuer", "COLOPHON_OIDC_ISSUER", "https://id.example.org"),
    OIDC_CLIENT("serve.oidc", "client", "COLOPHON_OIDC_CLIENT", "colophon"),
    OIDC_SECRET("serve.oidc", "secret", "COLOPHON_OIDC_SECRET", "secret"),
    OIDC_SECRET_FILE("serve.oidc", "secret-file", "COLOPHON_OIDC_SECRET_FILE", "/etc/colophon/oidc-secret"),
    OIDC_NAME("serve.oidc", "name", "COLOPHON_OIDC_NAME", "Example Records"),
    CHECK_ALLOW("check", "allow", "COLOPHON_CHECK_ALLOW", "10.0.0.5:8080"),
    WEBHOOK_ALLOW("webhooks", "allow", "COLOPHON_WEBHOOK_ALLOW", "10.0.0.5:8080"),
    SECOND_EYE("review", "second-eye", "COLOPHON_SECOND_EYE", "always"),
    BULK_HOLD("review", "bulk-hold", "COLOPHON_BULK_HOLD", "3600"),
    RETENTION("retention", "older-than", "COLOPHON_RETENTION", "730d");

    private final String table;
    private final String key;
    private final String variable;
    private final String example;

    Setting(String table, String key, String variable, String example) {
        this.table = table;
        this.key = key;
        this.variable = variable;
        this.example = example;
    }

    /** The TOML table that holds it. */
    public String table() {
        return table;
    }

    /** Its key in that table. */
    public String key() {
        return key;
    }

    /** Table and key, such as {@code database.url}. */
    public String path() {
        return table + "." + key;
    }

    /** The environment variable that overrides the file. */
    public String variable() {
        return variable;
    }

    /** What it is for, in one line. */
    public Message description() {
        return Message.of("setting." + path(), "{stem}", "{sha256}");
    }

    /** A value it might have. */
    public String example() {
        return example;
    }

    /** Such as a person may see it. */
    public String shown(String value) {
        return switch (this) {
            case DATABASE_PASSWORD, INDEX_PASSWORD, MAIL_PASSWORD, OIDC_SECRET -> "********";
            // Drivers take a password behind the question mark, too.
            case DATABASE_URL -> value.replaceFirst("\\?.*", "?********");
            default -> value;
        };
    }

    public static Optional<Setting> of(String path) {
        return Arrays.stream(values())
                .filter(setting -> setting.path().equals(path))
                .findFirst();
    }
}
