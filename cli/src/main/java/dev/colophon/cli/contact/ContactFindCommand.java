package dev.colophon.cli.contact;

import dev.colophon.cases.contact.whois.WhoisRecord.Referral;
import dev.colophon.cli.option.AllowedHosts;
import dev.colophon.cli.option.HomeOption;
import dev.colophon.cli.option.JsonOption;
import dev.colophon.cli.option.LanguageOption;
import dev.colophon.cli.output.CommandFailure;
import dev.colophon.cli.output.Console;
import dev.colophon.cli.output.ExitCode;
import dev.colophon.cli.progress.ProgressOutput;
import dev.colophon.cli.text.casefile.ContactText;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.contact.FindContacts;
import dev.colophon.service.contact.FoundContacts;
import dev.colophon.service.json.JsonLines;
import dev.colophon.service.json.contact.HostContactsView;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Finds whom to write to. */
@Command(
        name = "find",
        description = {
            "Find whom to write to about hosts, or the hosts of a case, and keep it.",
            "Asked are: pages of the site (as its robots.txt allows; the first and four at most that it leads to), the "
                    + "registries' records of its domain and its network (RDAP, over https alone), and whois where RDAP names "
                    + "nobody. What a source does not answer stays UNKNOWN, which is no \"none\". What was read within 30 days is "
                    + "not asked again."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  colophon contact find example.org",
            "  colophon contact find K-17                    all hosts on which copies of the case stand",
            "  colophon contact find example.org --agent https://dmca.copyright.gov/…   its entry in a directory of agents",
            "",
            "Exit codes: 0 looked, whatever was found; 3 something named is no host and no case."
        })
final class ContactFindCommand implements Callable<Integer> {

    private static final Pattern SERVER = Pattern.compile("([A-Za-z0-9.-]{1,253})(?::([0-9]{1,5}))?");
    private static final int WHOIS_PORT = 43;

    @Parameters(
            paramLabel = "HOST|CASE",
            arity = "1..*",
            description = "Hosts, URLs of their pages, or cases such as K-17.")
    private List<String> wanted = List.of();

    @Option(
            names = "--agent",
            paramLabel = "URL",
            description =
                    "A page that names the agent whom the site designates, such as its entry in the directory of the US "
                            + "Copyright Office; of one host.")
    private @Nullable String agentPage;

    @Option(names = "--again", description = "Also ask what was asked within 30 days.")
    private boolean again;

    @Option(
            names = "--whois",
            paramLabel = "HOST[:PORT]",
            description = "Who is asked for whois first (default: whois.iana.org).")
    private @Nullable String whois;

    @Option(
            names = "--allow",
            paramLabel = "HOST:PORT",
            description =
                    "A server that may be asked although it is not on the public internet, beside those that the places "
                            + "to watch allow; may be repeated.")
    private List<String> allowedHosts = List.of();

    @Mixin
    private HomeOption home = new HomeOption();

    @Mixin
    private LanguageOption language = new LanguageOption();

    @Mixin
    private JsonOption json = new JsonOption();

    private final Console console;
    private int exitCode = ExitCode.OK;

    ContactFindCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        FindContacts.Request request = new FindContacts.Request(
                wanted, Optional.ofNullable(agentPage), again, AllowedHosts.of(allowedHosts), whoisServer());
        try (ProgressOutput<FoundContacts> output = new ProgressOutput<>("asking", console, this::print)) {
            new FindContacts(home.existing()).find(Actor.local(), request, output);
        }
        return exitCode;
    }

    private Optional<Referral> whoisServer() {
        if (whois == null) {
            return Optional.empty();
        }
        Matcher server = SERVER.matcher(whois);
        if (!server.matches()) {
            throw new CommandFailure(ExitCode.USAGE, "--whois: write the name of a server, and perhaps its port");
        }
        int port = server.group(2) == null ? WHOIS_PORT : Integer.parseInt(server.group(2));
        return Optional.of(new Referral(server.group(1), port));
    }

    private void print(FoundContacts came) {
        switch (came) {
            case FoundContacts.Found(var known)
            when json.wanted() -> console.line(JsonLines.line(HostContactsView.of(known)));
            case FoundContacts.Found(var known) ->
                ContactText.lines(known, language.reader()).forEach(console::line);
            case FoundContacts.Refused(String what, String why) -> {
                exitCode = ExitCode.REFUSED;
                console.note(Console.safe(console.reader().say("at", what, console.told(why))));
            }
        }
    }
}
