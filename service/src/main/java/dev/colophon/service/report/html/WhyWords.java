package dev.colophon.service.report.html;

import dev.colophon.evidence.messages.Language;
import dev.colophon.index.explanation.AudioExplanation;
import dev.colophon.index.explanation.ColourExplanation;
import dev.colophon.index.explanation.Explanation;
import dev.colophon.index.explanation.ImageExplanation;
import dev.colophon.index.explanation.InlierExplanation;
import dev.colophon.index.explanation.KeyframeExplanation;
import dev.colophon.index.explanation.SameContent;
import dev.colophon.index.explanation.TextExplanation;
import dev.colophon.index.explanation.VideoExplanation;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Why a match is believed, in a sentence of a language. */
final class WhyWords {

    private static final Pattern PART = Pattern.compile("(crop|panel) (\\d+) % x (\\d+) %");

    private static final Set<String> WHOLE = Set.of("full", "trimmed");

    private WhyWords() {}

    static String of(Explanation why, Language language) {
        return switch (why) {
            case SameContent same ->
                language.say(
                        switch (same.digest().basis()) {
                            case FILE -> "pages.why.same-file";
                            case PIXELS -> "pages.why.same-pixels";
                            case TEXT -> "pages.why.same-text";
                        },
                        same.digest().toString());
            case AudioExplanation sound ->
                language.say(
                        "pages.why.sound",
                        sound.matchedPeaks(),
                        sound.possiblePeaks(),
                        decimal(sound.score()),
                        decimal(sound.decoyMean()));
            case ImageExplanation picture ->
                language.say(
                        "pages.why.picture",
                        256 - picture.pdqDistance(),
                        view(picture.variant(), language),
                        picture.quality());
            case InlierExplanation details ->
                details.better() == 0
                        ? language.say("pages.why.details", details.inliers(), details.features())
                        : language.say(
                                "pages.why.details.family", details.inliers(), details.features(), details.better());
            case ColourExplanation colours ->
                language.say(
                        "pages.why.colours",
                        decimal(colours.variation()),
                        decimal(colours.residual()),
                        view(colours.variant(), language));
            case VideoExplanation film ->
                language.say("pages.why.film", film.frames(), film.possibleFrames(), decimal(film.meanDistance()));
            case KeyframeExplanation film ->
                language.say("pages.why.keyframes", film.keyframes(), film.possible(), film.inliers());
            case TextExplanation text -> text(text, language);
        };
    }

    private static String text(TextExplanation text, Language language) {
        String identity = ReportWords.percent(text.identity());
        String agree = text.inOrder()
                ? language.say("pages.why.text.in-order", text.matchedCharacters(), text.longestRun(), identity)
                : language.say("pages.why.text", text.matchedCharacters(), text.longestRun(), identity);
        return text.otherEntities() == 0
                ? agree
                : agree + language.say("change.separator") + language.say("pages.why.form", text.otherEntities());
    }

    /** Which part of a picture was compared, as {@code View#name()} says it. */
    private static String view(String name, Language language) {
        Matcher part = PART.matcher(name);
        if (part.matches()) {
            return language.say("pages.view." + part.group(1), part.group(2), part.group(3));
        }
        return WHOLE.contains(name) ? language.say("pages.view." + name) : name;
    }

    private static String decimal(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
