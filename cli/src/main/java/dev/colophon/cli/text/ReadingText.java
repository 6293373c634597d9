package dev.colophon.cli.text;

import dev.colophon.evidence.messages.Language;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.report.html.ReportWords;
import dev.colophon.service.wording.RecordedWording;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Why a file could not be read or compared, or only in part, told to a person: {@code CODE: what, why, what to do}. */
public final class ReadingText {

    private static final String PARTIAL = "PARTIAL";

    private static final String DETAILS = "reading.told.";

    private static final Pattern CODED = Pattern.compile("([A-Z_]+): (.*)", Pattern.DOTALL);

    /** What is wrong with a line of a list. */
    private static final Pattern LINE = Pattern.compile("line (\\d+): (.*)", Pattern.DOTALL);

    private ReadingText() {}

    /** Whether it was read in part. */
    static boolean isPartial(String reason) {
        return reason.startsWith(PARTIAL);
    }

    /**
     * The reason in the language of the reader. It is written in English; what no message reads like is told by its code, and the
     * English behind it.
     */
    public static String reason(String reason, Language reader) {
        Matcher coded = CODED.matcher(reason);
        if (reader.equals(Language.ENGLISH) || !coded.matches()) {
            return reason;
        }
        String code = coded.group(1);
        return reader.say("reading.coded", code, detail(code, coded.group(2), reader));
    }

    /** What of a file was read, where not all of it was. */
    static String reached(String reached, Language reader) {
        return reader.equals(Language.ENGLISH) ? reached : detail(PARTIAL, reached, reader);
    }

    private static String detail(String code, String detail, Language reader) {
        Matcher line = LINE.matcher(detail);
        if (line.matches()) {
            return told(detail, reader)
                    .orElseGet(() -> reader.say(
                            "reading.line",
                            line.group(1),
                            told(line.group(2), reader).orElseGet(() -> detail(code, line.group(2), reader))));
        }
        return new RecordedWording(DETAILS, reader)
                .known(detail)
                .or(() -> told(detail, reader))
                .orElseGet(() -> code(code, reader) + reader.say("pages.as-written", detail));
    }

    private static Optional<String> told(String refusal, Language reader) {
        return Optional.of(ServiceException.told(refusal).in(reader)).filter(told -> !told.equals(refusal));
    }

    /** Why it cannot be compared. */
    public static String incomparable(String code, Language reader) {
        String said = code(code, reader);
        return reader.equals(Language.ENGLISH) || said.isEmpty() ? code : said;
    }

    /** What a code stands for. */
    static String code(String code, Language reader) {
        String said = new ReportWords(reader).named("pages.not-looked.", code);
        return said.equals(code) ? "" : said;
    }
}
