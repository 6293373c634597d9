package dev.colophon.service.authority;

import dev.colophon.cases.home.TimestampAuthorities;

/**
 * A timestamp authority as it was named; the schema of its JSON is {@code authority.schema.json}.
 *
 * @param url where it takes queries
 * @param root the subject of the certificate that its timestamps must chain to
 * @param ownNetwork whether it may be reached although it is not on the public internet
 */
public record NamedAuthority(String url, String root, boolean ownNetwork) {

    static NamedAuthority of(TimestampAuthorities.Named named) {
        return new NamedAuthority(
                named.url().toString(), named.root().getSubjectX500Principal().getName(), named.ownNetwork());
    }
}
