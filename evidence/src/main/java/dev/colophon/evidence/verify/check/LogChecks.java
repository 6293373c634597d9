package dev.colophon.evidence.verify.check;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.colophon.evidence.log.verify.Cosignature;
import dev.colophon.evidence.log.verify.Hash;
import dev.colophon.evidence.log.verify.LogEntry;
import dev.colophon.evidence.log.verify.LogException;
import dev.colophon.evidence.log.verify.NoteSignature;
import dev.colophon.evidence.log.verify.Subject;
import dev.colophon.evidence.log.verify.TlogProof;
import dev.colophon.evidence.log.verify.VerifierKey;
import dev.colophon.evidence.log.verify.WitnessPolicy;
import dev.colophon.evidence.messages.Message;
import dev.colophon.evidence.verify.container.Opened;
import dev.colophon.evidence.verify.read.MalformedPart;
import dev.colophon.evidence.verify.signature.Stamp;
import dev.colophon.evidence.verify.signature.TrustStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The entry of the transparency log, its proof, and who cosigned. */
public final class LogChecks {

    /** Clocks of authorities and witnesses may differ by so much. */
    private static final Duration CLOCKS = Duration.ofMinutes(5);

    private static final List<Check> ALL = List.of(
            Check.LEAF_REBUILD,
            Check.LOG_INCLUSION,
            Check.LOG_CHECKPOINT_SIG,
            Check.LOG_TRUST,
            Check.LOG_WITNESS_QUORUM,
            Check.LOG_TIME_ORDER);

    private final Opened bundle;
    private final TrustStore trust;
    private final Instant now;
    private final Findings findings;
    private Optional<Instant> witnessed = Optional.empty();

    public LogChecks(Opened bundle, TrustStore trust, Instant now, Findings findings) {
        this.bundle = bundle;
        this.trust = trust;
        this.now = now;
        this.findings = findings;
    }

    /** The entry that this bundle makes, with or without the timestamp; empty when too little of it can be read. */
    public static Optional<LogEntry> rebuilt(Opened bundle, Optional<Hash> timestamp) {
        return bundle.seal()
                .flatMap(seal -> bundle.datapackage()
                        .map(bytes -> new LogEntry.Capture(
                                seal.captured(),
                                Subject.plain(Hash.sha256(bytes)),
                                seal.name().caseId(),
                                timestamp)));
    }

    /** Who runs the log that the bundle names, by the verifier's folder. */
    public Optional<String> operator() {
        try {
            return logKey().flatMap(trust::operatorOf);
        } catch (MalformedPart _) {
            return Optional.empty();
        }
    }

    /** When as many independent witnesses had cosigned as the verifier asks for. */
    public Optional<Instant> witnessed() {
        return witnessed;
    }

    /** Answers the names of the independent witnesses, one for each operator. */
    public List<String> run() {
        Optional<byte[]> leaf = bundle.side().get(bundle.name().leaf());
        Optional<byte[]> proof = bundle.side().get(bundle.name().proof());
        leaf.ifPresent(this::rebuild);
        List<String> witnesses = List.of();
        if (leaf.isPresent() && proof.isPresent()) {
            witnesses = prove(leaf.get(), proof.get());
        }
        for (Check check : ALL) {
            findings.notPresent(
                    check, leaf.isEmpty() ? bundle.name().leaf() : bundle.name().proof(), Message.of("log.absent"));
        }
        return witnesses;
    }

    private void rebuild(byte[] leaf) {
        String part = bundle.name().leaf();
        try {
            if (!(LogEntry.parse(leaf) instanceof LogEntry.Capture capture)) {
                findings.fail(Check.LEAF_REBUILD, part, Message.of("log.no-capture"));
                return;
            }
            Optional<Hash> token = bundle.side().get(bundle.name().token()).map(Hash::sha256);
            if (capture.timestamp().isPresent() && token.isEmpty()) {
                findings.fail(Check.SIDE_PROMISED, bundle.name().token(), Message.of("promised.timestamp"));
            }
            // While an authority did not answer, the entry was made without its timestamp.
            Optional<LogEntry> expected =
                    rebuilt(bundle, token.isPresent() && capture.timestamp().isPresent() ? token : capture.timestamp());
            if (expected.isPresent() && Arrays.equals(expected.get().bytes(), leaf)) {
                findings.pass(
                        Check.LEAF_REBUILD,
                        part,
                        Message.verbatim(Hash.sha256(leaf).hex()));
            } else if (expected.isPresent()
                    && Arrays.equals(
                            rebuilt(bundle, capture.timestamp()).orElseThrow().bytes(), leaf)) {
                findings.fail(Check.LEAF_REBUILD, bundle.name().token(), Message.of("log.entry.timestamp"));
            } else if (expected.isPresent()) {
                findings.fail(Check.LEAF_REBUILD, part, Message.of("log.entry.other"));
            }
        } catch (LogException e) {
            findings.fail(Check.LEAF_REBUILD, part, e.why());
        }
    }

    private List<String> prove(byte[] leaf, byte[] bytes) {
        String part = bundle.name().proof();
        try {
            Optional<VerifierKey> log = logKey();
            if (log.isEmpty()) {
                findings.fail(Check.LOG_CHECKPOINT_SIG, bundle.name().logKey(), Message.of("log.key.missing"));
                return List.of();
            }
            TlogProof proof = TlogProof.parse(bytes);
            if (!Arrays.equals(proof.bytes(), bytes) || !proof.extra().isEmpty()) {
                findings.fail(Check.LOG_INCLUSION, part, Message.of("log.proof.spelling"));
                return List.of();
            }
            List<VerifierKey> keys = witnessKeys();
            TlogProof.Verified verified =
                    proof.verify(leaf, log.get(), log.get().name(), new WitnessPolicy(keys, 0));
            findings.pass(
                    Check.LOG_INCLUSION,
                    part,
                    Message.of(
                            "log.proven",
                            Long.toUnsignedString(proof.index()),
                            Long.toUnsignedString(verified.checkpoint().size())));
            lines(proof, log.get(), keys);
            known(log.get());
            findings.pass(
                    Check.LOG_CHECKPOINT_SIG,
                    part,
                    Message.of(
                            "log.cosigned",
                            log.get().name(),
                            verified.cosignatures().size()));
            return witnesses(verified, log.get());
        } catch (LogException e) {
            Check check = switch (e.reason()) {
                case WRONG_KEY, WRONG_ORIGIN, NO_QUORUM -> Check.LOG_CHECKPOINT_SIG;
                default -> Check.LOG_INCLUSION;
            };
            findings.fail(check, part, e.why());
        } catch (IllegalArgumentException e) {
            findings.fail(
                    Check.LOG_CHECKPOINT_SIG, bundle.name().trust(), Message.of("log.witness-keys", e.getMessage()));
        } catch (MalformedPart e) {
            findings.fail(Check.LOG_CHECKPOINT_SIG, e);
        }
        return List.of();
    }

    /** A line by nobody we know could say anything, and be changed to anything. */
    private void lines(TlogProof proof, VerifierKey log, List<VerifierKey> witnesses) {
        for (NoteSignature line : proof.checkpoint().signatures()) {
            boolean known = Stream.concat(witnesses.stream(), Stream.of(log)).anyMatch(key -> isBy(line, key));
            if (!known) {
                findings.fail(Check.LOG_CHECKPOINT_SIG, bundle.name().proof(), Message.of("log.line.unknown", line));
            }
        }
        List<Integer> order = proof.checkpoint().signatures().stream()
                .map(line -> place(line, log, witnesses))
                .toList();
        for (int i = 1; i < order.size(); i++) {
            if (order.get(i).equals(order.get(i - 1))) {
                findings.fail(Check.LOG_CHECKPOINT_SIG, bundle.name().proof(), Message.of("log.line.twice"));
            } else if (order.get(i) < order.get(i - 1)) {
                findings.fail(Check.LOG_CHECKPOINT_SIG, bundle.name().proof(), Message.of("log.line.order"));
            }
        }
    }

    /** 0 for the log, then the witnesses as they are numbered; a line by nobody was told already. */
    private static int place(NoteSignature line, VerifierKey log, List<VerifierKey> witnesses) {
        if (isBy(line, log)) {
            return 0;
        }
        for (int i = 0; i < witnesses.size(); i++) {
            if (isBy(line, witnesses.get(i))) {
                return i + 1;
            }
        }
        return Integer.MAX_VALUE;
    }

    private static boolean isBy(NoteSignature line, VerifierKey key) {
        return key.id() == line.keyId() && key.name().equals(line.name());
    }

    private void known(VerifierKey log) {
        boolean renamed = trust.logs().stream()
                .anyMatch(
                        one -> one.key().name().equals(log.name()) && !one.key().equals(log));
        if (trust.knows(log)) {
            findings.pass(
                    Check.LOG_TRUST,
                    bundle.name().logKey(),
                    Message.of("log.run-by", log.name(), trust.operatorOf(log).orElseThrow()));
        } else if (renamed) {
            findings.fail(Check.LOG_CHECKPOINT_SIG, bundle.name().logKey(), Message.of("log.other-key", log.name()));
        }
        if (!trust.knows(log)) {
            findings.unknown(Check.LOG_TRUST, bundle.name().logKey(), Message.of("log.unknown", log.name()));
        }
    }

    private List<String> witnesses(TlogProof.Verified verified, VerifierKey log) {
        Optional<String> operator = trust.operatorOf(log);
        Map<String, Cosignature> byOperator = new LinkedHashMap<>();
        List<String> again = new ArrayList<>();
        List<Cosignature> times = new ArrayList<>(verified.cosignatures());
        for (TrustStore.Operated witness : trust.witnesses()) {
            Optional<Cosignature> cosignature = Cosignature.find(verified.checkpoint(), witness.key());
            if (cosignature.isPresent()
                    && trust.independent(witness.operator(), operator)
                    && !witness.key().sameKeyAs(log)
                    && byOperator.putIfAbsent(TrustStore.folded(witness.operator()), cosignature.get()) != null) {
                again.add(witness.key().name());
            }
        }
        List<String> names = byOperator.values().stream()
                .map(cosignature -> cosignature.witness().name())
                .toList();
        String proof = bundle.name().proof();
        if (names.size() >= trust.quorum()) {
            findings.pass(Check.LOG_WITNESS_QUORUM, proof, Message.verbatim(String.join(", ", names)));
            witnessed = byOperator.values().stream()
                    .map(Cosignature::time)
                    .sorted()
                    .skip(trust.quorum() - 1L)
                    .findFirst();
        } else if (trust.claimant().isEmpty()) {
            findings.unknown(Check.LOG_WITNESS_QUORUM, proof, Message.of("trust.none.witness", times.size()));
        } else {
            findings.unknown(
                    Check.LOG_WITNESS_QUORUM,
                    proof,
                    again.isEmpty()
                            ? Message.of("log.witnesses", names.size(), trust.quorum())
                            : Message.of(
                                    "log.witnesses.again", names.size(), trust.quorum(), String.join(", ", again)));
        }
        order(times);
        return names;
    }

    private void order(List<Cosignature> cosignatures) {
        String proof = bundle.name().proof();
        if (cosignatures.isEmpty()) {
            findings.notPresent(Check.LOG_TIME_ORDER, proof, Message.of("log.no-witness"));
            return;
        }
        Optional<Instant> stamped = stamped();
        for (Cosignature one : cosignatures) {
            if (one.time().isAfter(now.plus(CLOCKS))) {
                findings.fail(
                        Check.LOG_TIME_ORDER,
                        proof,
                        Message.of("log.after-clock", one.witness().name(), one.time()));
            }
            if (stamped.isPresent() && one.time().isBefore(stamped.get().minus(CLOCKS))) {
                findings.fail(
                        Check.LOG_TIME_ORDER,
                        proof,
                        Message.of("log.before-timestamp", one.witness().name(), one.time(), stamped.get()));
            }
        }
        if (stamped.isEmpty()) {
            findings.notPresent(Check.LOG_TIME_ORDER, proof, Message.of("log.no-timestamp"));
        }
        findings.pass(
                Check.LOG_TIME_ORDER,
                proof,
                Message.of(
                        "log.first-cosigned",
                        cosignatures.stream()
                                .map(Cosignature::time)
                                .min(Instant::compareTo)
                                .orElseThrow()));
    }

    private Optional<Instant> stamped() {
        String part = bundle.name().token();
        try {
            return bundle.side().has(part)
                    ? Optional.of(Stamp.ofResponse(bundle.side().get(part).orElseThrow(), part, true)
                            .time())
                    : Optional.empty();
        } catch (MalformedPart _) {
            // TimeChecks says so.
            return Optional.empty();
        }
    }

    private Optional<VerifierKey> logKey() throws MalformedPart {
        String part = bundle.name().logKey();
        return bundle.side().has(part) ? Optional.of(key(part)) : Optional.empty();
    }

    private List<VerifierKey> witnessKeys() throws MalformedPart {
        List<VerifierKey> keys = new ArrayList<>();
        for (int i = 1; bundle.side().has(bundle.name().witnessKey(i)); i++) {
            keys.add(key(bundle.name().witnessKey(i)));
        }
        return keys;
    }

    private VerifierKey key(String part) throws MalformedPart {
        try {
            byte[] bytes = bundle.side().get(part).orElseThrow();
            VerifierKey key = VerifierKey.parse(new String(bytes, UTF_8));
            if (!Arrays.equals((key + "\n").getBytes(UTF_8), bytes)) {
                throw new MalformedPart(part, Message.of("log.key.form"));
            }
            return key;
        } catch (LogException e) {
            throw new MalformedPart(part, e.why(), e);
        }
    }
}
