package dev.colophon.cli.notice;

import dev.colophon.cli.output.Console;
import dev.colophon.cli.text.notice.NoticeStatusText;
import dev.colophon.evidence.messages.Language;
import dev.colophon.service.json.JsonLines;
import dev.colophon.service.json.notice.NoticeStatusView;
import dev.colophon.service.notice.NoticeStatus;
import java.util.List;

/** Prints where notices stand. */
record NoticeOutput(Console console, boolean json, Language reader) {

    void print(List<NoticeStatus> notices) {
        for (NoticeStatus status : notices) {
            if (json) {
                console.line(JsonLines.line(NoticeStatusView.of(status, reader)));
            } else {
                NoticeStatusText.lines(status, reader).forEach(console::line);
            }
        }
    }
}
