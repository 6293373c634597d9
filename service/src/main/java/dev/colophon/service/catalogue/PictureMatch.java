package dev.colophon.service.catalogue;

import dev.colophon.fingerprint.ImageFingerprint;
import dev.colophon.registry.registration.RegisteredMatch;

/**
 * A match of a picture with the fingerprints of both sides.
 *
 * @param place where the copy was seen
 */
public record PictureMatch(String place, RegisteredMatch match, ImageFingerprint copy, ImageFingerprint reference)
        implements DrawableMatch {}
