package dev.colophon.cli.notice;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Notices, and the procedures of laws that they follow. */
@Command(
        name = "notice",
        description = {
            "Say what would become of a notice, before one is sent.",
            "Procedures of China, the United States and the European Union come with Colophon, as data; "
                    + "yours are files in the folder `regimes` of the home. Nothing here is legal advice."
        },
        subcommands = {NoticeSimulateCommand.class, NoticeRegimesCommand.class})
public final class NoticeCommand implements Runnable {

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                Objects.requireNonNull(spec).commandLine(), "Missing command: simulate or regimes");
    }
}
