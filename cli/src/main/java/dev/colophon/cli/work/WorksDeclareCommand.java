package dev.colophon.cli.work;

import dev.colophon.cli.option.ForceOption;
import dev.colophon.cli.option.HomeOption;
import dev.colophon.cli.option.JsonOption;
import dev.colophon.cli.output.CommandFailure;
import dev.colophon.cli.output.Console;
import dev.colophon.cli.output.ExitCode;
import dev.colophon.cli.text.RecordedText;
import dev.colophon.cli.text.WorkText;
import dev.colophon.evidence.messages.Language;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.declaration.DeclarationStatement;
import dev.colophon.service.declaration.DeclareWork;
import dev.colophon.service.declaration.SignedDeclaration;
import dev.colophon.service.declaration.VerifyDeclaration;
import dev.colophon.service.json.JsonLines;
import dev.colophon.service.json.declaration.DeclaredWorkView;
import dev.colophon.service.json.declaration.VerifiedDeclarationView;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Declares a work, or verifies a declaration. */
@Command(
        name = "declare",
        description = {
            "Write what is registered of a work as a signed declaration, which others check without Colophon.",
            "It is a W3C Verifiable Credential 2.0 (eddsa-jcs-2022) with title, owner, identifiers, SHA-256 and ISCC "
                    + "of its files, and shares.",
            "With --verify: check one of anybody, without network or home. It proves who says so, not that it is "
                    + "true."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  colophon works declare b2c3d4e5 --to song.declaration.json",
            "  colophon works declare --verify song.declaration.json song.mp3 --key did:key:z6Mk…"
        })
final class WorksDeclareCommand implements Callable<Integer> {

    @Parameters(
            paramLabel = "WORK",
            arity = "0..1",
            description = "Id of a work, or its last eight characters; with --verify, a file that it is said to be of.")
    private @Nullable String named;

    @Option(
            names = "--to",
            paramLabel = "FILE",
            description = "Where to write it (default: ID.declaration.json in this folder).")
    private @Nullable Path to;

    @Option(names = "--verify", paramLabel = "DECLARATION", description = "Check a declaration instead.")
    private @Nullable Path verified;

    @Option(
            names = "--key",
            paramLabel = "DID",
            description = "With --verify: the key of who is said to have signed it, from them: did:key:z6Mk…")
    private @Nullable String key;

    @Mixin
    private ForceOption force = new ForceOption();

    @Mixin
    private HomeOption home = new HomeOption();

    @Mixin
    private JsonOption json = new JsonOption();

    private final Console console;

    WorksDeclareCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Path declaration = verified;
        if (declaration != null) {
            if (to != null) {
                throw new CommandFailure(ExitCode.USAGE, "--to is for what is declared, not for --verify");
            }
            return verify(declaration);
        }
        String work = named;
        if (work == null || key != null) {
            throw new CommandFailure(
                    ExitCode.USAGE, work == null ? "name a work, or --verify DECLARATION" : "--key is for --verify");
        }
        return declare(work);
    }

    private int declare(String work) {
        DeclareWork.Declared declared = new DeclareWork(home.existing()).declare(Actor.local(), work);
        Path target = to == null ? Path.of(declared.work().id() + SignedDeclaration.ENDING) : to;
        force.write(target, declared.json());
        if (json.wanted()) {
            console.line(JsonLines.line(DeclaredWorkView.of(declared, target.toString())));
        } else {
            console.line(WorkText.named(declared.work()));
            console.line("    " + console.reader().say("declare.signed", declared.issuer()));
            console.line("    " + Console.safe(target.toString()));
            console.note(console.reader().say("declare.publish"));
        }
        return ExitCode.OK;
    }

    private int verify(Path declaration) {
        VerifyDeclaration.Verified result = new VerifyDeclaration()
                .verify(
                        Actor.local(),
                        new VerifyDeclaration.Request(
                                declaration, Optional.ofNullable(named).map(Path::of), Optional.ofNullable(key)));
        if (json.wanted()) {
            console.line(JsonLines.line(VerifiedDeclarationView.of(declaration, result)));
        } else {
            print(declaration, result, console.reader()).forEach(console::line);
        }
        if (!result.trusted()) {
            console.message(
                    "the key came out of the declaration: it shows that nothing in it was changed, not who signed it; "
                            + "ask them for their key and name it with --key");
        }
        return result.fault().isEmpty() ? ExitCode.OK : ExitCode.FOUND;
    }

    private static List<String> print(Path declaration, VerifyDeclaration.Verified result, Language reader) {
        DeclarationStatement statement = result.statement();
        String issuer = Console.safe(statement.issuer());
        return List.of(
                reader.say(
                        result.fault().isEmpty() ? "declare.verify.holds" : "declare.verify.fails",
                        "@|bold %s|@".formatted(Console.safe(declaration.toString()))),
                "    "
                        + result.fault()
                                .map(why -> Console.safe(RecordedText.why(why, reader)))
                                .orElseGet(() -> result.declared()
                                        .map(at -> reader.say("declare.verify.signed-at", issuer, at.toString()))
                                        .orElseGet(() -> reader.say("declare.verify.signed", issuer))),
                "    "
                        + reader.say(
                                "declare.verify.says",
                                Console.safe(statement.title()),
                                Console.safe(statement.owner()),
                                String.valueOf(statement.files().size())));
    }
}
