package dev.colophon.cli.source;

import dev.colophon.cli.option.HomeOption;
import dev.colophon.cli.output.Console;
import dev.colophon.cli.output.ExitCode;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.settings.Settings;
import dev.colophon.service.source.BlockHost;
import dev.colophon.service.source.HostBlock;
import dev.colophon.service.source.UnblockHost;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The commands of `source` about hosts. */
final class HostCommands {

    private HostCommands() {}

    /** A host, as it is or in a URL. */
    abstract static class OfHost implements Callable<Integer> {

        @Parameters(
                paramLabel = "HOST",
                description = "Its name, with the port where that is not 80 or 443; or a URL on it.")
        private String host = "";

        @Mixin
        private HomeOption home = new HomeOption();

        private final Console console;

        OfHost(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() {
            HostBlock block = act(home.existing(), host);
            console.line(console.reader().say(done(block), Console.safe(block.host())));
            return ExitCode.OK;
        }

        abstract HostBlock act(Settings settings, String host);

        /** The message that says what was done. */
        abstract String done(HostBlock block);
    }

    /** Never asks a host for anything. */
    @Command(name = "block", description = "Send no requests to this host, whatever links to it.")
    static final class Block extends OfHost {

        Block(Console console) {
            super(console);
        }

        @Override
        HostBlock act(Settings settings, String host) {
            return new BlockHost(settings).block(Actor.local(), host);
        }

        @Override
        String done(HostBlock block) {
            return block.before() ? "source.block.already" : "source.block.done";
        }
    }

    /** Takes that back. */
    @Command(name = "unblock", description = "Allow requests to a blocked host again.")
    static final class Unblock extends OfHost {

        Unblock(Console console) {
            super(console);
        }

        @Override
        HostBlock act(Settings settings, String host) {
            return new UnblockHost(settings).unblock(Actor.local(), host);
        }

        @Override
        String done(HostBlock block) {
            return block.before() ? "source.unblock.done" : "source.unblock.not";
        }
    }
}
