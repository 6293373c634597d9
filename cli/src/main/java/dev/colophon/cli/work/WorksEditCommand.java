package dev.colophon.cli.work;

import dev.colophon.cli.option.HomeOption;
import dev.colophon.cli.option.JsonOption;
import dev.colophon.cli.option.WorkOptions;
import dev.colophon.cli.output.CommandFailure;
import dev.colophon.cli.output.Console;
import dev.colophon.cli.output.ExitCode;
import dev.colophon.cli.text.WorkText;
import dev.colophon.registry.metadata.StatedField;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.json.JsonLines;
import dev.colophon.service.json.work.EditedWorkView;
import dev.colophon.service.works.EditWorks;
import dev.colophon.service.works.EditedWork;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Sets details of works. */
@Command(
        name = "edit",
        description = {
            "Set what is known of works. What is set here, lists, tags and `register` no longer change.",
            "Every change is kept with who made it and when: `colophon works history ID`."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  colophon works edit b2c3d4e5 --title \"Evening Song\" --creator \"Mo Example\"",
            "  colophon works edit b2c3d4e5 --identifier isrc=USRC17607839 --remove-identifier isbn=0306406152",
            "  colophon works edit b2c3d4e5 c3d4e5f6 --owner \"Example Records\" --policy ReportUsage",
            "  colophon works edit b2c3d4e5 --creator \"\"    says nothing of a creator any more"
        })
final class WorksEditCommand implements Callable<Integer> {

    @Parameters(paramLabel = "ID", arity = "1..*", description = "Ids of works, or their last eight characters.")
    private List<String> ids = List.of();

    @Mixin
    private WorkOptions work = new WorkOptions();

    @Option(
            names = "--remove-authorised-host",
            paramLabel = "H",
            description = "A host that may show it no more; may be repeated.")
    private List<String> removedHosts = List.of();

    @Option(
            names = "--identifier",
            paramLabel = "SCHEME=ID",
            description = "What it is called elsewhere, such as isrc=USRC17607839; may be repeated.")
    private List<String> identifiers = List.of();

    @Option(
            names = "--remove-identifier",
            paramLabel = "SCHEME=ID",
            description = "What it is not called, whatever lists and tags say; may be repeated.")
    private List<String> removedIdentifiers = List.of();

    @Option(names = "--creator", paramLabel = "NAME", description = "Who made it.")
    private @Nullable String creator;

    @Option(names = "--copyright", paramLabel = "TEXT", description = "Its copyright notice.")
    private @Nullable String copyright;

    @Option(names = "--date", paramLabel = "DATE", description = "When it was made or published.")
    private @Nullable String date;

    @Option(
            names = "--field",
            paramLabel = "NAME=TEXT",
            description = "Anything else, as in a column of a list; may be repeated.")
    private List<String> fields = List.of();

    @Mixin
    private HomeOption home = new HomeOption();

    @Mixin
    private JsonOption json = new JsonOption();

    private final Console console;

    WorksEditCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        EditWorks.Request request = new EditWorks.Request(
                ids,
                work.title(),
                work.owner(),
                work.policy(),
                work.authorisedHosts(),
                removedHosts,
                identifiers,
                removedIdentifiers,
                said());
        new EditWorks(home.existing()).edit(Actor.local(), request).forEach(this::print);
        return ExitCode.OK;
    }

    private Map<String, String> said() {
        Map<String, String> said = new LinkedHashMap<>();
        put(StatedField.CREATOR, creator, said);
        put(StatedField.COPYRIGHT, copyright, said);
        put(StatedField.DATE, date, said);
        for (String field : fields) {
            int equals = field.indexOf('=');
            if (equals < 1 || field.substring(0, equals).isBlank()) {
                throw new CommandFailure(
                        ExitCode.USAGE, "--field: `%s` is not written like genre=Novel".formatted(field));
            }
            String name = field.substring(0, equals).strip();
            if (said.containsKey(name)) {
                throw new CommandFailure(ExitCode.USAGE, "--field: `%s` is given twice: name it once".formatted(name));
            }
            put(name, field.substring(equals + 1), said);
        }
        return said;
    }

    private static void put(String name, @Nullable String content, Map<String, String> said) {
        if (content != null) {
            said.put(name, content);
        }
    }

    private void print(EditedWork edited) {
        if (json.wanted()) {
            console.line(JsonLines.line(EditedWorkView.of(edited)));
        } else {
            WorkText.edited(edited, console.reader()).forEach(console::line);
        }
    }
}
