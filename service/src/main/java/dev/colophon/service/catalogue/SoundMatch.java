package dev.colophon.service.catalogue;

import dev.colophon.fingerprint.AudioFingerprint;
import dev.colophon.registry.registration.RegisteredMatch;

/**
 * A match of sound with the peaks of both sides.
 *
 * @param place where the copy was seen
 */
public record SoundMatch(String place, RegisteredMatch match, AudioFingerprint copy, AudioFingerprint reference)
        implements DrawableMatch {}
