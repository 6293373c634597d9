package dev.colophon.evidence.verify.check;

import dev.colophon.evidence.log.verify.Hash;
import dev.colophon.evidence.log.verify.LogEntry;
import dev.colophon.evidence.messages.Message;
import dev.colophon.evidence.verify.container.BundleName;
import dev.colophon.evidence.verify.container.Entries;
import dev.colophon.evidence.verify.container.Opened;
import dev.colophon.evidence.verify.container.Seal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/** Parts that were to follow the sealing: whether they are there, and whether something says that they once were. */
public final class PromisedParts {

    private final Opened bundle;
    private final String printed;
    private final Findings findings;

    /**
     * @param printed the signed text of the report without white space, or nothing
     */
    public PromisedParts(Opened bundle, String printed, Findings findings) {
        this.bundle = bundle;
        this.printed = printed;
        this.findings = findings;
    }

    public void run() {
        BundleName name = bundle.name();
        if (bundle.side().has(name.proof()) && !bundle.side().has(name.leaf())) {
            findings.fail(Check.SIDE_PROMISED, name.leaf(), Message.of("promised.entry"));
        } else if (!bundle.side().has(name.leaf()) && printsLeaf()) {
            findings.fail(Check.SIDE_PROMISED, name.leaf(), Message.of("promised.printed-entry"));
        }
        String second = name.token('b');
        if (!bundle.side().has(second) && printed.contains(second.toLowerCase(Locale.ROOT))) {
            findings.fail(Check.SIDE_PROMISED, second, Message.of("promised.printed-timestamp"));
        }
        List<String> missing = bundle.seal().map(Seal::promised).orElse(List.of()).stream()
                .filter(part -> !bundle.side().has(part) && !(part.equals(name.token()) && lateTokenThere()))
                .toList();
        if (!missing.isEmpty()) {
            findings.notPresent(Check.SIDE_PROMISED, String.join(", ", missing), Message.of("promised.not-there"));
        }
        findings.pass(Check.SIDE_PROMISED, Entries.SEAL, Message.none());
    }

    /** Where no authority answered at sealing, one that answered later stands in for it. */
    private boolean lateTokenThere() {
        return IntStream.rangeClosed(1, BundleName.MAX_LATE)
                .mapToObj(bundle.name()::lateToken)
                .anyMatch(bundle.side()::has);
    }

    private boolean printsLeaf() {
        Optional<Hash> token = bundle.side().get(bundle.name().token()).map(Hash::sha256);
        return List.of(token, Optional.<Hash>empty()).stream()
                .map(timestamp -> LogChecks.rebuilt(bundle, timestamp))
                .flatMap(Optional::stream)
                .map(LogEntry::bytes)
                .anyMatch(leaf -> printed.contains(Hash.sha256(leaf).hex()));
    }
}
