package dev.colophon.evidence.verify.signature;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.colophon.evidence.log.verify.LogException;
import dev.colophon.evidence.log.verify.VerifierKey;
import dev.colophon.evidence.messages.Message;
import dev.colophon.evidence.verify.container.Entries;
import dev.colophon.evidence.verify.read.JsonObject;
import dev.colophon.evidence.verify.read.MalformedPart;
import dev.colophon.evidence.verify.read.StrictJson;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.X509EncodedKeySpec;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/**
 * Whom the verifier knows, from a folder of the verifier's own with a file {@code trust.json}: what comes with a bundle can
 * only be consistent, never independent. Immutable.
 *
 * @param claimant the operator whose claim the bundle supports; empty when no folder was given
 * @param signers keys that sign containers or reports
 * @param quorum how many independent witnesses are enough
 */
public record TrustStore(
        Optional<String> claimant,
        List<Authority> authorities,
        List<Operated> witnesses,
        List<Operated> logs,
        List<PublicKey> signers,
        int quorum) {

    /** The file within the folder. */
    public static final String FILE = "trust.json";

    private static final String BEGIN_KEY = "-----BEGIN PUBLIC KEY-----";
    private static final String END_KEY = "-----END PUBLIC KEY-----";
    private static final int DEFAULT_QUORUM = 2;
    private static final int MAX_BYTES = 1 << 20;

    /**
     * A timestamp authority.
     *
     * @param certificate its root, or any certificate below it that its tokens are signed under
     */
    public record Authority(String name, String operator, X509Certificate certificate) {}

    /** A log or a witness and who runs it. */
    public record Operated(VerifierKey key, String operator) {}

    public TrustStore {
        authorities = List.copyOf(authorities);
        witnesses = List.copyOf(witnesses);
        logs = List.copyOf(logs);
        signers = List.copyOf(signers);
    }

    /** Knows nobody: no witness then counts as independent. */
    public static TrustStore none() {
        return new TrustStore(Optional.empty(), List.of(), List.of(), List.of(), List.of(), DEFAULT_QUORUM);
    }

    /**
     * Reads a folder.
     *
     * @throws MalformedPart with the file at fault and what it must be
     */
    public static TrustStore read(Path folder) throws MalformedPart {
        JsonObject json = StrictJson.object(bytes(folder, FILE), FILE)
                .only("claimant", "authorities", "witnesses", "logs", "signers", "quorum");
        List<Authority> authorities = new ArrayList<>();
        for (JsonObject one : listed(json, "authorities")) {
            String file = one.only("name", "operator", "certificate").text("certificate");
            authorities.add(new Authority(one.text("name"), one.text("operator"), certificate(folder, file)));
        }
        List<PublicKey> signers = new ArrayList<>();
        for (String file : json.has("signers") ? json.texts("signers") : List.<String>of()) {
            signers.add(key(folder, file));
        }
        long quorum = json.has("quorum") ? json.number("quorum") : DEFAULT_QUORUM;
        if (quorum < 1 || quorum > 100) {
            throw new MalformedPart(FILE, Message.of("trust.quorum"));
        }
        return new TrustStore(
                Optional.of(json.text("claimant")),
                authorities,
                operated(json, "witnesses"),
                operated(json, "logs"),
                signers,
                (int) quorum);
    }

    private static List<JsonObject> listed(JsonObject json, String name) throws MalformedPart {
        return json.has(name) ? json.objects(name) : List.of();
    }

    private static List<Operated> operated(JsonObject json, String name) throws MalformedPart {
        List<Operated> all = new ArrayList<>();
        for (JsonObject one : listed(json, name)) {
            try {
                String vkey = one.only("vkey", "operator").text("vkey");
                VerifierKey key = VerifierKey.parse(vkey);
                if ((key.type() == VerifierKey.Type.ED25519) != name.equals("logs")) {
                    throw new MalformedPart(FILE, Message.of("trust.key-type", name, key.name()));
                }
                all.add(new Operated(key, one.text("operator")));
            } catch (LogException e) {
                throw new MalformedPart(FILE, Message.of("trust.key-unreadable", name, e.why()), e);
            }
        }
        return all;
    }

    private static X509Certificate certificate(Path folder, String file) throws MalformedPart {
        try {
            return (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(bytes(folder, file)));
        } catch (CertificateException e) {
            throw new MalformedPart(file, Message.of("trust.certificate"), e);
        }
    }

    /** A certificate's key, or a public key alone: the one that signs containers has no certificate. */
    private static PublicKey key(Path folder, String file) throws MalformedPart {
        String text = new String(bytes(folder, file), US_ASCII).strip();
        if (!text.startsWith(BEGIN_KEY) || !text.endsWith(END_KEY)) {
            return certificate(folder, file).getPublicKey();
        }
        try {
            byte[] encoded = Base64.getMimeDecoder()
                    .decode(text.substring(BEGIN_KEY.length(), text.length() - END_KEY.length()));
            String algorithm = SubjectPublicKeyInfo.getInstance(encoded)
                            .getAlgorithm()
                            .getAlgorithm()
                            .equals(X9ObjectIdentifiers.id_ecPublicKey)
                    ? "EC"
                    : "RSA";
            return KeyFactory.getInstance(algorithm).generatePublic(new X509EncodedKeySpec(encoded));
        } catch (GeneralSecurityException | RuntimeException e) {
            // Bouncy Castle answers values that cannot be with several kinds of unchecked exceptions.
            throw new MalformedPart(file, Message.of("trust.key"), e);
        }
    }

    private static byte[] bytes(Path folder, String file) throws MalformedPart {
        if (!Entries.isName(file)) {
            throw new MalformedPart(FILE, Message.of("trust.path"));
        }
        try (InputStream in = Files.newInputStream(folder.resolve(file))) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw new MalformedPart(file, Message.of("trust.too-long"));
            }
            return bytes;
        } catch (IOException e) {
            throw new MalformedPart(file, Message.of("trust.folder", folder), e);
        }
    }

    /** Who runs this log, when it is known. */
    public Optional<String> operatorOf(VerifierKey log) {
        return logs.stream()
                .filter(one -> one.key().equals(log))
                .map(Operated::operator)
                .findFirst();
    }

    /** Whether this operator is neither the claimant nor who runs the log; nobody is while the claimant is unknown. */
    public boolean independent(String operator, Optional<String> logOperator) {
        return claimant.isPresent()
                && !same(operator, claimant.get())
                && logOperator.filter(log -> same(operator, log)).isEmpty();
    }

    private static boolean same(String one, String other) {
        return folded(one).equals(folded(other));
    }

    /** Two spellings of one operator differ in case, spaces, marks or widths of letters, not in letters and digits. */
    public static String folded(String operator) {
        return Normalizer.normalize(operator, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", "");
    }

    /** Whether the verifier knows this log and who runs it. */
    public boolean knows(VerifierKey log) {
        return operatorOf(log).isPresent();
    }
}
