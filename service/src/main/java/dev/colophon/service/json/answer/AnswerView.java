package dev.colophon.service.json.answer;

import dev.colophon.cases.message.answer.AnswerContent;
import dev.colophon.cases.message.answer.AnswerContent.Attachment;
import dev.colophon.cases.message.answer.AnswerContent.Head;
import dev.colophon.cases.message.answer.AnswerKind;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An answer to a notice; the schema is {@code answer.schema.json}. */
public record AnswerView(
        String file,
        String readsAs,
        @Nullable String from,
        @Nullable String subject,
        @Nullable Instant date,
        @Nullable String messageId,
        @Nullable List<String> about,
        List<AnswerPartView> answers,
        List<Attachment> attachments) {

    public static AnswerView of(Path file, AnswerContent content) {
        Optional<Head> head = content.head();
        return new AnswerView(
                file.toString(),
                AnswerKind.proposed(content).word(),
                head.map(Head::from).orElse(null),
                head.map(Head::subject).orElse(null),
                head.flatMap(Head::date).orElse(null),
                head.flatMap(Head::messageId).orElse(null),
                head.map(Head::about).orElse(null),
                content.answers().stream().map(AnswerPartView::of).toList(),
                content.attachments());
    }
}
