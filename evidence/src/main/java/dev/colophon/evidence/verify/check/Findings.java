package dev.colophon.evidence.verify.check;

import dev.colophon.evidence.messages.Message;
import dev.colophon.evidence.verify.container.Entries;
import dev.colophon.evidence.verify.read.Fault;
import dev.colophon.evidence.verify.read.MalformedPart;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Collects what checks find. A check passes only where nothing was found against it. Not thread-safe. */
public final class Findings {

    /** So many parts are named for one check; the next is only counted. */
    private static final int MAX_FAULTS = 20;

    private static final int MAX_WHY = 300;

    private final Map<Check, List<CheckResult>> found = new EnumMap<>(Check.class);
    private final List<CheckResult> environment = new ArrayList<>();

    public void fail(Check check, String part, Message why) {
        List<CheckResult> results = found.computeIfAbsent(check, _ -> new ArrayList<>());
        results.removeIf(one -> one.status() != Status.FAIL);
        if (results.size() < MAX_FAULTS) {
            results.add(result(check.id, Status.FAIL, part, why));
        }
    }

    public void fail(Check check, MalformedPart reason) {
        fail(check, reason.part(), reason.why());
    }

    public void fail(Fault fault) {
        fail(Check.of(fault.check()).orElseThrow(), fault.part(), fault.why());
    }

    /**
     * Runs checks of one part. A bundle can be made so that a library throws what nobody foresaw: that is this part's
     * fault, and the other checks go on.
     *
     * @param otherwise the answer where they threw
     */
    public <T> T guarded(Check check, String part, T otherwise, Supplier<T> checks) {
        try {
            return checks.get();
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            fail(check, part, Message.of("unreadable.unforeseen", String.valueOf(e)));
            return otherwise;
        }
    }

    /** {@link #guarded(Check, String, Object, Supplier)} of checks that answer nothing. */
    public void guarded(Check check, String part, Runnable checks) {
        guarded(check, part, part, () -> {
            checks.run();
            return part;
        });
    }

    void pass(Check check, String part, Message why) {
        settle(check, Status.PASS, part, why);
    }

    /** Weighs more than that something holds or is absent. */
    void unknown(Check check, String part, Message why) {
        List<CheckResult> results = found.computeIfAbsent(check, _ -> new ArrayList<>());
        results.removeIf(one -> one.status() == Status.PASS || one.status() == Status.NOT_PRESENT);
        if (results.isEmpty()) {
            results.add(result(check.id, Status.UNKNOWN, part, why));
        }
    }

    void notPresent(Check check, String part, Message why) {
        settle(check, Status.NOT_PRESENT, part, why);
    }

    /** The first word counts; failures always do. */
    private void settle(Check check, Status status, String part, Message why) {
        found.computeIfAbsent(check, _ -> new ArrayList<>(List.of(result(check.id, status, part, why))));
    }

    void environment(String item, Status status, Message why) {
        environment.add(result(Check.ENVIRONMENT + item, status, Entries.ENVIRONMENT, why));
    }

    public boolean failed(Check check) {
        return found.getOrDefault(check, List.of()).stream().anyMatch(one -> one.status() == Status.FAIL);
    }

    /** Every check in its order; what was not reached is UNKNOWN. */
    public List<CheckResult> all() {
        List<CheckResult> all = new ArrayList<>();
        for (Check check : Check.values()) {
            all.addAll(found.getOrDefault(
                    check, List.of(result(check.id, Status.UNKNOWN, "", Message.of("unreadable.not-reached")))));
            if (check == Check.ENV_FORM) {
                all.addAll(environment);
            }
        }
        return all;
    }

    /** One line without control characters: names and reasons may hold what an attacker wrote. */
    private static CheckResult result(String id, Status status, String part, Message why) {
        return new CheckResult(id, status, line(part), why.with(Findings::line));
    }

    private static String line(String text) {
        String line = text.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}]+", " ").strip();
        return line.length() <= MAX_WHY ? line : line.substring(0, MAX_WHY) + "…";
    }
}
