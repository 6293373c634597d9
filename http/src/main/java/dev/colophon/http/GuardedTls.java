package dev.colophon.http;

import dev.colophon.http.body.BoundedCopy;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** Lays TLS over guarded sockets; where the exchange is recorded, the bytes are taken above it. */
final class GuardedTls extends SSLSocketFactory {

    /** The kind of a DNS name among a certificate's alternative names (RFC 5280, 4.2.1.6). */
    private static final Integer DNS_NAME = 2;

    private final SSLSocketFactory platform;

    GuardedTls(X509TrustManager authorities) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {authorities}, null);
            platform = context.getSocketFactory();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this platform has no TLS", e);
        }
    }

    /** Those whom the platform trusts to sign certificates. */
    static X509TrustManager platformAuthorities() {
        try {
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init((KeyStore) null);
            return Arrays.stream(factory.getTrustManagers())
                    .filter(X509TrustManager.class::isInstance)
                    .map(X509TrustManager.class::cast)
                    .findFirst()
                    .orElseThrow();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this platform has no certificate authorities", e);
        }
    }

    /** How a connection is secured. */
    static Recording.Tls facts(SSLSession session) throws SSLPeerUnverifiedException {
        List<Certificate> chain = List.of(session.getPeerCertificates());
        return new Recording.Tls(
                session.getProtocol(),
                session.getCipherSuite(),
                chain.stream().map(GuardedTls::sha256).toList(),
                chain.getFirst() instanceof X509Certificate server ? names(server) : List.of(),
                chain.stream().map(GuardedTls::der).toList());
    }

    private static String sha256(Certificate certificate) {
        return HexFormat.of().formatHex(BoundedCopy.sha256().digest(der(certificate)));
    }

    private static byte[] der(Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (CertificateException e) {
            throw new IllegalStateException("a certificate that was read cannot be written", e);
        }
    }

    private static List<String> names(X509Certificate server) {
        try {
            return Optional.ofNullable(server.getSubjectAlternativeNames()).stream()
                    .flatMap(Collection::stream)
                    .filter(name -> DNS_NAME.equals(name.getFirst()))
                    .map(name -> String.valueOf(name.get(1)))
                    .toList();
        } catch (CertificateParsingException unreadable) {
            return List.of();
        }
    }

    @Override
    public Socket createSocket(Socket guarded, String host, int port, boolean autoClose) throws IOException {
        Socket tls = platform.createSocket(guarded, host, port, autoClose);
        Optional<ExchangeRecorder> wire = ExchangeRecorder.begin(true);
        return wire.isPresent() && tls instanceof SSLSocket secured ? new GuardedTlsSocket(secured, wire.get()) : tls;
    }

    @Override
    public String[] getDefaultCipherSuites() {
        return platform.getDefaultCipherSuites();
    }

    @Override
    public String[] getSupportedCipherSuites() {
        return platform.getSupportedCipherSuites();
    }

    @Override
    public Socket createSocket(String host, int port) {
        throw layeredOnly();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) {
        throw layeredOnly();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        throw layeredOnly();
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort) {
        throw layeredOnly();
    }

    private static UnsupportedOperationException layeredOnly() {
        return new UnsupportedOperationException("TLS is laid over a guarded socket");
    }
}
