package dev.colophon.cases.message.mail;

import dev.colophon.cases.message.MailAddress;
import dev.colophon.cases.message.MessageRefused;
import dev.colophon.evidence.PrivateKeyFile;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The key with which the mail of a domain is signed (RFC 6376): RSA of at least 2,048 bits.
 *
 * @param domain that signs, which is that of the sender
 * @param selector which of the domain's keys it is
 */
public record DkimKey(String domain, String selector, KeyPair pair) {

    private static final int BITS = 2_048;
    private static final Pattern SELECTOR = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?");

    public DkimKey {
        domain = new MailAddress("postmaster", domain.toLowerCase(Locale.ROOT)).domain();
        if (!SELECTOR.matcher(selector).matches()) {
            throw new MessageRefused("not the selector of a key, such as colophon2026: " + selector);
        }
        if (!(pair.getPublic() instanceof RSAPublicKey rsa) || rsa.getModulus().bitLength() < BITS) {
            throw new MessageRefused("mail is signed with an RSA key of at least 2048 bits: make a new one");
        }
    }

    /**
     * Makes a key in a new file that only its owner may read.
     *
     * @throws dev.colophon.evidence.EvidenceException when there is a file, or it cannot be written
     */
    public static DkimKey create(Path file, String domain, String selector) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            DkimKey key = new DkimKey(domain, selector, generator.generateKeyPair());
            PrivateKeyFile.write(file, key.pair());
            return key;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java makes RSA keys", e);
        }
    }

    /**
     * Reads the key of a file.
     *
     * @throws dev.colophon.evidence.EvidenceException when it is none, or others than its owner may read it
     * @throws MessageRefused when it is too short
     */
    public static DkimKey read(Path file, String domain, String selector) {
        return new DkimKey(domain, selector, PrivateKeyFile.read(file, "RSA"));
    }

    PrivateKey privateKey() {
        return pair.getPrivate();
    }

    /** The name in the DNS under which receivers look for the public half. */
    public String dnsName() {
        return selector + "._domainkey." + domain;
    }

    /** The text of the TXT record of that name. */
    public String dnsRecord() {
        return "v=DKIM1; k=rsa; p="
                + Base64.getEncoder().encodeToString(pair.getPublic().getEncoded());
    }

    /** The public part only. */
    @Override
    public String toString() {
        return dnsName();
    }
}
