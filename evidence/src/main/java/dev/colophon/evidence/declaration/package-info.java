/**
 * Signed statements that others check without our software: W3C Verifiable Credentials 2.0 with a Data Integrity proof of the
 * cryptosuite {@code eddsa-jcs-2022}.
 */
@NullMarked
package dev.colophon.evidence.declaration;

import org.jspecify.annotations.NullMarked;
