package dev.colophon.service.witness;

import dev.colophon.cases.home.Witnesses;

/**
 * A witness as it was named; the schema of its JSON is {@code witness.schema.json}.
 *
 * @param witness the name in its key
 * @param url where it is asked
 * @param key by which its signatures are checked
 * @param ownNetwork whether it may be reached although it is not on the public internet
 */
public record NamedWitness(String witness, String url, String key, boolean ownNetwork) {

    static NamedWitness of(Witnesses.Named named) {
        return new NamedWitness(
                named.name(),
                named.witness().submission().toString(),
                named.witness().key().toString(),
                named.ownNetwork());
    }
}
