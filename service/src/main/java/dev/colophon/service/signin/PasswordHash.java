package dev.colophon.service.signin;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.text.Normalizer;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * What is kept of passwords: Argon2id (RFC 9106), in the PHC format with parameters and salt, such as {@code
 * $argon2id$v=19$m=47104,t=1,p=1$…$…}. RATIONALE.md says why these parameters. At most two are computed at a time, so that attempts to
 * guess take neither the memory nor all cores.
 */
public final class PasswordHash {

    /** In KiB. */
    private static final int MEMORY = 47_104;

    private static final int PASSES = 1;
    private static final int LANES = 1;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int AT_A_TIME = 2;

    private static final Semaphore SLOTS = new Semaphore(AT_A_TIME, true);
    private static final Pattern FORMAT =
            Pattern.compile("\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,3}),p=(\\d{1,3})\\$([^$]+)\\$([^$]+)");

    /** Of no password: what is compared for accounts that are not there takes as long. */
    private static final String NOBODY = of(Secrets.next());

    private PasswordHash() {}

    /** What is to be kept of a password. */
    public static String of(String password) {
        byte[] salt = Secrets.bytes(SALT_BYTES);
        byte[] hash = argon2(password, salt, MEMORY, PASSES, LANES);
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
                .formatted(MEMORY, PASSES, LANES, base64.encodeToString(salt), base64.encodeToString(hash));
    }

    /** Whether a password is that of which this was kept; takes as long where nothing was. */
    public static boolean matches(String password, Optional<String> kept) {
        Matcher parts = FORMAT.matcher(kept.orElse(NOBODY));
        if (!parts.matches()) {
            throw new IllegalStateException("a password is kept in an unknown format");
        }
        byte[] hash = argon2(
                password,
                Base64.getDecoder().decode(parts.group(4)),
                Integer.parseInt(parts.group(1)),
                Integer.parseInt(parts.group(2)),
                Integer.parseInt(parts.group(3)));
        boolean same = MessageDigest.isEqual(hash, Base64.getDecoder().decode(parts.group(5)));
        return same && kept.isPresent();
    }

    private static byte[] argon2(String password, byte[] salt, int memory, int passes, int lanes) {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        byte[] hash = new byte[HASH_BYTES];
        SLOTS.acquireUninterruptibly();
        try {
            generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                    .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                    .withSalt(salt)
                    .withMemoryAsKB(memory)
                    .withIterations(passes)
                    .withParallelism(lanes)
                    .build());
            // The same letters, however a keyboard composes them.
            generator.generateBytes(
                    Normalizer.normalize(password, Normalizer.Form.NFKC).getBytes(UTF_8), hash);
        } finally {
            SLOTS.release();
        }
        return hash;
    }
}
