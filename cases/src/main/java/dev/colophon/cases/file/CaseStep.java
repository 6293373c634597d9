package dev.colophon.cases.file;

import dev.colophon.evidence.messages.Language;
import java.util.List;
import java.util.stream.Stream;

/**
 * What can be done next about a case, in plain words for both sides.
 *
 * @param step what it is, to be chosen
 * @param forOwner what it means for the rightsholder
 * @param forOperator what it means for whoever answers for the copies
 */
public record CaseStep(String step, String forOwner, String forOperator) {

    /** Those of a case as it is. */
    public static List<CaseStep> of(CaseFile file, Language reader) {
        if (!file.state().isOpen()) {
            return file.state().mergedInto().isPresent() ? List.of() : List.of(step("reopen", reader));
        }
        return Stream.of("evidence", "offer", "notice", "close", "leave")
                .map(name -> step(name, reader))
                .toList();
    }

    private static CaseStep step(String name, Language reader) {
        String key = "case.step." + name;
        return new CaseStep(reader.say(key), reader.say(key + ".owner"), reader.say(key + ".operator"));
    }
}
