package dev.colophon.cli.sighting;

import dev.colophon.cases.decision.BulkGroup;
import dev.colophon.cli.output.CommandFailure;
import dev.colophon.cli.output.Console;
import dev.colophon.cli.output.ExitCode;
import dev.colophon.cli.output.Questions;
import dev.colophon.cli.text.StoredSightingText;
import dev.colophon.evidence.messages.Language;
import dev.colophon.service.caller.Plural;
import dev.colophon.service.decision.Approval;
import dev.colophon.sightings.StoredSighting;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says how many sightings are to be decided together, and asks whoever sits at the terminal. */
final class AskedApproval implements Approval {

    private final Console console;
    private final Language language;
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
    AskedApproval(
            Console console,
            Language language,
            Questions questions,
            boolean terminal,
            boolean approved,
            Optional<String> seen) {
        this.console = console;
        this.language = language;
        this.questions = questions;
        this.terminal = terminal;
        this.approved = approved;
        this.seen = seen;
    }

    @Override
    public Answer asked(String act, BulkGroup group, List<StoredSighting> sample) {
        console.note(words(group));
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
                            ? "to %s nobody can be asked here: add --yes when it is meant".formatted(act)
                            : "to %s %s looked at first, and nobody can be asked here: --sample prints them, and --seen says that it was done"
                                    .formatted(
                                            act, Plural.of(sample.size(), "of them has to be", "of them have to be")));
        }
        if (!areRight(sample) || (!approved && !questions.isYes(act + "?"))) {
            console.note("nothing was decided");
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
    static String words(BulkGroup group) {
        return "%s %s, of %s: %s"
                .formatted(
                        Plural.of(group.size(), "sighting", "sightings"),
                        places(group),
                        Plural.of(group.works(), "work", "works"),
                        group.grades().entrySet().stream()
                                .map(grade -> grade.getValue() + " " + grade.getKey())
                                .collect(Collectors.joining(", ")));
    }

    private static String places(BulkGroup group) {
        String sites = "at " + Plural.of(group.sites(), "site", "sites");
        String folders = "in " + Plural.of(group.folders(), "folder", "folders");
        return group.folders() == 0 ? sites : group.sites() == 0 ? folders : sites + " and " + folders;
    }

    private boolean areRight(List<StoredSighting> sample) {
        if (!sample.isEmpty()) {
            console.note("look at %d of them first: when one is no copy, or is allowed, decide them one by one"
                    .formatted(sample.size()));
        }
        int number = 0;
        for (StoredSighting sighting : sample) {
            number++;
            StoredSightingText.lines(sighting, language).forEach(console::note);
            if (!questions.isYes("%d of %d: is it a copy that nothing allows?".formatted(number, sample.size()))) {
                return false;
            }
        }
        return true;
    }
}
