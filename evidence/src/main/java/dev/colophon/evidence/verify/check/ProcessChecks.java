package dev.colophon.evidence.verify.check;

import dev.colophon.evidence.log.verify.Hash;
import dev.colophon.evidence.messages.Language;
import dev.colophon.evidence.messages.Message;
import dev.colophon.evidence.verify.container.Entries;
import dev.colophon.evidence.verify.container.Opened;
import dev.colophon.evidence.verify.read.JsonObject;
import dev.colophon.evidence.verify.read.MalformedPart;
import dev.colophon.evidence.verify.read.StrictJson;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The steps of the procedure, the environment and the comparison. */
public final class ProcessChecks {

    private static final int MAX_PROCESS = 16 << 20;
    private static final int MAX_JSON = 16 << 20;
    private static final int MAX_ITEMS = 1000;
    private static final String FIRST_PREV = "0".repeat(64);
    private static final Pattern ITEM = Pattern.compile("[a-z0-9._-]{1,40}");

    /** A clock that is set between two steps jumps further than its reading varies. */
    private static final Duration JUMP = Duration.ofSeconds(2);

    private static final Duration SEAL_AFTER_LAST_STEP = Duration.ofMinutes(10);

    private final Opened bundle;
    private final Findings findings;

    public ProcessChecks(Opened bundle, Findings findings) {
        this.bundle = bundle;
        this.findings = findings;
    }

    public void run() {
        Optional<Hash> last = Optional.empty();
        try {
            last = Optional.of(chain());
        } catch (MalformedPart e) {
            findings.fail(Check.PROC_CHAIN, e);
        }
        try {
            match(last);
        } catch (MalformedPart e) {
            findings.fail(Check.MATCH_FORM, e);
        }
        try {
            new EntryCheck(bundle, findings).run();
        } catch (MalformedPart e) {
            findings.fail(Check.MATCH_ENTRY, e);
        }
        try {
            environment();
        } catch (MalformedPart e) {
            findings.fail(Check.ENV_FORM, e);
        }
        try {
            twice();
        } catch (MalformedPart e) {
            findings.fail(Check.BODY_TWICE, e);
        }
        findings.unknown(Check.MATCH_REPLAY, Entries.MATCH, Message.of("match.no-engine"));
    }

    /** Answers the hash of the last line. */
    private Hash chain() throws MalformedPart {
        byte[] all = bundle.container().bytes(Entries.PROCESS, MAX_PROCESS);
        if (all.length == 0 || all[all.length - 1] != '\n') {
            throw new MalformedPart(Entries.PROCESS, Message.of("process.lines"));
        }
        String prev = FIRST_PREV;
        Optional<Step> before = Optional.empty();
        Duration worst = Duration.ZERO;
        int number = 0;
        for (int from = 0; from < all.length; ) {
            int end = from;
            while (all[end] != '\n') {
                end++;
            }
            number++;
            byte[] line = Arrays.copyOfRange(all, from, end);
            Step step = step(line, number, prev);
            worst = before.isPresent() ? longer(worst, before.get().drift(step)) : worst;
            before = Optional.of(step);
            prev = Hash.sha256(line).hex();
            from = end + 1;
        }
        findings.pass(Check.PROC_CHAIN, Entries.PROCESS, Message.of("process.steps", number));
        clock(before.orElseThrow(), worst);
        return Hash.fromHex(prev);
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    private static Step step(byte[] line, int number, String prev) throws MalformedPart {
        String part = Entries.PROCESS + "#" + number;
        JsonObject json = StrictJson.canonical(line, part).only("n", "wall", "monotonicMs", "step", "detail", "prev");
        if (json.number("n") != number) {
            throw new MalformedPart(part, Message.of("process.number", number));
        }
        if (!json.text("prev").equals(prev)) {
            throw new MalformedPart(part, Message.of("process.chain"));
        }
        if (json.text("step").isEmpty()) {
            throw new MalformedPart(part, Message.of("process.name"));
        }
        json.object("detail");
        return new Step(json.time("wall"), json.number("monotonicMs"));
    }

    /** What the clocks showed at one step. */
    private record Step(Instant wall, long monotonicMs) {

        /** How far the wall clock went apart from the monotonic one until a later step. */
        Duration drift(Step later) {
            return Duration.between(wall, later.wall)
                    .minusMillis(later.monotonicMs - monotonicMs)
                    .abs();
        }
    }

    private void clock(Step last, Duration worst) {
        if (worst.compareTo(JUMP) > 0) {
            findings.unknown(Check.CLOCK_OFFSET, Entries.PROCESS, Message.of("clock.set", worst.toMillis()));
        }
        bundle.seal().ifPresent(seal -> {
            Duration apart = Duration.between(last.wall, seal.captured()).abs();
            if (apart.compareTo(SEAL_AFTER_LAST_STEP) > 0) {
                findings.unknown(Check.CLOCK_OFFSET, Entries.SEAL, Message.of("clock.seal", apart.toMinutes()));
            }
        });
        findings.pass(Check.CLOCK_OFFSET, Entries.PROCESS, Message.of("clock.steady", worst.toMillis()));
    }

    private void match(Optional<Hash> last) throws MalformedPart {
        JsonObject match = StrictJson.object(bundle.container().bytes(Entries.MATCH, MAX_JSON), Entries.MATCH);
        if (match.number("v") != 1) {
            throw new MalformedPart(Entries.MATCH, Message.of("unreadable.version"));
        }
        Hash end = match.hash("processEnd", "");
        if (last.isPresent() && last.get().equals(end)) {
            findings.pass(Check.PROC_END, Entries.MATCH, Message.verbatim(end.hex()));
        } else if (last.isPresent()) {
            findings.fail(Check.PROC_END, Entries.PROCESS + ", " + Entries.MATCH, Message.of("match.end"));
        }
        String url = match.text("url");
        match.objects("matches");
        if (match.has("capturedSha256") && !WarcChecks.holds(bundle, match.hash("capturedSha256", ""))) {
            findings.fail(Check.MATCH_FORM, Entries.MATCH, Message.of("match.file"));
        }
        findings.pass(Check.MATCH_FORM, Entries.MATCH, Message.verbatim(url));
    }

    private void environment() throws MalformedPart {
        JsonObject environment =
                StrictJson.object(bundle.container().bytes(Entries.ENVIRONMENT, MAX_JSON), Entries.ENVIRONMENT);
        int items = 0;
        for (JsonObject item : environment.objects("items")) {
            String id = item.text("id");
            if (!ITEM.matcher(id).matches() || ++items > MAX_ITEMS) {
                throw new MalformedPart(Entries.ENVIRONMENT, Message.of("environment.bad-item"));
            }
            String value = item.optionalText("value").orElse("");
            String why = item.optionalText("why").orElse("");
            findings.environment(id, status(item.text("status")), recorded(value, why));
        }
        if (items == 0) {
            throw new MalformedPart(Entries.ENVIRONMENT, Message.of("environment.nothing"));
        }
        findings.pass(Check.ENV_FORM, Entries.ENVIRONMENT, Message.of("environment.items", items));
    }

    /** The reason stands there in English; one that Colophon records is told in the reader's language. */
    private static Message recorded(String value, String why) {
        Message reason = why.isEmpty() ? Message.none() : Language.recorded("environment.why.", why);
        return value.isEmpty()
                ? reason
                : why.isEmpty() ? Message.verbatim(value) : Message.of("environment.told", value, reason);
    }

    private static Status status(String word) throws MalformedPart {
        return switch (word) {
            case "PASS" -> Status.PASS;
            case "FAIL" -> Status.FAIL;
            case "UNKNOWN" -> Status.UNKNOWN;
            default -> throw new MalformedPart(Entries.ENVIRONMENT, Message.of("environment.status"));
        };
    }

    private void twice() throws MalformedPart {
        if (!bundle.container().entries().containsKey(Entries.BROWSER)) {
            findings.notPresent(Check.BODY_TWICE, Entries.BROWSER, Message.of("browser.none"));
            return;
        }
        JsonObject browser = StrictJson.object(bundle.container().bytes(Entries.BROWSER, MAX_JSON), Entries.BROWSER);
        List<JsonObject> bodies = browser.has("bodies") ? browser.objects("bodies") : List.of();
        for (JsonObject body : bodies) {
            compare(body.only("url", "captured", "decoded", "browser"));
        }
        if (bodies.isEmpty()) {
            findings.notPresent(Check.BODY_TWICE, Entries.BROWSER, Message.of("browser.nothing"));
        }
        findings.pass(Check.BODY_TWICE, Entries.BROWSER, Message.of("browser.addresses", bodies.size()));
    }

    /** Failing weighs more than being open, and that more than holding: {@link Findings} sees to it. */
    private void compare(JsonObject body) throws MalformedPart {
        String url = body.text("url");
        Hash captured = body.hash("captured", "");
        Hash browser = body.hash("browser", "");
        if (!WarcChecks.holds(bundle, captured)) {
            findings.fail(Check.BODY_TWICE, Entries.BROWSER, Message.of("browser.not-captured", url));
        } else if (!browser.equals(body.has("decoded") ? body.hash("decoded", "") : captured)) {
            findings.unknown(Check.BODY_TWICE, Entries.BROWSER, Message.of("browser.other", url));
        } else if (body.has("decoded")) {
            findings.unknown(Check.BODY_TWICE, Entries.BROWSER, Message.of("browser.coding", url));
        }
    }
}
