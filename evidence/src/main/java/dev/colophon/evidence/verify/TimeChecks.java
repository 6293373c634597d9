package dev.colophon.evidence.verify;

import dev.colophon.evidence.log.verify.Hash;
import dev.colophon.evidence.verify.read.Pem;
import dev.colophon.evidence.verify.read.Unreadable;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The timestamps: first ones, those of further authorities, renewals. */
final class TimeChecks {

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

    /** A stamp of which everything but its independence holds. */
    private record Verified(Stamp stamp, CertificatePath path) {

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
    TimeChecks(Opened bundle, TrustStore trust, Instant now, Predicate<Hash> pinned, Findings findings) {
        this.bundle = bundle;
        this.trust = trust;
        this.now = now;
        this.pinned = pinned;
        this.findings = findings;
    }

    /** Answers the names of the independent authorities. */
    List<String> run(Optional<String> logOperator) {
        roots();
        List<String> first = bundle.name().tokens().filter(bundle.side()::has).toList();
        if (first.isEmpty()) {
            absent();
        }
        for (String part : first) {
            bundle.datapackage().ifPresent(bytes -> {
                Optional<Verified> stamp = check(part, Hash.sha256(bytes));
                stamp.ifPresent(one -> window(one.stamp()));
            });
        }
        for (Check check : ALL) {
            if (!first.isEmpty() && bundle.datapackage().isPresent()) {
                findings.pass(
                        check,
                        String.join(", ", first),
                        verified.isEmpty()
                                ? ""
                                : "stamped " + verified.getFirst().stamp().time());
            }
        }
        List<String> independent = independent(logOperator);
        renewals();
        return independent;
    }

    private void roots() {
        try {
            roots.addAll(Roots.of(bundle, trust));
        } catch (Unreadable e) {
            findings.fail(Check.TSR_CHAIN, e);
        }
    }

    private void absent() {
        String why = bundle.promised(bundle.name().token()) ? "promised, but not there" : "nobody stamped it";
        ALL.forEach(check -> findings.notPresent(check, bundle.name().token(), why));
    }

    private Optional<Verified> check(String part, Hash subject) {
        byte[] bytes = bundle.side().get(part).orElseThrow();
        try {
            Stamp stamp = Stamp.ofResponse(bytes, part, pinned.test(Hash.sha256(bytes)));
            if (!stamp.isOver(subject)) {
                findings.fail(Check.TSR_IMPRINT, part, "it is over other bytes than those of this bundle");
            }
            stamp.purpose().ifPresent(why -> findings.fail(Check.TSR_EKU, part, why));
            if (stamp.time().isAfter(now.plus(NEAR))) {
                findings.fail(
                        Check.TSR_WINDOW,
                        part,
                        "stamped %s, but your clock shows %s: one of them is wrong".formatted(stamp.time(), now));
            }
            Optional<CertificatePath> path = isRenewal(part) ? laterPath(stamp) : path(stamp);
            if (path.isEmpty() || !stamp.isOver(subject) || stamp.purpose().isPresent()) {
                return Optional.empty();
            }
            List<String> doubts = new ArrayList<>(stamp.doubts());
            if (!pinned.test(Hash.sha256(bytes))) {
                doubts.addAll(stamp.strangers(path.get()));
            }
            doubts.forEach(why -> findings.unknown(Check.TSR_FORM, part, why));
            Verified good = new Verified(stamp, path.get());
            verified.add(good);
            return Optional.of(good);
        } catch (Unreadable e) {
            findings.fail(Check.TSR_FORM, e);
            return Optional.empty();
        }
    }

    private Optional<CertificatePath> path(Stamp stamp) {
        try {
            stamp.verifySignature();
            if (!roots.isEmpty()) {
                return Optional.of(stamp.chain(roots));
            }
            findings.unknown(
                    Check.TSR_CHAIN,
                    stamp.part(),
                    "no root certificate came with it, nor does your trust folder name one");
        } catch (Unreadable e) {
            findings.fail(Check.TSR_CHAIN, e);
        }
        return Optional.empty();
    }

    /** Nobody could know at sealing who would renew, so a root that is missing says nothing. */
    private Optional<CertificatePath> laterPath(Stamp stamp) throws Unreadable {
        stamp.verifySignature();
        try {
            return Optional.of(stamp.chain(roots));
        } catch (Unreadable e) {
            findings.unknown(Check.TSR_RENEWAL, e.part(), e.why() + ": your trust folder may name one");
            return Optional.empty();
        }
    }

    private boolean isRenewal(String part) {
        return part.startsWith(bundle.name().token() + ".");
    }

    private void window(Stamp stamp) {
        if (bundle.seal().isEmpty()) {
            return;
        }
        Instant captured = bundle.seal().get().captured();
        Duration after = Duration.between(captured, stamp.time());
        if (after.compareTo(NEAR.negated()) < 0 || after.compareTo(LATEST) > 0) {
            findings.fail(
                    Check.TSR_WINDOW, stamp.part(), "stamped %s, but captured %s".formatted(stamp.time(), captured));
        } else if (after.compareTo(NEAR) > 0) {
            findings.unknown(
                    Check.TSR_WINDOW,
                    stamp.part(),
                    "stamped %d minutes after the capture: it says nothing about the time between"
                            .formatted(after.toMinutes()));
        }
    }

    private List<String> independent(Optional<String> logOperator) {
        List<PublicKey> own = ownKeys();
        List<String> names = new ArrayList<>();
        for (Verified one : verified) {
            for (TrustStore.Authority authority : trust.authorities()) {
                if (one.path().certificates().contains(authority.certificate())
                        && trust.independent(authority.operator(), logOperator)
                        && !own.contains(one.stamp().cms().certificate().getPublicKey())
                        && !names.contains(authority.name())) {
                    names.add(authority.name());
                }
            }
        }
        if (!names.isEmpty()) {
            findings.pass(Check.TSR_INDEPENDENT, bundle.name().token(), String.join(", ", names));
        } else if (verified.isEmpty()) {
            findings.notPresent(Check.TSR_INDEPENDENT, bundle.name().token(), "no timestamp that holds");
        } else {
            findings.unknown(
                    Check.TSR_INDEPENDENT,
                    bundle.name().token(),
                    trust.claimant().isEmpty()
                            ? "without a trust folder of yours (--trust) no authority counts as independent"
                            : "your trust folder names no authority that stamped it and is neither the claimant's nor the log's");
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
        } catch (Unreadable _) {
            // ReportChecks says so.
            return List.of();
        }
    }

    private void renewals() {
        String before = bundle.name().token();
        Optional<Verified> last = verified.stream()
                .filter(one -> one.stamp().part().equals(bundle.name().token()))
                .findFirst();
        boolean renewed = false;
        for (String part : renewalsThere()) {
            String expected = bundle.name().renewal(generation(before) + 1);
            if (!part.equals(expected) || !bundle.side().has(before)) {
                findings.fail(
                        Check.TSR_RENEWAL,
                        expected.equals(part) ? before : expected,
                        "missing, though it was renewed by " + part);
                return;
            }
            renewed = true;
            Optional<Verified> stamp =
                    check(part, Hash.sha256(bundle.side().get(before).orElseThrow()));
            if (stamp.isPresent() && last.isPresent()) {
                order(last.get(), stamp.get());
            } else if (stamp.isEmpty()) {
                findings.unknown(Check.TSR_RENEWAL, part, "it does not hold, or cannot be checked");
            }
            last = stamp;
            before = part;
        }
        if (last.isPresent() && last.get().end().isBefore(now)) {
            findings.unknown(
                    Check.TSR_RENEWAL,
                    before,
                    "the certificates ended %s and it was not renewed before: what they proved then must be shown otherwise"
                            .formatted(last.get().end()));
        }
        if (renewed) {
            findings.pass(Check.TSR_RENEWAL, before, "");
        } else {
            findings.notPresent(Check.TSR_RENEWAL, before, "not needed yet");
        }
    }

    private void order(Verified before, Verified renewal) {
        if (renewal.stamp().time().isBefore(before.stamp().time())) {
            findings.fail(Check.TSR_RENEWAL, renewal.stamp().part(), "it is older than what it renews");
        } else if (renewal.stamp().time().isAfter(before.end())) {
            findings.unknown(
                    Check.TSR_RENEWAL,
                    renewal.stamp().part(),
                    "it came after the certificates that it renews had ended");
        }
    }

    private List<String> renewalsThere() {
        String prefix = bundle.name().token() + ".";
        return bundle.side().files().keySet().stream()
                .filter(file -> file.startsWith(prefix) && SideFiles.follows(file, bundle.name()))
                .sorted((one, other) -> Integer.compare(generation(one), generation(other)))
                .toList();
    }

    private int generation(String part) {
        return part.equals(bundle.name().token())
                ? 1
                : Integer.parseInt(part.substring(bundle.name().token().length() + 1));
    }
}
