package dev.colophon.cli.text;

import dev.colophon.cli.output.Columns;
import dev.colophon.cli.output.Console;
import dev.colophon.evidence.messages.Language;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.home.Requirement;
import dev.colophon.service.wording.RecordedWording;
import java.util.ArrayList;
import java.util.List;

/** What the installation needs, and how it is, told to a person. */
public final class RequirementText {

    private static final String TOLD = "doctor.told.";
    private static final String INDENT = "    ";
    private static final int STATE = 4;
    private static final int WHAT = 10;

    private final Language reader;

    /** @param reader in whose language */
    public RequirementText(Language reader) {
        this.reader = reader;
    }

    /** A line that says how it is, and one that says what to do where that has to be done. */
    public List<String> lines(Requirement requirement) {
        List<String> lines = new ArrayList<>();
        lines.add("%s %s%s"
                .formatted(
                        state(requirement.state()),
                        Columns.label(reader.say("doctor.what." + requirement.what()), WHAT),
                        Console.safe(told(requirement, requirement.detail()))));
        if (requirement.state() == Requirement.State.FAIL) {
            lines.add(INDENT + told(requirement, requirement.remedy()));
        }
        return lines;
    }

    private String state(Requirement.State state) {
        String word = reader.say("doctor.state." + state);
        String colour = switch (state) {
            case OK -> "green";
            case MISSING -> "yellow";
            case FAIL -> "red";
        };
        return "@|%s %s|@".formatted(colour, word + " ".repeat(Math.max(0, STATE - Columns.width(word))));
    }

    /** What was found out in English: by the messages of this thing, else as anything that is refused. */
    private String told(Requirement requirement, String english) {
        return reader.equals(Language.ENGLISH)
                ? english
                : new RecordedWording(TOLD + requirement.what() + ".", reader)
                        .known(english)
                        .orElseGet(() -> ServiceException.told(english).in(reader));
    }
}
