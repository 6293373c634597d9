package dev.colophon.evidence.verify;

import dev.colophon.evidence.verify.check.CheckResult;
import dev.colophon.evidence.verify.check.Status;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Counts which changes of a bundle were reported, and of which the right part was named. Thread-safe. */
public final class TamperTable {

    private final Set<CheckResult> honest;
    private final Map<String, int[]> table = new LinkedHashMap<>();
    private final List<String> missed = new ArrayList<>();
    private final List<String> wrongPart = new ArrayList<>();
    private int changes;

    /**
     * Begins to count.
     *
     * @param honest what is said about the bundle as it was
     */
    public TamperTable(List<CheckResult> honest) {
        this.honest = new HashSet<>(honest);
    }

    /**
     * Counts a change.
     *
     * @param row of the table
     * @param what was changed
     * @param part what must be named
     * @param absence whether it is enough that something is absent or open that was not
     * @param checks what the verifier said
     */
    public synchronized void count(
            String row, String what, String part, boolean absence, EvidenceGrade grade, List<CheckResult> checks) {
        List<CheckResult> found = checks.stream()
                .filter(check -> check.status() == Status.FAIL
                        || (absence && check.status() != Status.PASS && !honest.contains(check)))
                .toList();
        int[] counts = table.computeIfAbsent(row, _ -> new int[3]);
        changes++;
        counts[0]++;
        if (found.isEmpty() || (grade != EvidenceGrade.F && !absence)) {
            missed.add(what);
            return;
        }
        counts[1]++;
        if (found.stream().anyMatch(check -> check.part().contains(part))) {
            counts[2]++;
        } else {
            wrongPart.add(what + " wants " + part + ": " + found);
        }
    }

    public synchronized int changes() {
        return changes;
    }

    /** Changes that were not reported. */
    public synchronized List<String> missed() {
        return List.copyOf(missed);
    }

    /** Changes that were reported of another part. */
    public synchronized List<String> wrongPart() {
        return List.copyOf(wrongPart);
    }

    /** Prints all of it. */
    public synchronized void print(String title) {
        System.out.printf("%n%s: %,d changes%n", title, changes);
        System.out.printf("%-34s %8s %8s %12s%n", "what was changed", "changes", "reported", "part named");
        table.forEach((row, counts) -> System.out.printf("%-34s %8d %8d %12d%n", row, counts[0], counts[1], counts[2]));
        System.out.printf(
                "%-34s %8d %8d %12d%n",
                "all", changes, changes - missed.size(), changes - missed.size() - wrongPart.size());
        missed.forEach(one -> System.out.println("MISSED " + one));
        wrongPart.forEach(one -> System.out.println("OTHER PART " + one));
    }
}
