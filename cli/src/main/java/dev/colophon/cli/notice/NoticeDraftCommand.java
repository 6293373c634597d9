package dev.colophon.cli.notice;

import dev.colophon.cases.message.NoticeContent.Measure;
import dev.colophon.cases.message.NoticeContent.Statement;
import dev.colophon.cli.option.HomeOption;
import dev.colophon.cli.option.JsonOption;
import dev.colophon.cli.option.LanguageOption;
import dev.colophon.cli.output.Console;
import dev.colophon.cli.output.ExitCode;
import dev.colophon.cli.text.notice.NoticeText;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.draft.BrowserPrinter;
import dev.colophon.service.draft.DraftNotice;
import dev.colophon.service.json.JsonLines;
import dev.colophon.service.json.notice.NoticeView;
import dev.colophon.service.settings.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** Writes a notice about a case. */
@Command(
        name = "draft",
        description = {
            "Write a notice about the copies of a case, in the form of a law, and keep it. Nothing is sent.",
            "What the law asks for and is not there is listed with its article, and nothing is written then. You declare what it "
                    + "has to declare; a wrong notice can cost you damages. Copies that a licence covers, that are held, contested "
                    + "or not proved are left out, each with its reason. This is not legal advice.",
            "What was retracted is claimed again only with --again; what was restored after a notice only where the law allows it, and "
                    + "with --new-proof where that is asked for."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  colophon notice draft K-17 --regime us-dmca --declare good-faith,accuracy,authority --sign \"Ada Lovelace\"",
            "  colophon notice draft K-17 --regime cn-cc --provider 某视频网 --host video.cn --declare truth --sign 王维",
            "  colophon notice draft K-17 --regime us-dmca --agent \"Li & Partners\" --power-of-attorney power.pdf --sign \"Li Lei\"",
            "",
            "Exit codes: 0 drafted, or there already, 3 refused, with the reason."
        })
final class NoticeDraftCommand implements Callable<Integer> {

    @Parameters(paramLabel = "CASE", description = "A case, such as K-17.")
    private String number = "";

    @Option(
            names = "--regime",
            paramLabel = "REGIME",
            required = true,
            description = "A procedure, as `colophon notice regimes` lists them; its year may be left out.")
    private String regime = "";

    @Option(
            names = "--host",
            paramLabel = "HOST",
            description = "Only the copies on this host; may be repeated. A notice goes to one provider.")
    private List<String> hosts = List.of();

    @Option(
            names = "--provider",
            paramLabel = "NAME",
            description = "Whom it goes to (default: whose contact is taken, or the host).")
    private @Nullable String provider;

    @Option(
            names = "--to",
            paramLabel = "MAIL",
            description = "Their mail address for such notices (default: the best that `colophon contact` knows).")
    private @Nullable String mail;

    @Option(names = "--unlink", description = "Ask that links to the copies go, where the provider only links to them.")
    private boolean unlink;

    @Option(
            names = "--declare",
            paramLabel = "WHAT",
            split = ",",
            converter = StatementConverter.class,
            description = "What you declare: truth, good-faith, accuracy, authority (under penalty of perjury).")
    private Set<Statement> statements = Set.of();

    @Option(names = "--sign", paramLabel = "NAME", description = "Your name as signature, or that of the seal.")
    private @Nullable String signature;

    @Option(
            names = "--facts",
            paramLabel = "TEXT",
            description = "Why it is an infringement (default: what was found).")
    private @Nullable String facts;

    @Option(
            names = "--ask",
            paramLabel = "TEXT",
            description = "What you ask for (default: that the copies are removed).")
    private @Nullable String requirement;

    @Option(
            names = "--agent",
            paramLabel = "AGENT",
            description =
                    "Who notifies in the owner's name, as `colophon owner agent` knows them (default: the owner).")
    private @Nullable String agent;

    @Option(
            names = "--power-of-attorney",
            paramLabel = "FILE",
            description = "What shows the agent's authority for this notice: a PDF, PNG or JPEG, which goes with it.")
    private @Nullable Path powerOfAttorney;

    @Option(
            names = "--acns",
            negatable = true,
            description = "With, or without, the same as ACNS for machines (default: as the procedure has it).")
    private @Nullable Boolean acns;

    @Option(
            names = "--language",
            paramLabel = "TAG",
            description = "Language of the notice (default: the first of the procedure).")
    private @Nullable String noticeLanguage;

    @Option(names = "--again", description = "It is right although an earlier notice about a copy was retracted.")
    private boolean again;

    @Option(
            names = "--new-proof",
            paramLabel = "BUNDLE",
            description =
                    "Evidence that is newer than the restoring of a copy after an earlier notice, such as K-17-4.")
    private @Nullable String newProof;

    @Option(names = "--no-browser", description = "Without a PDF, which a browser prints.")
    private boolean withoutBrowser;

    @Mixin
    private LanguageOption language = new LanguageOption();

    @Mixin
    private HomeOption home = new HomeOption();

    @Mixin
    private JsonOption json = new JsonOption();

    private final Console console;

    NoticeDraftCommand(Console console) {
        this.console = console;
    }

    /** A word such as {@code good-faith}. */
    static final class StatementConverter implements ITypeConverter<Statement> {

        @Override
        public Statement convert(String word) {
            return Arrays.stream(Statement.values())
                    .filter(statement -> word(statement).equalsIgnoreCase(word.strip()))
                    .findFirst()
                    .orElseThrow(() -> new TypeConversionException("nothing is declared with '%s'; write: %s"
                            .formatted(
                                    word,
                                    Arrays.stream(Statement.values())
                                            .map(StatementConverter::word)
                                            .collect(Collectors.joining(", ")))));
        }

        private static String word(Statement statement) {
            return statement.name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    @Override
    public Integer call() throws IOException {
        DraftNotice.Request request = new DraftNotice.Request(
                number,
                regime,
                hosts,
                Optional.ofNullable(noticeLanguage),
                Optional.ofNullable(provider),
                Optional.ofNullable(mail),
                unlink ? Measure.UNLINK : Measure.REMOVE,
                statements.isEmpty() ? Set.of() : EnumSet.copyOf(statements),
                Optional.ofNullable(signature),
                Optional.ofNullable(facts),
                Optional.ofNullable(requirement),
                Optional.ofNullable(agent),
                Optional.ofNullable(powerOfAttorney),
                Optional.ofNullable(acns),
                again,
                Optional.ofNullable(newProof));
        Settings settings = home.existing();
        try (BrowserPrinter printer = BrowserPrinter.open(settings, !withoutBrowser, language.reader(), console)) {
            DraftNotice.Drafted drafted =
                    new DraftNotice(settings, printer, InstantSource.system()).draft(Actor.local(), request, console);
            print(drafted);
        }
        return ExitCode.OK;
    }

    private void print(DraftNotice.Drafted drafted) {
        if (json.wanted()) {
            console.line(JsonLines.line(NoticeView.of(drafted.notice())));
        } else {
            NoticeText.full(drafted.notice(), language.reader()).forEach(console::line);
        }
        String name = drafted.notice().notice().number().toString();
        console.message(
                drafted.fresh()
                        ? "drafted as %s; nothing was sent: `colophon notice send %1$s` sends it by mail, `colophon notice show %1$s --files FOLDER` writes its files for you to send"
                                .formatted(name)
                        : "it says the same as %s, which is there already: nothing new was drafted".formatted(name));
    }
}
