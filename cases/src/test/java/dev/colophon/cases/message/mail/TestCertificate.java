package dev.colophon.cases.message.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.cases.message.OtherProgram;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/**
 * A certificate for 127.0.0.1 that nobody vouches for, made by openssl.
 *
 * @param keyStore both halves, PKCS #12
 */
record TestCertificate(Path key, Path certificate, Path keyStore) {

    static final String PASSWORD = "changeit";

    static TestCertificate make(Path folder) {
        OtherProgram.require("openssl", "apt-get install openssl");
        TestCertificate made = new TestCertificate(
                folder.resolve("key.pem"), folder.resolve("certificate.pem"), folder.resolve("server.p12"));
        run(
                folder,
                "openssl",
                "req",
                "-x509",
                "-newkey",
                "rsa:2048",
                "-nodes",
                "-days",
                "2",
                "-subj",
                "/CN=127.0.0.1",
                "-addext",
                "subjectAltName=IP:127.0.0.1",
                "-keyout",
                made.key.toString(),
                "-out",
                made.certificate.toString());
        run(
                folder,
                "openssl",
                "pkcs12",
                "-export",
                "-inkey",
                made.key.toString(),
                "-in",
                made.certificate.toString(),
                "-passout",
                "pass:" + PASSWORD,
                "-out",
                made.keyStore.toString());
        return made;
    }

    private static void run(Path folder, String... command) {
        OtherProgram.Result result = OtherProgram.run(folder, command);
        assertThat(result.status()).as(result.output()).isZero();
    }

    /** Sockets that trust this certificate alone. */
    SSLSocketFactory trusted() throws GeneralSecurityException, IOException {
        KeyStore trust = KeyStore.getInstance("PKCS12");
        trust.load(null, null);
        try (InputStream in = Files.newInputStream(certificate)) {
            trust.setCertificateEntry(
                    "server", CertificateFactory.getInstance("X.509").generateCertificate(in));
        }
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trust);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context.getSocketFactory();
    }

    /** Sockets of a server that shows this certificate. */
    SSLServerSocketFactory shown() throws GeneralSecurityException, IOException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(keyStore)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context.getServerSocketFactory();
    }
}
