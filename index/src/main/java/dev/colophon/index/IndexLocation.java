package dev.colophon.index;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where an index lies that is not, or not all of it, in a folder.
 *
 * @param address such as {@code opensearch+https://search.example:9200/colophon}
 * @param user by which it is entered
 * @param password of that user
 * @param certificates PEM file with those who certify it, instead of those whom Java trusts
 */
public record IndexLocation(
        String address, Optional<String> user, Optional<String> password, Optional<Path> certificates) {

    /** Shows no password. */
    @Override
    public String toString() {
        return "IndexLocation[" + address + "]";
    }
}
