package dev.colophon.evidence.time;

import dev.colophon.evidence.EvidenceException;
import dev.colophon.evidence.EvidenceException.Reason;
import dev.colophon.evidence.PrivateKeyFile;
import dev.colophon.evidence.log.verify.Hash;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.SignerInfoGenerator;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.DigestCalculatorProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampResponse;
import org.bouncycastle.tsp.TimeStampResponseGenerator;
import org.bouncycastle.tsp.TimeStampTokenGenerator;

/**
 * An authority of this machine, for when there is no other. Its tokens are of the standard form and only say what the clock
 * of this machine said; they and its certificates call themselves {@value #LABEL}.
 *
 * <p>Its folder is made on first use and holds the certificate and key of a root ({@code ca.pem}, {@code ca.key}) and of the
 * authority ({@code tsa.pem}, {@code tsa.key}), RSA with 3,072 bits, because some tools verify nothing else.
 */
public final class LocalAuthority implements TimestampAuthority {

    /** What it is called, everywhere. */
    public static final String LABEL = "Colophon local time (not independent)";

    /** Our policy, an identifier of the UUID arc (X.667), which belongs to nobody else: {@value}. */
    private static final String POLICY = "2.25.193583819148304804950475513156933008194";

    private static final int SERIAL_BITS = 127;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final X509Certificate root;
    private final X509Certificate certificate;
    private final PrivateKey key;
    private final InstantSource clock;
    private final Judge judge;

    private LocalAuthority(X509Certificate root, X509Certificate certificate, PrivateKey key, InstantSource clock) {
        this.root = root;
        this.certificate = certificate;
        this.key = key;
        this.clock = clock;
        this.judge = new Judge(LABEL, Optional.of(root), clock);
    }

    /**
     * Opens the authority in a folder, which is made where it is missing; that takes some seconds, once.
     *
     * @throws EvidenceException when a key may be read by others or is not the one of its certificate, the certificate has
     *     ended, or the folder cannot be written
     */
    public static LocalAuthority at(Path folder, InstantSource clock) {
        if (!Files.isDirectory(folder)) {
            LocalCertificates.make(folder, clock.instant());
        }
        X509Certificate root = LocalCertificates.read(folder.resolve("ca.pem"));
        X509Certificate certificate = LocalCertificates.read(folder.resolve("tsa.pem"));
        Path keyFile = folder.resolve("tsa.key");
        var pair = PrivateKeyFile.read(keyFile, "RSA");
        if (!pair.getPublic().equals(certificate.getPublicKey())) {
            throw new EvidenceException(
                    Reason.WRONG_KEY, keyFile + ": is not the key of tsa.pem beside it; restore both from a backup");
        }
        try {
            certificate.checkValidity(Date.from(clock.instant()));
        } catch (CertificateException e) {
            throw new EvidenceException(
                    Reason.WRONG_KEY,
                    folder
                            + ": the certificate of the local time is not valid at this time; set the clock, or move the folder away for a new one",
                    e);
        }
        return new LocalAuthority(root, certificate, pair.getPrivate(), clock);
    }

    @Override
    public String name() {
        return LABEL;
    }

    @Override
    public Optional<X509Certificate> root() {
        return Optional.of(root);
    }

    @Override
    public boolean independent() {
        return false;
    }

    /** Whether a certificate is that of a local authority, of this or another machine. */
    public static boolean isLocal(X509Certificate certificate) {
        return LocalCertificates.AUTHORITY.equals(
                X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded()));
    }

    @Override
    public TimestampResponse stamp(Hash imprint) {
        Question question = Question.about(imprint);
        return judge.accept(question, answer(question.bytes()));
    }

    /**
     * Answers a TimeStampReq with a TimeStampResp, both DER; a question that is not understood is answered with a rejection.
     *
     * @throws IllegalArgumentException when {@code query} is no TimeStampReq at all
     */
    public byte[] answer(byte[] query) {
        try {
            TimeStampRequest request = new TimeStampRequest(query);
            TimeStampResponseGenerator generator =
                    new TimeStampResponseGenerator(tokens(), Set.of(TSPAlgorithms.SHA256));
            return granted(generator, request).getEncoded(ASN1Encoding.DER);
        } catch (IOException e) {
            throw new IllegalArgumentException("no RFC 3161 request", e);
        } catch (TSPException | OperatorCreationException | GeneralSecurityException e) {
            throw new IllegalStateException("the local time cannot sign", e);
        }
    }

    /** Without a text beside the status: nothing signs that. */
    private TimeStampResponse granted(TimeStampResponseGenerator generator, TimeStampRequest request)
            throws TSPException {
        try {
            return generator.generateGrantedResponse(
                    request, new BigInteger(SERIAL_BITS, RANDOM).setBit(0), Date.from(clock.instant()), null);
        } catch (TSPException question) {
            return generator.generateRejectedResponse(question);
        }
    }

    private TimeStampTokenGenerator tokens() throws OperatorCreationException, GeneralSecurityException, TSPException {
        DigestCalculatorProvider digests = new JcaDigestCalculatorProviderBuilder().build();
        DefaultSignedAttributeTableGenerator attributes = new DefaultSignedAttributeTableGenerator();
        SignerInfoGenerator signer = new JcaSignerInfoGeneratorBuilder(digests)
                // The time is in the token; a second one, from another clock, would only raise questions.
                .setSignedAttributeGenerator(parameters -> withoutSigningTime(attributes.getAttributes(parameters)))
                .build(new JcaContentSignerBuilder("SHA256withRSA").build(key), certificate);
        TimeStampTokenGenerator tokens = new TimeStampTokenGenerator(
                signer, digests.get(new AlgorithmIdentifier(TSPAlgorithms.SHA256)), new ASN1ObjectIdentifier(POLICY));
        tokens.setTSA(new GeneralName(
                X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded())));
        tokens.setResolution(TimeStampTokenGenerator.R_MILLISECONDS);
        tokens.addCertificates(new JcaCertStore(List.of(certificate, root)));
        return tokens;
    }

    private static AttributeTable withoutSigningTime(AttributeTable attributes) {
        return attributes.remove(CMSAttributes.signingTime);
    }
}
