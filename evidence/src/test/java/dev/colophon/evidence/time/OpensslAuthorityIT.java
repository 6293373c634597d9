package dev.colophon.evidence.time;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.colophon.evidence.EvidenceException;
import dev.colophon.evidence.log.verify.Hash;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** openssl answers as a timestamp authority: it reads our questions, and we take its answers. */
@Tag("full")
class OpensslAuthorityIT {

    private static final Hash IMPRINT = Hash.sha256("datapackage".getBytes(UTF_8));

    @TempDir
    static Path folder;

    @BeforeAll
    static void makeAuthority() throws Exception {
        boolean here = Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(path -> Files.isExecutable(Path.of(path, "openssl")));
        assumeTrue(here, "openssl is missing: apt-get install openssl");
        Files.writeString(folder.resolve("openssl.cnf"), """
                [req]
                distinguished_name = name
                [name]
                [ca]
                basicConstraints = critical,CA:TRUE
                keyUsage = critical,keyCertSign
                [stamps]
                extendedKeyUsage = critical,timeStamping
                keyUsage = critical,digitalSignature
                [tsa]
                default_tsa = one
                [one]
                dir = .
                serial = serial
                signer_cert = tsa.pem
                certs = ca.pem
                signer_key = tsa.key
                signer_digest = sha256
                default_policy = 1.2.3.4.1
                digests = sha256
                accuracy = secs:1
                ordering = yes
                tsa_name = yes
                ess_cert_id_chain = no
                """);
        Files.writeString(folder.resolve("serial"), "01\n");
        openssl("req -x509 -config openssl.cnf -extensions ca -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes"
                + " -keyout ca.key -out ca.pem -subj /CN=root -days 30");
        openssl("req -new -config openssl.cnf -newkey rsa:2048 -nodes -keyout tsa.key -out tsa.csr -subj /CN=stamps");
        openssl("x509 -req -in tsa.csr -CA ca.pem -CAkey ca.key -CAcreateserial -out tsa.pem -days 30"
                + " -extfile openssl.cnf -extensions stamps");
    }

    private static String openssl(String arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("openssl"));
        command.addAll(List.of(arguments.split(" ")));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.onExit().join().exitValue()).as(said).isZero();
        return said;
    }

    private static byte[] answer(byte[] query) throws IOException {
        Files.write(folder.resolve("query.tsq"), query);
        openssl("ts -reply -config openssl.cnf -queryfile query.tsq -out answer.tsr");
        return Files.readAllBytes(folder.resolve("answer.tsr"));
    }

    private static RemoteAuthority authority(String root, InstantSource clock) throws Exception {
        X509Certificate certificate;
        try (var in = Files.newInputStream(folder.resolve(root))) {
            certificate =
                    (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
        }
        return new RemoteAuthority(
                "openssl",
                URI.create("http://tsa.example/"),
                (url, type, query) -> answer(query),
                Optional.of(certificate),
                clock);
    }

    @Test
    void itsAnswerIsTaken() throws Exception {
        Instant before = Instant.now();
        TimestampResponse response = authority("ca.pem", InstantSource.system()).stamp(IMPRINT);
        assertThat(response.time())
                .isBetween(before.minusSeconds(2), Instant.now().plusSeconds(2));
        assertThat(response.signer().getSubjectX500Principal().getName()).isEqualTo("CN=stamps");
        assertThat(openssl("ts -query -in query.tsq -text"))
                .contains("Hash Algorithm: sha256", "Certificate required: yes")
                .doesNotContain("Nonce: unspecified");
        Files.write(folder.resolve("kept.tsr"), response.bytes());
        assertThat(openssl("ts -verify -digest " + IMPRINT.hex() + " -in kept.tsr -CAfile ca.pem"))
                .contains("Verification: OK");
    }

    @Test
    void itIsRefusedWhenItsRootIsNotTheConfiguredOneOrItsTimeIsNotOurs() throws Exception {
        openssl("req -x509 -config openssl.cnf -extensions ca -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes"
                + " -keyout other.key -out other.pem -subj /CN=root -days 30");
        RemoteAuthority stranger = authority("other.pem", InstantSource.system());
        assertThatThrownBy(() -> stranger.stamp(IMPRINT)).isInstanceOf(EvidenceException.class);
        RemoteAuthority late =
                authority("ca.pem", InstantSource.fixed(Instant.now().plus(Duration.ofMinutes(12))));
        assertThatThrownBy(() -> late.stamp(IMPRINT)).hasMessageContaining("differs from the clock of this machine");
    }
}
