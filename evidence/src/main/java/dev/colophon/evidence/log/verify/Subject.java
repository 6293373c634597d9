package dev.colophon.evidence.log.verify;

/**
 * What a leaf is about, as a hash.
 *
 * @param sha256 SHA-256 of the subject's bytes, or of salt ‖ bytes
 * @param salted whether there is a salt; everything with names, addresses or URLs in it needs one, because such things can
 *     be guessed and tried
 */
public record Subject(Hash sha256, boolean salted) {

    /** A subject that nobody could guess anything personal from, by the SHA-256 of its bytes. */
    public static Subject plain(Hash sha256) {
        return new Subject(sha256, false);
    }

    /** A salted subject. */
    public static Subject salted(Salt salt, byte[] subject) {
        return new Subject(Hash.sha256(salt.bytes().bytes(), subject), true);
    }

    /** Whether this leaf is about these bytes. */
    public boolean matches(Salt salt, byte[] subject) {
        return salted && equals(salted(salt, subject));
    }

    /** The same for a subject without salt. */
    public boolean matches(byte[] subject) {
        return !salted && sha256.equals(Hash.sha256(subject));
    }
}
