package dev.colophon.evidence.bundle;

import dev.colophon.evidence.verify.check.Check;
import dev.colophon.evidence.verify.container.BundleName;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The commands of programs that are not ours, with which each group of checks is repeated, as the text beside a bundle has them. They
 * are run in a shell, in the folder of the bundle, in the order of the groups.
 */
public final class IndependentCommands {

    private static final String INDENT = "    ";

    /** What the sections of the text are about, in their order. The comparison itself needs the engine that made it. */
    private static final List<Check.Group> SECTIONS = List.of(
            Check.Group.CONTAINER,
            Check.Group.SIGNATURE,
            Check.Group.TIME,
            Check.Group.WARC,
            Check.Group.PROCESS,
            Check.Group.LOG,
            Check.Group.REPORT);

    private IndependentCommands() {}

    /** Lines of a shell by what they check. */
    public static Map<Check.Group, List<String>> of(BundleName name) {
        Map<Check.Group, List<String>> commands = new EnumMap<>(Check.Group.class);
        int section = 0;
        for (String line : Readme.english(name).lines().toList()) {
            if (line.startsWith(section + 1 + ". ")) {
                section++;
            } else if (section > 0 && line.startsWith(INDENT)) {
                commands.computeIfAbsent(SECTIONS.get(section - 1), _ -> new ArrayList<>())
                        .add(line.strip());
            }
        }
        return commands;
    }
}
