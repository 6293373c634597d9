package dev.colophon.service.settings;

import java.util.Arrays;
import java.util.Optional;

/** What can be set in {@code colophon.toml}, and the environment variable that overrides it. All are text. */
public enum Setting {
    DATABASE_URL(
            "database",
            "url",
            "COLOPHON_DB",
            "PostgreSQL instead of the SQLite file in the home",
            "jdbc:postgresql://localhost/colophon"),
    DATABASE_USER("database", "user", "COLOPHON_DB_USER", "user of the PostgreSQL database", "colophon"),
    DATABASE_PASSWORD(
            "database",
            "password",
            "COLOPHON_DB_PASSWORD",
            "password of that user; then keep this file to yourself: chmod 600 colophon.toml",
            "secret"),
    INDEX_URL(
            "index",
            "url",
            "COLOPHON_INDEX",
            "the OpenSearch cluster that has the search index, instead of the home: see scale-opensearch/README.md",
            "opensearch+https://search.example:9200/colophon"),
    INDEX_USER("index", "user", "COLOPHON_INDEX_USER", "user of that cluster", "colophon"),
    INDEX_PASSWORD(
            "index",
            "password",
            "COLOPHON_INDEX_PASSWORD",
            "password of that user; then keep this file to yourself: chmod 600 colophon.toml",
            "secret"),
    INDEX_CERTIFICATES(
            "index",
            "certificates",
            "COLOPHON_INDEX_CERTIFICATES",
            "PEM file with those who certify the cluster, instead of those whom Java trusts",
            "/etc/colophon/opensearch-ca.pem"),
    FFMPEG(
            "programs",
            "ffmpeg",
            "COLOPHON_FFMPEG",
            "ffmpeg to use instead of the one that comes with Colophon",
            "/usr/bin/ffmpeg"),
    CHROMIUM(
            "programs",
            "chromium",
            "COLOPHON_CHROMIUM",
            "Chromium to use instead of the first one on PATH",
            "/usr/bin/chromium"),
    CONTACT(
            "watching",
            "contact",
            "COLOPHON_CONTACT",
            "page or mail address by which sites can reach you; sent with every request, needed by `watch`",
            "https://example.org/about-our-visits"),
    VANTAGE(
            "watching",
            "vantage",
            "COLOPHON_VANTAGE",
            "where this machine stands; kept with captures and in evidence",
            "DE, Leipzig"),
    LOOK_FROM(
            "watching",
            "look-from",
            "COLOPHON_LOOK_FROM",
            "from where `look` asks whether copies are gone, beside this machine: desktop, mobile, or"
                    + " NAME=http://HOST:PORT of a proxy, with commas between",
            "mobile, FR=http://proxy.example:3128"),
    RESPONSIBLE(
            "evidence",
            "responsible",
            "COLOPHON_RESPONSIBLE",
            "who answers for captures; put into evidence",
            "Ada Example, Example Ltd"),
    VERIFY_URL(
            "evidence",
            "verify-url",
            "COLOPHON_VERIFY_URL",
            "where a report can be checked; printed in it as a QR code; {stem} and {sha256} are filled in",
            "https://example.org/verify/{stem}"),
    MAIL_SERVER(
            "mail",
            "server",
            "COLOPHON_MAIL_SERVER",
            "the server that takes the mail of notices: HOST, or HOST:PORT",
            "smtp.example.org:465"),
    MAIL_SECURITY(
            "mail",
            "security",
            "COLOPHON_MAIL_SECURITY",
            "how the connection to it is kept from others: tls, starttls, or none, which is for this machine alone"
                    + " (default: starttls at port 587, else tls)",
            "tls"),
    MAIL_USER("mail", "user", "COLOPHON_MAIL_USER", "with what name it knows you", "ada"),
    MAIL_PASSWORD(
            "mail",
            "password",
            "COLOPHON_MAIL_PASSWORD",
            "password of that user; then keep this file to yourself: chmod 600 colophon.toml",
            "secret"),
    MAIL_FROM(
            "mail",
            "from",
            "COLOPHON_MAIL_FROM",
            "the address from which notices come and to which answers go",
            "notices@example.org"),
    MAIL_SELECTOR(
            "mail",
            "selector",
            "COLOPHON_MAIL_SELECTOR",
            "the selector of the DKIM key in the DNS of that domain (default: colophon)",
            "colophon"),
    TRUST_LIST(
            "credentials",
            "trust-list",
            "COLOPHON_TRUST_LIST",
            "PEM file with the certificates of those who certify the signers of Content Credentials (C2PA)",
            "/etc/colophon/c2pa-trust-list.pem"),
    SERVE_ACCOUNTS(
            "serve",
            "accounts",
            "COLOPHON_SERVE_ACCOUNTS",
            "whether people sign in to the pages (`serve --accounts`): true or false",
            "true"),
    SERVE_HOSTS(
            "serve",
            "hosts",
            "COLOPHON_SERVE_HOSTS",
            "the names by which the pages are reached through the proxy, with commas between",
            "colophon.example.org"),
    SERVE_BEHIND(
            "serve",
            "behind",
            "COLOPHON_SERVE_BEHIND",
            "the address of the proxy with TLS before it, of which X-Forwarded-For is believed (`serve --behind`)",
            "127.0.0.1"),
    SERVE_BIND(
            "serve",
            "bind",
            "COLOPHON_SERVE_BIND",
            "the address at which it listens, with accounts behind a proxy alone (`serve --bind`; default: 127.0.0.1)",
            "192.0.2.7"),
    SERVE_PORT(
            "serve",
            "port",
            "COLOPHON_SERVE_PORT",
            "the port at which it answers (`serve --port`; default: 7440)",
            "8080"),
    SERVE_LOG(
            "serve",
            "log",
            "COLOPHON_SERVE_LOG",
            "how `serve` writes what goes wrong to standard error: text, or json with one object a line",
            "json"),
    PUBLIC(
            "serve",
            "public",
            "COLOPHON_PUBLIC",
            "where everybody reaches the public pages of `serve`, by a proxy of yours: then notices carry an address"
                    + " by which they are answered",
            "https://rights.example.org"),
    OIDC_ISSUER(
            "serve.oidc",
            "issuer",
            "COLOPHON_OIDC_ISSUER",
            "the provider (OpenID Connect) with whom people may sign in to the pages, too; it has to send them back to "
                    + "https://HOST/sign-in/back",
            "https://id.example.org"),
    OIDC_CLIENT("serve.oidc", "client", "COLOPHON_OIDC_CLIENT", "as what it knows this installation", "colophon"),
    OIDC_SECRET(
            "serve.oidc",
            "secret",
            "COLOPHON_OIDC_SECRET",
            "the secret that it gave you for that; then keep this file to yourself: chmod 600 colophon.toml",
            "secret"),
    OIDC_SECRET_FILE(
            "serve.oidc",
            "secret-file",
            "COLOPHON_OIDC_SECRET_FILE",
            "a file that holds that secret, instead",
            "/etc/colophon/oidc-secret"),
    OIDC_NAME(
            "serve.oidc",
            "name",
            "COLOPHON_OIDC_NAME",
            "as what people know the provider; stands on the button (default: its host)",
            "Example Records"),
    WEBHOOK_ALLOW(
            "webhooks",
            "allow",
            "COLOPHON_WEBHOOK_ALLOW",
            "servers of your own network that webhooks may lead to, HOST:PORT, with commas between; else none that is not of "
                    + "the public internet is asked",
            "10.0.0.5:8080"),
    SECOND_EYE(
            "review",
            "second-eye",
            "COLOPHON_SECOND_EYE",
            "whether a second person looks at some of what one has confirmed: auto (when several review), always, or"
                    + " never (default: auto)",
            "always"),
    BULK_HOLD(
            "review",
            "bulk-hold",
            "COLOPHON_BULK_HOLD",
            "for how many seconds no notice is drafted of what was confirmed together, so that it can be taken back: 30 to "
                    + "86400 (default: 600)",
            "3600"),
    RETENTION(
            "retention",
            "older-than",
            "COLOPHON_RETENTION",
            "how old is what `prune` deletes: days, 7 to 36500 (default: 365d)",
            "730d");

    private final String table;
    private final String key;
    private final String variable;
    private final String description;
    private final String example;

    Setting(String table, String key, String variable, String description, String example) {
        this.table = table;
        this.key = key;
        this.variable = variable;
        this.description = description;
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

    public String description() {
        return description;
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
