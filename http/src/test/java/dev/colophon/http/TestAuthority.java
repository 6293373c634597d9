package dev.colophon.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** A certificate authority made for one test by the JDK's own keytool, and the certificates that it signs. */
public final class TestAuthority {

    private static final String WORD = "only for this test";

    private final Path folder;
    private final Path store;

    public TestAuthority(Path folder) throws IOException, InterruptedException {
        this.folder = folder;
        this.store = folder.resolve("authority.p12");
        pair(store, "authority", "-dname", "CN=Test authority", "-ext", "bc:c=ca:true", "-validity", "30");
    }

    /** What a client needs to trust it. */
    public X509TrustManager trust() throws GeneralSecurityException, IOException {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("authority", load(store).getCertificate("authority"));
        TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
        factory.init(trusted);
        return (X509TrustManager) factory.getTrustManagers()[0];
    }

    /** A server's side of TLS for the host, signed by this authority; {@code options} are keytool's. */
    public SSLContext server(String host, String... options)
            throws GeneralSecurityException, IOException, InterruptedException {
        String[] signed = Arrays.copyOf(options, options.length + 2);
        signed[options.length] = "-signer";
        signed[options.length + 1] = "authority";
        Path copy = Files.copy(store, folder.resolve(host + ".p12"));
        return context(copy, host, signed);
    }

    /** SHA-256 of the certificate of a host that has a {@link #server} here, lower-case hexadecimal. */
    public String sha256(String host) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256")
                            .digest(load(folder.resolve(host + ".p12"))
                                    .getCertificate("server")
                                    .getEncoded()));
        } catch (GeneralSecurityException | IOException e) {
            throw new AssertionError(e);
        }
    }

    /** The same signed by nobody but itself. */
    public SSLContext selfSigned(String host) throws GeneralSecurityException, IOException, InterruptedException {
        return context(folder.resolve(host + ".p12"), host);
    }

    private static SSLContext context(Path file, String host, String... options)
            throws GeneralSecurityException, IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of("-dname", "CN=" + host, "-ext", "san=dns:" + host));
        all.addAll(List.of(options));
        pair(file, "server", all.toArray(String[]::new));
        KeyStore keys = load(file);
        if (keys.containsAlias("authority")) {
            keys.deleteEntry("authority");
        }
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(keys, WORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(factory.getKeyManagers(), null, null);
        return context;
    }

    private static KeyStore load(Path file) throws GeneralSecurityException, IOException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            keys.load(in, WORD.toCharArray());
        }
        return keys;
    }

    private static void pair(Path file, String alias, String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-J-XX:TieredStopAtLevel=1",
                "-J-XX:+UseSerialGC",
                "-genkeypair",
                "-keyalg",
                "EC",
                "-storetype",
                "PKCS12",
                "-storepass",
                WORD,
                "-alias",
                alias,
                "-keystore",
                file.toString()));
        command.addAll(List.of(options));
        Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(keytool.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        if (!keytool.waitFor(5, TimeUnit.MINUTES) || keytool.exitValue() != 0) {
            throw new IOException("keytool: " + said);
        }
    }
}
