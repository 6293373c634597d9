package dev.colophon.cases.regime;

import dev.colophon.cases.calendar.Calendars;
import dev.colophon.cases.calendar.LegalPeriod;
import dev.colophon.cases.message.NoticeField;
import dev.colophon.cases.message.answer.CounterField;
import dev.colophon.cases.regime.Regime.AppliesTo;
import dev.colophon.cases.regime.Regime.ClockExpiry;
import dev.colophon.cases.regime.Regime.ClockRule;
import dev.colophon.cases.regime.Regime.ClockStart;
import dev.colophon.cases.regime.Regime.ClockStop;
import dev.colophon.cases.regime.Regime.CounterRules;
import dev.colophon.cases.regime.Regime.Declaration;
import dev.colophon.cases.regime.Regime.Law;
import dev.colophon.cases.regime.Regime.Liability;
import dev.colophon.cases.regime.Regime.NoticeRules;
import dev.colophon.cases.regime.Regime.Publication;
import dev.colophon.cases.regime.Regime.RecipientKind;
import dev.colophon.cases.regime.Regime.Renotify;
import dev.colophon.cases.regime.Regime.RequiredAnswer;
import dev.colophon.cases.regime.Regime.RequiredField;
import dev.colophon.cases.regime.Regime.Restore;
import dev.colophon.cases.regime.Regime.Side;
import dev.colophon.cases.regime.Regime.Signature;
import dev.colophon.cases.regime.Regime.StepMeaning;
import dev.colophon.cases.regime.Regime.WhenReceived;
import dev.colophon.cases.regime.Regime.WrongNotice;
import dev.colophon.cases.yaml.YamlFault;
import dev.colophon.cases.yaml.YamlNode;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads the profile of a procedure. Whatever it does not know is refused with file and line, and so is what would take somebody's silence
 * for consent to a removal: a time without {@code onExpiry}, an expiry that makes content less available.
 */
final class RegimeReader {

    private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*-[0-9]{4}");
    private static final Pattern CLOCK_ID = Pattern.compile("[a-z][a-zA-Z0-9]{0,30}");
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[A-Za-z0-9]{2,8})*");
    private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");
    private static final Pattern AFTER_CLOCK = Pattern.compile("AFTER_CLOCK\\(([a-zA-Z0-9]+)\\)");

    private RegimeReader() {}

    /**
     * The procedure that a profile says.
     *
     * @throws YamlFault when it says none
     */
    static Regime regime(YamlNode file) {
        file.only(
                "id",
                "version",
                "title",
                "law",
                "appliesTo",
                "calendar",
                "notice",
                "clocks",
                "counter",
                "renotify",
                "publish",
                "wrongNotice",
                "steps",
                "unverified");
        NoticeRules notice = notice(file.get("notice"));
        List<ClockRule> clocks = clocks(file.get("clocks"));
        return new Regime(
                matching(file.get("id"), ID, "an id such as cn-ec-2018"),
                file.get("version").number(1, 999),
                translated(file.get("title")),
                law(file.get("law")),
                appliesTo(file.get("appliesTo")),
                calendar(file.get("calendar")),
                notice,
                clocks,
                counter(file.get("counter"), clocks),
                file.get("renotify").oneOf(Renotify.class),
                file.get("publish").items().stream()
                        .map(one -> one.oneOf(Publication.class))
                        .toList(),
                wrongNotice(file.get("wrongNotice")),
                steps(file.get("steps")),
                unverified(file.get("unverified"), Regime.clauses(notice.required(), clocks)));
    }

    private static String matching(YamlNode node, Pattern pattern, String what) {
        if (!pattern.matcher(node.text()).matches()) {
            throw node.fault("%s is expected here, not '%s'".formatted(what, node.text()));
        }
        return node.text();
    }

    /** English and Chinese have to be there; Mongolian and traditional Chinese may be. */
    private static ProfileText translated(YamlNode node) {
        node.only("en", "zh", "zh-Hant", "mn");
        Map<String, String> others = new HashMap<>();
        others.put("zh", node.get("zh").text());
        for (String tag : List.of("zh-Hant", "mn")) {
            node.find(tag).ifPresent(text -> others.put(tag, text.text()));
        }
        return new ProfileText(node.get("en").text(), others);
    }

    private static List<String> texts(YamlNode list) {
        return list.items().stream().map(YamlNode::text).toList();
    }

    private static Law law(YamlNode node) {
        node.only("name", "articles", "source", "read", "status");
        return new Law(
                node.get("name").text(),
                texts(node.get("articles")),
                node.get("source").text(),
                node.get("read").date(),
                node.get("status").oneOf(Law.Status.class));
    }

    private static AppliesTo appliesTo(YamlNode node) {
        node.only("recipientKinds", "countries");
        return new AppliesTo(
                node.get("recipientKinds").items().stream()
                        .map(one -> one.oneOf(RecipientKind.class))
                        .collect(Collectors.toUnmodifiableSet()),
                node.all("countries")
                        .map(one -> matching(one, COUNTRY, "a country such as CN"))
                        .collect(Collectors.toUnmodifiableSet()));
    }

    private static Optional<String> calendar(YamlNode node) {
        if (node.text().equals("RECIPIENT")) {
            return Optional.empty();
        }
        if (!Calendars.countries().contains(node.text())) {
            throw node.fault("there is no calendar '%s'; there are RECIPIENT, %s"
                    .formatted(node.text(), String.join(", ", Calendars.countries())));
        }
        return Optional.of(node.text());
    }

    private static NoticeRules notice(YamlNode node) {
        node.only("form", "basis", "languages", "required", "declarations", "signature", "acns");
        List<RequiredField> required = node.get("required").items().stream()
                .map(RegimeReader::required)
                .toList();
        Set<NoticeField> seen = new HashSet<>();
        if (required.isEmpty() || !required.stream().allMatch(one -> seen.add(one.field()))) {
            throw node.get("required").fault("a notice needs fields, each once");
        }
        return new NoticeRules(
                node.get("form").text(),
                node.find("basis").map(RegimeReader::translated),
                node.get("languages").items().stream()
                        .map(one -> matching(one, LANGUAGE, "a language such as zh"))
                        .toList(),
                required,
                node.all("declarations")
                        .map(one -> one.oneOf(Declaration.class))
                        .toList(),
                node.get("signature").oneOf(Signature.class),
                node.find("acns").map(YamlNode::truth).orElse(false));
    }

    private static RequiredField required(YamlNode node) {
        node.only("field", "article");
        YamlNode field = node.get("field");
        return new RequiredField(
                NoticeField.of(field.text())
                        .orElseThrow(() -> field.fault("there is no field '%s' of a notice".formatted(field.text()))),
                node.get("article").text());
    }

    private static List<ClockRule> clocks(YamlNode node) {
        List<ClockRule> clocks = node.items().stream().map(RegimeReader::clock).toList();
        Set<String> ids = new HashSet<>();
        if (!clocks.stream().allMatch(clock -> ids.add(clock.id()))) {
            throw node.fault("two clocks have one id");
        }
        return clocks;
    }

    private static ClockRule clock(YamlNode node) {
        node.only("id", "starts", "length", "onExpiry", "whose", "article", "remind", "escalate", "stoppedBy");
        ClockRule clock = new ClockRule(
                matching(node.get("id"), CLOCK_ID, "an id such as suit"),
                node.get("starts").oneOf(ClockStart.class),
                period(node.get("length")),
                node.get("onExpiry").oneOf(ClockExpiry.class),
                node.get("whose").oneOf(Side.class),
                node.get("article").text(),
                node.find("remind").map(YamlNode::duration),
                node.find("escalate").map(YamlNode::duration),
                node.all("stoppedBy").map(one -> one.oneOf(ClockStop.class)).collect(Collectors.toUnmodifiableSet()));
        if (clock.length() instanceof LegalPeriod.Prompt
                && (clock.onExpiry() != ClockExpiry.SILENT || clock.remind().isEmpty())) {
            throw node.fault("a time without length ends in SILENT, and says after how long to remind");
        }
        if (clock.onExpiry() == ClockExpiry.SILENT && clock.starts() != ClockStart.RECEIVED) {
            throw node.get("onExpiry").fault("only a time that starts with RECEIVED ends in SILENT");
        }
        if (clock.onExpiry() == ClockExpiry.RESTORED && clock.starts() == ClockStart.RECEIVED) {
            throw node.get("onExpiry")
                    .fault("what was not removed is not restored: a time that starts with RECEIVED ends in SILENT");
        }
        return clock;
    }

    private static LegalPeriod period(YamlNode node) {
        node.only("kind", "n", "last");
        String kind = node.get("kind").text();
        int count = kind.equals("PROMPT") ? 0 : node.get("n").number(1, LegalPeriod.MOST);
        return switch (kind) {
            case "PROMPT" -> new LegalPeriod.Prompt();
            case "CALENDAR_DAYS" -> new LegalPeriod.CalendarDays(count);
            case "MONTHS" -> new LegalPeriod.Months(count);
            case "WORKING_DAYS" -> new LegalPeriod.WorkingDays(count);
            case "HOURS" -> new LegalPeriod.Hours(count);
            case "BUSINESS_DAY_WINDOW" ->
                new LegalPeriod.BusinessDayWindow(count, node.get("last").number(count, LegalPeriod.MOST));
            default ->
                throw node.get("kind")
                        .fault("'%s' is none of PROMPT, CALENDAR_DAYS, MONTHS, WORKING_DAYS, HOURS, BUSINESS_DAY_WINDOW"
                                .formatted(kind));
        };
    }

    private static CounterRules counter(YamlNode node, List<ClockRule> clocks) {
        node.only("required", "whenReceived", "restore");
        return new CounterRules(
                node.get("required").items().stream().map(RegimeReader::answer).toList(),
                node.get("whenReceived").oneOf(WhenReceived.class),
                restore(node.get("restore"), clocks));
    }

    private static RequiredAnswer answer(YamlNode node) {
        node.only("field", "article");
        YamlNode field = node.get("field");
        return new RequiredAnswer(
                CounterField.of(field.text())
                        .orElseThrow(() -> field.fault("there is no field '%s' of an answer".formatted(field.text()))),
                node.get("article").text());
    }

    private static Restore restore(YamlNode node, List<ClockRule> clocks) {
        Matcher after = AFTER_CLOCK.matcher(node.text());
        if (after.matches()) {
            String id = after.group(1);
            boolean restores = clocks.stream()
                    .anyMatch(clock -> clock.id().equals(id) && clock.onExpiry() == ClockExpiry.RESTORED);
            if (!restores) {
                throw node.fault("there is no clock '%s' with onExpiry: RESTORED".formatted(id));
            }
            return new Restore.AfterClock(id);
        }
        return switch (node.text()) {
            case "AT_ONCE" -> new Restore.AtOnce();
            case "BY_DECISION" -> new Restore.ByDecision();
            default -> throw node.fault("'%s' is none of AT_ONCE, BY_DECISION, AFTER_CLOCK(id)".formatted(node.text()));
        };
    }

    private static WrongNotice wrongNotice(YamlNode node) {
        node.only("ordinary", "malicious", "article");
        return new WrongNotice(
                node.get("ordinary").oneOf(Liability.class),
                node.get("malicious").oneOf(Liability.class),
                node.get("article").text());
    }

    private static Map<RegimeStep, StepMeaning> steps(YamlNode node) {
        Map<RegimeStep, StepMeaning> steps = new EnumMap<>(RegimeStep.class);
        node.only(names());
        for (RegimeStep step : RegimeStep.values()) {
            YamlNode meaning = node.get(step.name()).only("owner", "user", "articles");
            steps.put(
                    step,
                    new StepMeaning(
                            translated(meaning.get("owner")),
                            translated(meaning.get("user")),
                            texts(meaning.get("articles"))));
        }
        return steps;
    }

    private static String[] names() {
        return List.of(RegimeStep.values()).stream().map(RegimeStep::name).toArray(String[]::new);
    }

    private static Set<String> unverified(YamlNode node, Set<String> clauses) {
        return node.items().stream()
                .map(one -> {
                    if (!clauses.contains(one.text())) {
                        throw one.fault("there is no clause '%s'; there are %s"
                                .formatted(one.text(), String.join(", ", clauses)));
                    }
                    return one.text();
                })
                .collect(Collectors.toUnmodifiableSet());
    }
}
