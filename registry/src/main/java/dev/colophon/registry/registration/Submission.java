package dev.colophon.registry.registration;

import dev.colophon.registry.identifier.Identifier;
import dev.colophon.registry.work.Work;
import dev.colophon.registry.work.WorkDetails;
import dev.colophon.registry.work.WrittenText;
import dev.colophon.store.Sanitiser;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A file that its owner wants registered.
 *
 * @param work that it is added to, whatever titles say
 * @param content that the file is said to have: it need not be there when these bytes are registered already
 * @param identifying any of which names its work, also under another title; a work of its title that has others of their schemes is
 *     another one. Empty where titles tell works apart
 * @param titleIfNew what its work is called if it is new and the details give no title
 */
public record Submission(
        Path file,
        WorkDetails details,
        Optional<Work> work,
        Optional<StatedContent> content,
        List<Identifier> identifying,
        Optional<String> titleIfNew) {

    public Submission {
        identifying = List.copyOf(identifying);
    }

    public Submission(
            Path file,
            WorkDetails details,
            Optional<Work> work,
            Optional<StatedContent> content,
            List<Identifier> identifying) {
        this(file, details, work, content, identifying, Optional.empty());
    }

    /** A file of the work of its title, or of a new one. */
    public Submission(Path file, WorkDetails details) {
        this(file, details, Optional.empty(), Optional.empty(), List.of());
    }

    /** A file of a list that says which bytes it has. */
    public Submission(Path file, WorkDetails details, StatedContent content) {
        this(file, details, Optional.empty(), Optional.of(content), List.of());
    }

    /** A file of a work that identifiers name. */
    public Submission(Path file, WorkDetails details, List<Identifier> identifying) {
        this(file, details, Optional.empty(), Optional.empty(), identifying);
    }

    /** The same file with other details. */
    public Submission with(WorkDetails other) {
        return new Submission(file, other, work, content, identifying, titleIfNew);
    }

    /** The same file with a title for a new work. */
    public Submission titledIfNew(Optional<String> title) {
        Optional<String> fitting =
                title.map(text -> Sanitiser.fit(WrittenText.inOneLine(text), WorkDetails.LONGEST_TITLE));
        return new Submission(file, details, work, content, identifying, fitting);
    }

    /** The title that a new work of it has; empty where the file itself gives one. */
    public Optional<String> newTitle() {
        return details.title().or(() -> titleIfNew);
    }

    /** A file that is added to a work. */
    public static Submission to(Work work, Path file) {
        return new Submission(
                file,
                new WorkDetails(work.owner().id(), Optional.empty(), Optional.empty(), List.of()),
                Optional.of(work),
                Optional.empty(),
                List.of());
    }
}
