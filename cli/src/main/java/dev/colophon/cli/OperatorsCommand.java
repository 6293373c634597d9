package dev.colophon.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.colophon.operators.Operator;
import dev.colophon.operators.OperatorGraph;
import dev.colophon.operators.OperatorRulings;
import dev.colophon.operators.SiteSignals;
import dev.colophon.operators.linkage.SiteName;
import dev.colophon.registry.Host;
import dev.colophon.registry.RegistryException;
import dev.colophon.service.caller.Plural;
import dev.colophon.service.json.JsonLines;
import dev.colophon.service.json.OperatorJson;
import dev.colophon.service.settings.Settings;
import dev.colophon.sightings.Sightings;
import dev.colophon.store.Database;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
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
final class OperatorsCommand implements Callable<Integer> {

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
        try (Database database = home.database(console).orElse(null)) {
            if (database == null) {
                return ExitCode.OK;
            }
            Known known = Known.of(database);
            List<Operator> operators = known.graph().operators().stream()
                    .filter(operator -> all || operator.sites().size() > 1)
                    .sorted(Comparator.comparingInt(
                                    (Operator operator) -> -operator.sites().size())
                            .thenComparing(Operator::id))
                    .toList();
            if (file != null) {
                draw(OperatorPicture.of(known.graph(), operators), file, console);
                return ExitCode.OK;
            }
            for (Operator operator : operators) {
                if (json.wanted()) {
                    console.line(JsonLines.line(OperatorJson.brief(operator, known.sightings(operator))));
                } else {
                    OperatorText.brief(operator, known.sightings(operator)).forEach(console::line);
                }
            }
            if (operators.isEmpty()) {
                console.note("no two sites are known to have one operator (%s)"
                        .formatted(Plural.of(known.graph().sites(), "site was seen", "sites were seen")));
            }
            return ExitCode.OK;
        }
    }

    /**
     * What is known of sites.
     *
     * @param sightings how many there are, by site
     */
    private record Known(
            OperatorGraph graph, OperatorRulings rulings, Database database, Map<String, Integer> sightings) {

        static Known of(Database database) {
            OperatorRulings rulings = new OperatorRulings(database, InstantSource.system());
            Map<String, Integer> sightings = new HashMap<>();
            new Sightings(database)
                    .countByHost()
                    .forEach((host, count) -> sightings.merge(SiteName.of(host.name()), count, Integer::sum));
            return new Known(OperatorGraph.of(new SiteSignals(database), rulings), rulings, database, sightings);
        }

        int sightings(Operator operator) {
            return operator.sites().stream()
                    .mapToInt(site -> sightings.getOrDefault(site, 0))
                    .sum();
        }

        /** The operator of a site, however a person names it. */
        Operator operator(String text) {
            return graph.operatorOf(site(text))
                    .orElseThrow(() -> new CommandFailure(
                            ExitCode.REFUSED,
                            "nothing was seen of %s yet; `colophon operators --all` lists every site".formatted(text)));
        }

        /** The site of a host, a host with a port, or a URL. */
        private String site(String text) {
            String authority = text.substring(text.indexOf("://") < 0 ? 0 : text.indexOf("://") + 3)
                    .split("[/?#]", 2)[0];
            return graph.operatorOf(authority).isPresent() ? SiteName.of(authority) : host(text);
        }

        private static String host(String text) {
            try {
                return SiteName.of(Host.parse(text).name());
            } catch (RegistryException notAHost) {
                return text;
            }
        }
    }

    private interface Use {
        void of(Known known);
    }

    private static int with(HomeOption home, Use use) {
        Settings settings = home.stored();
        try (Database database = Database.open(settings.home(), settings.database())) {
            use.of(Known.of(database));
            return ExitCode.OK;
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
            try (Database database = home.storedDatabase()) {
                Known known = Known.of(database);
                Operator operator = known.operator(site);
                int sightings = known.sightings(operator);
                if (file != null) {
                    draw(OperatorPicture.of(known.graph(), operator), file, console);
                } else if (json.wanted()) {
                    console.line(JsonLines.line(OperatorJson.full(operator, sightings, known.graph())));
                } else {
                    OperatorText.full(operator, sightings, known.graph()).forEach(console::line);
                }
                return ExitCode.OK;
            }
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
            return with(home, known -> {
                Operator one = known.operator(a);
                Operator other = known.operator(b);
                if (!one.equals(other)) {
                    known.rulings().merge(one, other);
                } else {
                    rule(known, a, b, true);
                }
                tell(Known.of(known.database()), true, a, b, json, console);
            });
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
            return with(home, known -> {
                known.operator(a);
                known.operator(b);
                rule(known, a, b, false);
                tell(Known.of(known.database()), false, a, b, json, console);
            });
        }
    }

    private static void rule(Known known, String a, String b, boolean same) {
        String siteOfA = known.site(a);
        String siteOfB = known.site(b);
        if (siteOfA.equals(siteOfB)) {
            throw new CommandFailure(ExitCode.REFUSED, "%s and %s are one site: %s".formatted(a, b, siteOfA));
        }
        if (same) {
            known.rulings().same(siteOfA, siteOfB);
        } else {
            known.rulings().apart(siteOfA, siteOfB);
        }
    }

    /** Says what came of a ruling. */
    private static void tell(Known known, boolean same, String a, String b, JsonOption json, Console console) {
        List<Operator> now =
                Stream.of(known.operator(a), known.operator(b)).distinct().toList();
        if (json.wanted()) {
            ObjectNode line = JsonLines.object().put("ruling", same ? "SAME" : "APART");
            ArrayNode operators = line.putArray("operators");
            now.forEach(operator -> operators.add(OperatorJson.brief(operator, known.sightings(operator))));
            console.line(JsonLines.line(line));
        } else {
            now.forEach(operator -> OperatorText.full(operator, known.sightings(operator), known.graph()).stream()
                    .limit(2 + operator.sites().size() / 6)
                    .forEach(console::line));
        }
        int overruled = known.graph().overruled().size();
        if (overruled > 0) {
            console.note("%s without effect, because later ones say otherwise"
                    .formatted(Plural.of(overruled, "earlier ruling is", "earlier rulings are")));
        }
    }
}
