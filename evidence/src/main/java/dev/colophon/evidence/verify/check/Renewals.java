package dev.colophon.evidence.verify.check;

import dev.colophon.evidence.log.verify.Hash;
import dev.colophon.evidence.messages.Message;
import dev.colophon.evidence.verify.check.TimeChecks.Verified;
import dev.colophon.evidence.verify.container.BundleName;
import dev.colophon.evidence.verify.container.Opened;
import dev.colophon.evidence.verify.container.SideFiles;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/** Whether each token was renewed before its certificates ended, by a chain of tokens over tokens. */
final class Renewals {

    private final Opened bundle;
    private final Instant now;
    private final Findings findings;
    private final BiFunction<String, Hash, Optional<Verified>> check;
    private final Map<String, Message> ended = new LinkedHashMap<>();
    private final Set<String> kept = new HashSet<>();
    private String lastPart;
    private boolean renewed;

    /**
     * @param check of the token in a file, over these bytes' hash
     */
    Renewals(Opened bundle, Instant now, Findings findings, BiFunction<String, Hash, Optional<Verified>> check) {
        this.bundle = bundle;
        this.now = now;
        this.findings = findings;
        this.check = check;
        this.lastPart = bundle.name().token();
    }

    /**
     * Follows every token.
     *
     * @param verified those of the heads that hold
     * @param counted those of the heads that the time rests on: as long as one of them stands, it stands
     * @param witnessed when independent witnesses had seen the log entry that names the first token
     */
    void run(List<Verified> verified, Collection<String> counted, Optional<Instant> witnessed) {
        bundle.name().allTokens().forEach(head -> {
            Optional<Verified> first = verified.stream()
                    .filter(one -> one.stamp().part().equals(head))
                    .findFirst();
            follow(head, first, witnessed.filter(_ -> head.equals(bundle.name().token())));
        });
        if (counted.stream().noneMatch(kept::contains)) {
            ended.forEach((part, why) -> findings.unknown(Check.TSR_RENEWAL, part, why));
        }
        if (renewed) {
            findings.pass(Check.TSR_RENEWAL, lastPart, Message.none());
        } else if (!ended.isEmpty()) {
            findings.pass(Check.TSR_RENEWAL, bundle.name().token(), Message.of("renewal.others"));
        } else {
            findings.notPresent(Check.TSR_RENEWAL, bundle.name().token(), Message.of("renewal.not-needed"));
        }
    }

    private void follow(String head, Optional<Verified> first, Optional<Instant> witnessed) {
        String before = head;
        Optional<Verified> last = first;
        for (String part : generations(head)) {
            String expected = BundleName.renewal(head, generation(head, before) + 1);
            if (!part.equals(expected) || !bundle.side().has(before)) {
                findings.fail(
                        Check.TSR_RENEWAL,
                        expected.equals(part) ? before : expected,
                        Message.of("renewal.missing", part));
                return;
            }
            renewed = true;
            lastPart = part;
            Optional<Verified> stamp =
                    check.apply(part, Hash.sha256(bundle.side().get(before).orElseThrow()));
            if (stamp.isPresent() && last.isPresent()) {
                order(last.get(), stamp.get());
            } else if (stamp.isEmpty()) {
                findings.unknown(Check.TSR_RENEWAL, part, Message.of("renewal.open"));
            }
            last = stamp;
            before = part;
        }
        if (last.isEmpty()) {
            return;
        }
        if (last.get().end().isAfter(now)
                || witnessed.filter(first.orElse(last.get()).end()::isAfter).isPresent()) {
            kept.add(head);
        } else {
            ended.put(before, Message.of("renewal.ended", last.get().end()));
        }
    }

    private void order(Verified before, Verified renewal) {
        if (renewal.stamp().time().isBefore(before.stamp().time())) {
            findings.fail(Check.TSR_RENEWAL, renewal.stamp().part(), Message.of("renewal.older"));
        } else if (renewal.stamp().time().isAfter(before.end())) {
            findings.unknown(Check.TSR_RENEWAL, renewal.stamp().part(), Message.of("renewal.late"));
        }
    }

    private List<String> generations(String head) {
        return bundle.side().files().keySet().stream()
                .filter(file -> file.startsWith(head + ".")
                        && SideFiles.follows(file, bundle.name())
                        && !SideFiles.isRoot(file, bundle.name()))
                .sorted((one, other) -> Integer.compare(generation(head, one), generation(head, other)))
                .toList();
    }

    private static int generation(String head, String part) {
        return part.equals(head) ? 1 : Integer.parseInt(part.substring(head.length() + 1));
    }
}
