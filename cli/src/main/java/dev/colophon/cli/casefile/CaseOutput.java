package dev.colophon.cli.casefile;

import dev.colophon.cli.option.JsonOption;
import dev.colophon.cli.output.Console;
import dev.colophon.cli.text.casefile.CaseText;
import dev.colophon.evidence.messages.Language;
import dev.colophon.service.casefile.ListedCase;
import dev.colophon.service.json.JsonLines;
import dev.colophon.service.json.casefile.CaseView;

/** Prints cases one after the other. */
final class CaseOutput {

    private CaseOutput() {}

    static void print(ListedCase listed, JsonOption json, Language reader, Console console) {
        if (json.wanted()) {
            console.line(JsonLines.line(CaseView.of(listed)));
        } else {
            CaseText.lines(listed, reader).forEach(console::line);
        }
    }
}
