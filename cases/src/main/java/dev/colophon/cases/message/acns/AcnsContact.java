package dev.colophon.cases.message.acns;

import java.util.Optional;

/**
 * The type {@code Contact} of ACNS: somebody who can be written to.
 *
 * @param entity who it is
 * @param contact the person to talk to
 */
public record AcnsContact(
        String entity,
        Optional<String> contact,
        Optional<String> address,
        Optional<String> phone,
        String email,
        Optional<String> contactUrl) {}
