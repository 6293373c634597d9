package dev.colophon.evidence.verify.check;

import dev.colophon.evidence.log.verify.Hash;
import dev.colophon.evidence.messages.Message;
import dev.colophon.evidence.verify.container.Opened;
import dev.colophon.evidence.verify.read.MalformedPart;
import dev.colophon.evidence.verify.read.Pem;
import dev.colophon.evidence.verify.signature.CertificatePath;
import dev.colophon.evidence.verify.signature.Roots;
import dev.colophon.evidence.verify.signature.Stamp;
import dev.colophon.evidence.verify.signature.TrustStore;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** The timestamps: first ones, those of further authorities, renewals. */
public final class TimeChecks {

    /** How far a stamp may be from the capture, and any time from the verifier's clock. */
    private static final Duration NEAR = Duration.ofMinutes(10);

    /** So long a writer asks again when no authority answers. */
    private static final Duration LATEST = Duration.ofHours(24).plus(NEAR);

    private static final List<Check> ALL =
            List.of(Check.TSR_FORM, Check.TSR_IMPRINT, Check.TSR_CHAIN, Check.TSR_EKU, Check.TSR_WINDOW);

    private final Opened bundle;
    private final TrustStore trust;
    private final Instant now;
    private final Predicate<Hash> pinned;
    private final Findings findings;
    private final List<X509Certificate> roots = new ArrayList<>();
    private final List<Verified> verified = new ArrayList<>();

    /** The tokens of independent authorities. */
    private final Set<String> counted = new LinkedHashSet<>();

    /** A stamp of which everything but its independence holds. */
    record Verified(Stamp stamp, CertificatePath path) {

        /** When the first certificate of its chain ends. */
        Instant end() {
            return path.certificates().stream()
                    .map(certificate -> certificate.getNotAfter().toInstant())
                    .min(Instant::compareTo)
                    .orElseThrow();
        }
    }

    /**
     * @param pinned whether this hash of a file stands where it is signed or logged
     */
    public TimeChecks(Opened bundle, TrustStore trust, Instant now, Predicate<Hash> pinned, Findings findings) {
        this.bundle = bundle;
        this.trust = trust;
        this.now = now;
        this.pinned = pinned;
        this.findings = findings;
    }

    /**
     * Runs the checks.
     *
     * @param witnessed when enough independent witnesses had seen the log entry that names the first token, if they have
     * @return the names of the independent authorities
     */
    public List<String> run(Optional<String> logOperator, Optional<Instant> witnessed) {
        roots();
        List<String> heads =
                bundle.name().allTokens().filter(bundle.side()::has).toList();
        if (heads.isEmpty()) {
            absent();
        }
        for (String part : heads) {
            bundle.datapackage().ifPresent(bytes -> {
                Optional<Verified> stamp = findings.guarded(
                        Check.TSR_FORM, part, Optional.<Verified>empty(), () -> check(part, Hash.sha256(bytes)));
                stamp.ifPresent(one -> window(one.stamp(), isLate(heads.getFirst())));
            });
        }
        for (Check check : ALL) {
            if (!heads.isEmpty() && bundle.datapackage().isPresent()) {
                findings.pass(
                        check,
                        String.join(", ", heads),
                        verified.isEmpty()
                                ? Message.none()
                                : Message.of(
                                        "report.stamped",
                                        verified.getFirst().stamp().time()));
            }
        }
        List<String> independent = independent(logOperator);
        new Renewals(bundle, now, findings, this::check)
                .run(List.copyOf(verified), counted.isEmpty() ? heads : counted, witnessed);
        return independent;
    }

    private void roots() {
        try {
            roots.addAll(Roots.of(bundle, trust));
        } catch (MalformedPart e) {
            findings.fail(Check.TSR_CHAIN, e);
        }
    }

    private void absent() {
        Message why =
                bundle.promised(bundle.name().token()) ? Message.of("missing.promised") : Message.of("tsr.nobody");
        ALL.forEach(check -> findings.notPresent(check, bundle.name().token(), why));
    }

    private Optional<Verified> check(String part, Hash subject) {
        byte[] bytes = bundle.side().get(part).orElseThrow();
        try {
            Stamp stamp = Stamp.ofResponse(bytes, part, pinned.test(Hash.sha256(bytes)));
            if (!stamp.isOver(subject)) {
                findings.fail(Check.TSR_IMPRINT, part, Message.of("tsr.other-bytes"));
            }
            stamp.purpose().ifPresent(why -> findings.fail(Check.TSR_EKU, part, why));
            if (stamp.time().isAfter(now.plus(NEAR))) {
                findings.fail(Check.TSR_WINDOW, part, Message.of("tsr.future", stamp.time(), now));
            }
            Optional<CertificatePath> path = path(stamp);
            if (path.isEmpty() || !stamp.isOver(subject) || stamp.purpose().isPresent()) {
                return Optional.empty();
            }
            List<Message> doubts = new ArrayList<>(stamp.doubts());
            if (!pinned.test(Hash.sha256(bytes))) {
                doubts.addAll(stamp.strangers(path.get()));
            }
            doubts.forEach(why -> findings.unknown(Check.TSR_FORM, part, why));
            Verified good = new Verified(stamp, path.get());
            verified.add(good);
            return Optional.of(good);
        } catch (MalformedPart e) {
            findings.fail(Check.TSR_FORM, e);
            return Optional.empty();
        }
    }

    private Optional<CertificatePath> path(Stamp stamp) {
        try {
            stamp.verifySignature();
            List<X509Certificate> all = new ArrayList<>(roots);
            boolean sealed = bundle.name().tokens().anyMatch(stamp.part()::equals);
            Optional<X509Certificate> beside = sealed ? Optional.empty() : Roots.beside(bundle, stamp.part());
            beside.ifPresent(all::add);
            if (all.isEmpty() || !(sealed || beside.isPresent() || stamp.hasChain(all))) {
                // Nobody could know at sealing who would stamp later, so a root that is missing says nothing.
                findings.unknown(Check.TSR_CHAIN, stamp.part(), Message.of("tsr.no-root"));
                return Optional.empty();
            }
            return Optional.of(stamp.chain(all));
        } catch (MalformedPart e) {
            findings.fail(Check.TSR_CHAIN, e);
        }
        return Optional.empty();
    }

    /** Whether it came after the sealing, and is no renewal. */
    private boolean isLate(String part) {
        return bundle.name().tokens().noneMatch(part::equals);
    }

    /**
     * @param alone whether no token was made when the bundle was sealed, so that late ones must say when that was
     */
    private void window(Stamp stamp, boolean alone) {
        if (bundle.seal().isEmpty()) {
            return;
        }
        Instant captured = bundle.seal().get().captured();
        Duration after = Duration.between(captured, stamp.time());
        boolean late = isLate(stamp.part());
        if (after.compareTo(NEAR.negated()) < 0 || (!late && after.compareTo(LATEST) > 0)) {
            findings.fail(Check.TSR_WINDOW, stamp.part(), Message.of("tsr.before-capture", stamp.time(), captured));
        } else if (after.compareTo(NEAR) > 0 && (!late || alone)) {
            findings.unknown(Check.TSR_WINDOW, stamp.part(), afterwards(after));
        }
    }

    private static Message afterwards(Duration after) {
        return after.toDays() > 1
                ? Message.of("tsr.afterwards.days", after.toDays())
                : Message.of("tsr.afterwards.minutes", after.toMinutes());
    }

    private List<String> independent(Optional<String> logOperator) {
        List<PublicKey> own = ownKeys();
        List<String> names = new ArrayList<>();
        List<Stamp> times = new ArrayList<>();
        for (Verified one : verified) {
            for (TrustStore.Authority authority : trust.authorities()) {
                if (one.path().certificates().contains(authority.certificate())
                        && trust.independent(authority.operator(), logOperator)
                        && !own.contains(one.stamp().cms().certificate().getPublicKey())
                        && counted.add(one.stamp().part())) {
                    times.add(one.stamp());
                    if (!names.contains(authority.name())) {
                        names.add(authority.name());
                    }
                }
            }
        }
        if (!names.isEmpty()) {
            Stamp first = Collections.min(times, Comparator.comparing(Stamp::time));
            findings.pass(
                    Check.TSR_INDEPENDENT,
                    first.part(),
                    Message.of("tsr.first", String.join(", ", names), first.time()));
            ownClockOnly(first);
        } else if (verified.isEmpty()) {
            findings.notPresent(Check.TSR_INDEPENDENT, bundle.name().token(), Message.of("tsr.none-holds"));
        } else {
            findings.unknown(
                    Check.TSR_INDEPENDENT,
                    bundle.name().token(),
                    trust.claimant().isEmpty() ? Message.of("trust.none.authority") : Message.of("trust.no-authority"));
        }
        return names;
    }

    /** Keys of the claimant: whoever signs containers and reports with it is no independent authority. */
    private List<PublicKey> ownKeys() {
        String part = bundle.name().signer();
        try {
            return bundle.side().has(part)
                    ? List.of(Pem.certificate(bundle.side().get(part).orElseThrow(), part)
                            .getPublicKey())
                    : List.of();
        } catch (MalformedPart _) {
            // ReportChecks says so.
            return List.of();
        }
    }

    /** The window of the independent ones is what counts: the claimant's own clock may say anything. */
    private void ownClockOnly(Stamp first) {
        bundle.seal()
                .map(seal -> Duration.between(seal.captured(), first.time()))
                .filter(after -> after.compareTo(NEAR) > 0)
                .ifPresent(after -> findings.unknown(Check.TSR_WINDOW, first.part(), afterwards(after)));
    }
}
