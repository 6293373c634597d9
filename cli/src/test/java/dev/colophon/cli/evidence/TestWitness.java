package dev.colophon.cli.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.colophon.evidence.log.verify.VerifierKey;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;

/** A witness on loopback that cosigns whatever it is shown (C2SP tlog-witness, tlog-cosignature). */
public final class TestWitness implements AutoCloseable {

    private static final int RAW = 32;

    private final String name;
    private final HttpServer server;
    private final KeyPair pair;

    public TestWitness(String name) throws IOException, GeneralSecurityException {
        this.name = name;
        pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/add-checkpoint", this::answer);
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    public VerifierKey key() {
        byte[] encoded = pair.getPublic().getEncoded();
        return VerifierKey.of(
                name,
                VerifierKey.Type.COSIGNATURE_ED25519,
                Arrays.copyOfRange(encoded, encoded.length - RAW, encoded.length));
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            String note = body.substring(body.indexOf("\n\n") + 2);
            byte[] line = cosigned(note.substring(0, note.indexOf("\n\n") + 1)).getBytes(UTF_8);
            exchange.sendResponseHeaders(200, line.length);
            exchange.getResponseBody().write(line);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private String cosigned(String text) throws GeneralSecurityException {
        long time = Instant.now().getEpochSecond();
        Signature signature = Signature.getInstance("Ed25519");
        signature.initSign(pair.getPrivate());
        signature.update("cosignature/v1\ntime %d\n%s".formatted(time, text).getBytes(UTF_8));
        byte[] signed = signature.sign();
        ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES + Long.BYTES + signed.length)
                .putInt(key().id())
                .putLong(time)
                .put(signed);
        return "\u2014 %s %s\n".formatted(name, Base64.getEncoder().encodeToString(bytes.array()));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
