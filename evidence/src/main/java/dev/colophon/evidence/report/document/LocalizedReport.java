package dev.colophon.evidence.report.document;

import dev.colophon.evidence.messages.Language;
import dev.colophon.evidence.messages.Message;
import dev.colophon.evidence.report.Change;
import dev.colophon.evidence.report.EvidenceReport;
import dev.colophon.evidence.report.EvidenceReport.Certainty;
import dev.colophon.evidence.report.EvidenceReport.MatchedWork;
import dev.colophon.evidence.report.EvidenceReport.State;
import dev.colophon.evidence.report.Extent;
import dev.colophon.evidence.report.PartPurpose;
import dev.colophon.evidence.report.Visible;
import dev.colophon.evidence.report.VisibleOutput;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The part of a report that is in one language: what its templates ask for. Whatever it answers is text; the templates'
 * output makes it safe ({@link VisibleOutput}).
 *
 * @param address where a reader can have the bundle verified
 */
public record LocalizedReport(Language language, Optional<String> address) {

    public static final int MOST_MATCHES = 500;
    public static final int MOST_SEGMENTS = 200;

    /** Titles and names are whole up to here; a longer one is in {@code match.json}. */
    private static final int TITLE_CHARACTERS = 300;

    private static final int VALUE_CHARACTERS = 400;

    /** On the first page only: the next section has it whole. */
    private static final int ADDRESS_CHARACTERS = 500;

    private static final int SHORT_TITLE_CHARACTERS = 120;
    private static final int MOST_NAMES = 20;
    private static final Pattern HASH = Pattern.compile("(sha256:)?[0-9a-f]{64}");

    public String say(String key, Object... arguments) {
        return language.say(key, arguments);
    }

    public String say(Message message) {
        return message.in(language);
    }

    /** The same in each language, side by side. */
    public static String inEach(List<LocalizedReport> pages, Function<LocalizedReport, String> text) {
        return pages.stream().map(text).collect(Collectors.joining(" · "));
    }

    public String title(String text) {
        return Visible.cut(text, TITLE_CHARACTERS);
    }

    public String value(String text) {
        return Visible.cut(text, VALUE_CHARACTERS);
    }

    public String shortAddress(String url) {
        return Visible.cut(url, ADDRESS_CHARACTERS);
    }

    public String names(List<String> names) {
        return value(names.stream().limit(MOST_NAMES).collect(Collectors.joining(say("list.separator"))));
    }

    public String time(Instant instant) {
        return Figures.time(instant, language);
    }

    public String bytes(long bytes) {
        return say("figure.bytes", bytes);
    }

    public String part(Extent extent) {
        return Figures.part(extent, language);
    }

    public String change(Change change) {
        return Figures.change(change, language);
    }

    /** How independent all of it is, in a line. */
    public String independence(EvidenceReport report) {
        long timestamps = report.timestamps().stream()
                .filter(EvidenceReport.Timestamp::independent)
                .count();
        int witnesses = report.log().map(log -> log.witnesses().size()).orElse(0);
        return timestamps + witnesses == 0
                ? say("cover.independent.none")
                : say("cover.independent.count", timestamps, witnesses);
    }

    /** What the comparison says, in a sentence. */
    public String verdict(List<MatchedWork> matches) {
        if (matches.isEmpty()) {
            return say("cover.summary.nothing");
        }
        MatchedWork match = matches.getFirst();
        boolean sure = match.grade() != Certainty.CANDIDATE;
        String title = Visible.cut(match.title(), SHORT_TITLE_CHARACTERS);
        return matches.size() == 1
                ? say(sure ? "cover.summary.sure" : "cover.summary.unsure", title, certainty(match.grade()))
                : say(
                        sure ? "cover.summary.sure.more" : "cover.summary.unsure.more",
                        title,
                        certainty(match.grade()),
                        matches.size() - 1);
    }

    public String kind(EvidenceReport.Kind kind) {
        return say("kind." + word(kind));
    }

    public String certainty(Certainty grade) {
        return say("certainty." + word(grade));
    }

    public String state(State state) {
        return say("machine.state." + word(state));
    }

    /** Times stand in columns, the corners of pictures need the whole line. */
    public String segmentsStyle(MatchedWork match) {
        return match.segments().getFirst().inWork() instanceof Extent.Seconds ? "segments" : "segments wide";
    }

    /** What an item of the environment is about. */
    public String item(String id) {
        String key = "environment.item." + id;
        return say(language.has(key) ? key : "environment.item");
    }

    /** A reason that was recorded in English. */
    public String reason(String why) {
        return say(Language.recorded("environment.why.", why));
    }

    public boolean isHash(String value) {
        return HASH.matcher(value).matches();
    }

    public String what(PartPurpose purpose) {
        return say("part." + word(purpose));
    }

    public String proves(PartPurpose purpose) {
        return say("part." + word(purpose) + ".proves");
    }

    public String source(PartPurpose purpose) {
        return say("source." + word(purpose.source()));
    }

    /** As message files and style sheets write the name of a constant. */
    public static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
