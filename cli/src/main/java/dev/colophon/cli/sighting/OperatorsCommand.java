package dev.colophon.cli.sighting;

import dev.colophon.cli.drawing.Drawing;
import dev.colophon.cli.drawing.OperatorPicture;
import dev.colophon.cli.drawing.PictureFile;
import dev.colophon.cli.option.ForceOption;
import dev.colophon.cli.option.HomeOption;
import dev.colophon.cli.option.JsonOption;
import dev.colophon.cli.output.Console;
import dev.colophon.cli.output.ExitCode;
import dev.colophon.cli.text.OperatorText;
import dev.colophon.operators.Operator;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.json.JsonLines;
import dev.colophon.service.json.OperatorDetailView;
import dev.colophon.service.json.OperatorView;
import dev.colophon.service.json.RulingResultView;
import dev.colophon.service.operators.CountedOperator;
import dev.colophon.service.operators.ListOperators;
import dev.colophon.service.operators.MergeOperators;
import dev.colophon.service.operators.OperatorList;
import dev.colophon.service.operators.RulingResult;
import dev.colophon.service.operators.ShowOperator;
import dev.colophon.service.operators.ShownOperator;
import dev.colophon.service.operators.SplitOperators;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Who runs the sites that were seen. */
@Command(
        name = "operators",
        description = {
            "List who runs the sites that were seen: sites are together when enough of what they share says so, or when "
                    + "you said so. Groups only decide what is shown together; they prove nothing."
        },
        subcommands = {OperatorsCommand.Show.class, OperatorsCommand.Merge.class, OperatorsCommand.Split.class},
        footerHeading = "%nExamples:%n",
        footer = {
            "  colophon operators                              who runs more than one site",
            "  colophon operators show pirate.example          why, and what else may belong to it",
            "  colophon operators show pirate.example --picture why.svg",
            "  colophon operators merge a.example b.example    you know that one operator runs both",
            "  colophon operators split a.example b.example    you know that none runs both",
        })
public final class OperatorsCommand implements Callable<Integer> {

    @Option(names = "--all", description = "Also those of a single site.")
    private boolean all;

    @Option(
            names = "--picture",
            paramLabel = "FILE",
            description = "Draw them, the largest first, instead of listing them: .svg or .png.")
    private @Nullable Path picture;

    @Mixin
    private ForceOption force = new ForceOption();

    @Mixin
    private HomeOption home = new HomeOption();

    @Mixin
    private JsonOption json = new JsonOption();

    private final Console console;

    OperatorsCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        PictureFile file = picture == null ? null : new PictureFile(picture, force);
        new ListOperators(home.existing())
                .list(Actor.local(), all, console)
                .ifPresent(operators -> print(operators, file));
        return ExitCode.OK;
    }

    private void print(OperatorList list, @Nullable PictureFile file) {
        if (file != null) {
            List<Operator> operators =
                    list.operators().stream().map(CountedOperator::operator).toList();
            draw(OperatorPicture.of(list.graph(), operators, file.language(console.reader())), file, console);
            return;
        }
        for (CountedOperator operator : list.operators()) {
            if (json.wanted()) {
                console.line(JsonLines.line(OperatorView.of(operator)));
            } else {
                OperatorText.brief(operator, console.reader()).forEach(console::line);
            }
        }
        if (list.operators().isEmpty()) {
            console.note(console.reader().say("operators.none", list.graph().sites()));
        }
    }

    private static void draw(OperatorPicture picture, PictureFile file, Console console) {
        Drawing drawing = file.drawing(picture.width(), picture.height());
        picture.draw(drawing);
        file.write(drawing, console);
    }

    /** One of them. */
    @Command(
            name = "show",
            description = "Show one operator: its sites, why they are together, what else may belong to it.")
    static final class Show implements Callable<Integer> {

        @Parameters(paramLabel = "SITE", description = "Any of its sites, or a URL there.")
        private String site = "";

        @Option(
                names = "--picture",
                paramLabel = "FILE",
                description = "Draw its sites and what ties them: .svg or .png. Dashed: likely links.")
        private @Nullable Path picture;

        @Mixin
        private ForceOption force = new ForceOption();

        @Mixin
        private HomeOption home = new HomeOption();

        @Mixin
        private JsonOption json = new JsonOption();

        private final Console console;

        Show(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() {
            PictureFile file = picture == null ? null : new PictureFile(picture, force);
            ShownOperator shown = new ShowOperator(home.existing()).show(Actor.local(), site);
            if (file != null) {
                draw(
                        OperatorPicture.of(shown.graph(), shown.counted().operator(), file.language(console.reader())),
                        file,
                        console);
            } else if (json.wanted()) {
                console.line(JsonLines.line(OperatorDetailView.of(shown)));
            } else {
                OperatorText.full(shown, console.reader()).forEach(console::line);
            }
            return ExitCode.OK;
        }
    }

    /** Says that two are one. */
    @Command(
            name = "merge",
            description =
                    "Say that two sites, and their operators, are one operator's. It stands until you split them.")
    static final class Merge implements Callable<Integer> {

        @Parameters(index = "0", paramLabel = "A", description = "A site of the one.")
        private String a = "";

        @Parameters(index = "1", paramLabel = "B", description = "A site of the other.")
        private String b = "";

        @Mixin
        private HomeOption home = new HomeOption();

        @Mixin
        private JsonOption json = new JsonOption();

        private final Console console;

        Merge(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() {
            print(new MergeOperators(home.existing()).merge(Actor.local(), a, b), json, console);
            return ExitCode.OK;
        }
    }

    /** Says that two are not one. */
    @Command(
            name = "split",
            description =
                    "Say that no operator runs both sites. It stands until you merge them; other sites go with the one "
                            + "to which they are tied more.")
    static final class Split implements Callable<Integer> {

        @Parameters(index = "0", paramLabel = "A", description = "A site.")
        private String a = "";

        @Parameters(index = "1", paramLabel = "B", description = "Another site.")
        private String b = "";

        @Mixin
        private HomeOption home = new HomeOption();

        @Mixin
        private JsonOption json = new JsonOption();

        private final Console console;

        Split(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() {
            print(new SplitOperators(home.existing()).split(Actor.local(), a, b), json, console);
            return ExitCode.OK;
        }
    }

    private static void print(RulingResult result, JsonOption json, Console console) {
        if (json.wanted()) {
            console.line(JsonLines.line(RulingResultView.of(result)));
        } else {
            result.operators()
                    .forEach(shown -> OperatorText.full(shown, console.reader()).stream()
                            .limit(2 + shown.counted().operator().sites().size() / 6)
                            .forEach(console::line));
        }
        if (result.overruled() > 0) {
            console.note(console.reader().say("operators.overruled", result.overruled()));
        }
    }
}
