package dev.colophon.cli.drawing;

import dev.colophon.cli.text.FindingText;
import dev.colophon.cli.text.MatchText;
import dev.colophon.evidence.messages.Language;
import dev.colophon.index.Match;

/** What stands above every drawing of a match: what it is of, how sure it is, how the copy was changed, and why. */
final class MatchHeading {

    static final int INK = 0x1c2430;
    static final int SOFT = 0x6b7685;

    private MatchHeading() {}

    /** On white ground of this size. */
    static void draw(
            Drawing drawing,
            int width,
            int height,
            double left,
            String title,
            String place,
            Match match,
            Language reader) {
        drawing.rectangle(0, 0, width, height, 0xffffff, 1);
        drawing.text(left, 38, 22, INK, title);
        drawing.text(left, 62, 14, SOFT, place);
        drawing.text(
                left,
                84,
                14,
                SOFT,
                String.join(
                        reader.say("change.separator"),
                        match.grade().toString(),
                        MatchText.change(match, reader),
                        FindingText.why(match, reader)));
    }
}
