package dev.colophon.evidence.time;

import dev.colophon.evidence.EvidenceException;
import dev.colophon.evidence.EvidenceException.Reason;
import dev.colophon.evidence.log.verify.Hash;
import java.io.IOException;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.Optional;

/** An authority that is asked over HTTP (RFC 3161 section 3.4). */
public final class RemoteAuthority implements TimestampAuthority {

    private static final String QUERY_TYPE = "application/timestamp-query";

    private final String name;
    private final URI url;
    private final ByteExchange exchange;
    private final Judge judge;

    /**
     * An authority.
     *
     * @param name for people and for the files beside a bundle
     * @param root that its certificate must chain to; without one any chain is taken, and only a verifier that knows the
     *     root can rely on it
     * @param clock its time must agree with, within ten minutes
     */
    public RemoteAuthority(
            String name, URI url, ByteExchange exchange, Optional<X509Certificate> root, InstantSource clock) {
        this.name = name;
        this.url = url;
        this.exchange = exchange;
        this.judge = new Judge(name, root, clock);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Optional<X509Certificate> root() {
        return judge.root();
    }

    @Override
    public TimestampResponse stamp(Hash imprint) {
        Question question = Question.about(imprint);
        try {
            return judge.accept(question, exchange.post(url, QUERY_TYPE, question.bytes()));
        } catch (IOException e) {
            throw new EvidenceException(
                    Reason.UNREACHABLE,
                    "%s: the timestamp authority at %s cannot be asked (%s); it will be asked again, or name another"
                            .formatted(name, url, e.getMessage()),
                    e);
        }
    }
}
