package dev.colophon.evidence.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.colophon.evidence.log.verify.Checkpoint;
import dev.colophon.evidence.log.verify.Hash;
import dev.colophon.evidence.log.verify.LogException;
import dev.colophon.evidence.log.verify.Merkle;
import dev.colophon.evidence.log.verify.SignedNote;
import dev.colophon.evidence.log.verify.Signer;
import dev.colophon.evidence.log.verify.VerifierKey;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Instant;
import java.util.List;

/** A witness as C2SP tlog-witness describes it, for one log, on loopback. */
public final class LoopbackWitness implements AutoCloseable {

    private final HttpServer server;
    private final VerifierKey log;
    private final String origin;
    private final Signer signer;
    private final Instant now;
    private long size;
    private Hash root = Merkle.EMPTY_ROOT;

    public LoopbackWitness(Signer signer, VerifierKey log, String origin, Instant now) throws IOException {
        this.signer = signer;
        this.log = log;
        this.origin = origin;
        this.now = now;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/w/add-checkpoint", this::addCheckpoint);
        server.start();
    }

    public Witness witness() {
        return new Witness(
                signer.verifier(),
                URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/w"));
    }

    private void addCheckpoint(HttpExchange exchange) throws IOException {
        String request = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        int gap = request.indexOf("\n\n");
        List<String> head = request.substring(0, gap).lines().toList();
        long old = Long.parseLong(head.getFirst().substring("old ".length()));
        List<Hash> proof = head.stream().skip(1).map(Hash::fromBase64).toList();
        try {
            Checkpoint checkpoint = Checkpoint.open(request.substring(gap + 2).getBytes(UTF_8), log, origin);
            if (old > checkpoint.size()) {
                answer(exchange, 400, "text/plain", "");
            } else if (old != size) {
                answer(exchange, 409, "text/x.tlog.size", size + "\n");
            } else if (old == checkpoint.size() && !checkpoint.root().equals(root)) {
                answer(exchange, 409, "text/x.tlog.size", size + "\n");
            } else if (old == 0
                    ? !proof.isEmpty()
                    : !Merkle.consistent(old, root, checkpoint.size(), checkpoint.root(), proof)) {
                answer(exchange, 422, "text/plain", "");
            } else {
                size = checkpoint.size();
                root = checkpoint.root();
                Signer stranger = new Signer("stranger.example", VerifierKey.Type.COSIGNATURE_ED25519);
                answer(exchange, 200, "text/plain", line(checkpoint, stranger) + line(checkpoint, signer));
            }
        } catch (LogException e) {
            answer(exchange, e.reason() == LogException.Reason.WRONG_ORIGIN ? 404 : 403, "text/plain", "");
        }
    }

    /** The line as it stands in any note. */
    private String line(Checkpoint checkpoint, Signer by) {
        String text = "\n";
        return new SignedNote(text, List.of(by.cosign(checkpoint, now)))
                .toString()
                .substring(text.length() + 1);
    }

    private static void answer(HttpExchange exchange, int status, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
