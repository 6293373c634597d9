package dev.colophon.cli.sighting;

import dev.colophon.cases.decision.BulkGroup;
import dev.colophon.cli.output.CommandFailure;
import dev.colophon.cli.output.Console;
import dev.colophon.cli.output.ExitCode;
import dev.colophon.cli.output.Questions;
import dev.colophon.cli.text.StoredSightingText;
import dev.colophon.evidence.messages.Language;
import dev.colophon.service.decision.Approval;
import dev.colophon.service.wording.RecordedWording;
import dev.colophon.sightings.StoredSighting;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says how many sightings are to be decided together, and asks whoever sits at the terminal. */
final class AskedApproval implements Approval {

    private final Console console;
    private final Language reader;
    private final Questions questions;
    private final boolean terminal;
    private final boolean approved;
    private final Optional<String> seen;

    /**
     * Of this console.
     *
     * @param terminal whether anybody can be asked
     * @param approved whether the answer was given on the command line; that of a sample is not
     * @param seen the sample of which it was said there that all of it was looked at, and is right
     */
    AskedApproval(Console console, Questions questions, boolean terminal, boolean approved, Optional<String> seen) {
        this.console = console;
        this.reader = console.reader();
        this.questions = questions;
        this.terminal = terminal;
        this.approved = approved;
        this.seen = seen;
    }

    @Override
    public Answer asked(String act, BulkGroup group, List<StoredSighting> sample) {
        String said = new RecordedWording("decide.act.", reader).told(act);
        console.note(words(group, reader));
        if (seen.isPresent()) {
            return seenAnswer(group, seen.get());
        }
        if (approved && sample.isEmpty()) {
            return Answer.YES;
        }
        if (!terminal) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    sample.isEmpty()
                            ? reader.say("decide.unasked", said)
                            : reader.say("decide.unasked.sample", said, sample.size()));
        }
        if (!areRight(sample) || (!approved && !questions.isYes(reader.say("decide.question", said)))) {
            console.note(reader.say("decide.nothing"));
            return Answer.NO;
        }
        return Answer.YES;
    }

    private static Answer seenAnswer(BulkGroup group, String sample) {
        if (!sample.strip().equalsIgnoreCase(group.sampleId())) {
            throw new CommandFailure(
                    ExitCode.REFUSED,
                    "--seen: `%s` is not the sample of these sightings, or there are others by now; nothing was decided: look at theirs with --sample"
                            .formatted(sample));
        }
        return Answer.YES;
    }

    /** {@code 3 sightings at 2 sites, of 2 works: 1 EXACT, 2 STRONG}. */
    static String words(BulkGroup group, Language reader) {
        return reader.say(
                "decide.group",
                group.size(),
                places(group, reader),
                group.works(),
                group.grades().entrySet().stream()
                        .map(grade -> grade.getValue() + " " + grade.getKey())
                        .collect(Collectors.joining(reader.say("match.comma"))));
    }

    private static String places(BulkGroup group, Language reader) {
        String sites = reader.say("decide.group.sites", group.sites());
        String folders = reader.say("decide.group.folders", group.folders());
        return group.folders() == 0
                ? sites
                : group.sites() == 0 ? folders : reader.say("decide.group.both", sites, folders);
    }

    private boolean areRight(List<StoredSighting> sample) {
        if (!sample.isEmpty()) {
            console.note(reader.say("decide.look", sample.size()));
        }
        int number = 0;
        for (StoredSighting sighting : sample) {
            number++;
            StoredSightingText.lines(sighting, reader).forEach(console::note);
            if (!questions.isYes(reader.say("decide.look.question", number, sample.size()))) {
                return false;
            }
        }
        return true;
    }
}
