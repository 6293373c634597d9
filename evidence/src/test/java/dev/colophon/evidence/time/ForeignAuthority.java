package dev.colophon.evidence.time;

import dev.colophon.evidence.log.verify.Hash;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cmp.PKIStatus;
import org.bouncycastle.asn1.cmp.PKIStatusInfo;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.tsp.TSTInfo;
import org.bouncycastle.asn1.tsp.TimeStampReq;
import org.bouncycastle.asn1.tsp.TimeStampResp;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.SignerInfoGeneratorBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.util.CollectionStore;

/**
 * An authority whose certificate was not made by us and may be for other things. It puts its token together by hand, because
 * libraries issue none with such a certificate.
 */
public final class ForeignAuthority {

    /** What its certificate is for. */
    public enum Usage {
        TIME_ALONE,
        TIME_NOT_CRITICAL,
        TIME_AND_CODE,
        CODE,
        NOTHING_SAID
    }

    private final KeyPair keys;
    private final X509CertificateHolder certificate;
    private final Instant now;

    public ForeignAuthority(Usage usage, Instant now) {
        this.now = now;
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(256);
            keys = generator.generateKeyPair();
            X500Name name = new X500Name("CN=foreign");
            var builder = new JcaX509v3CertificateBuilder(
                    name,
                    BigInteger.TEN,
                    Date.from(now.minus(Duration.ofDays(1))),
                    Date.from(now.plus(Duration.ofDays(1))),
                    name,
                    keys.getPublic());
            KeyPurposeId[] purposes = switch (usage) {
                case TIME_ALONE, TIME_NOT_CRITICAL -> new KeyPurposeId[] {KeyPurposeId.id_kp_timeStamping};
                case TIME_AND_CODE ->
                    new KeyPurposeId[] {KeyPurposeId.id_kp_timeStamping, KeyPurposeId.id_kp_codeSigning};
                case CODE -> new KeyPurposeId[] {KeyPurposeId.id_kp_codeSigning};
                case NOTHING_SAID -> new KeyPurposeId[0];
            };
            if (purposes.length > 0) {
                builder.addExtension(
                        Extension.extendedKeyUsage, usage != Usage.TIME_NOT_CRITICAL, new ExtendedKeyUsage(purposes));
            }
            certificate = builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate()));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    public byte[] answer(byte[] query) {
        try {
            TimeStampReq request = TimeStampReq.getInstance(query);
            TSTInfo info = new TSTInfo(
                    new ASN1ObjectIdentifier("2.25.1"),
                    request.getMessageImprint(),
                    new ASN1Integer(1),
                    new ASN1GeneralizedTime(Date.from(now)),
                    null,
                    null,
                    request.getNonce(),
                    null,
                    null);
            SigningCertificateV2 named = new SigningCertificateV2(
                    new ESSCertIDv2(Hash.sha256(certificate.getEncoded()).bytes()));
            ASN1EncodableVector attributes = new ASN1EncodableVector();
            attributes.add(new Attribute(PKCSObjectIdentifiers.id_aa_signingCertificateV2, new DERSet(named)));
            var table = new DefaultSignedAttributeTableGenerator(new AttributeTable(attributes));
            CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
            generator.addSignerInfoGenerator(new SignerInfoGeneratorBuilder(
                            new JcaDigestCalculatorProviderBuilder().build())
                    .setSignedAttributeGenerator(
                            parameters -> table.getAttributes(parameters).remove(CMSAttributes.signingTime))
                    .build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate()), certificate));
            generator.addCertificates(new CollectionStore<>(List.of(certificate)));
            var token = generator.generate(
                    new CMSProcessableByteArray(PKCSObjectIdentifiers.id_ct_TSTInfo, info.getEncoded("DER")), true);
            return new TimeStampResp(new PKIStatusInfo(PKIStatus.granted), token.toASN1Structure()).getEncoded("DER");
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
