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
            "Write a notice in the form of its law, send it once, keep its times, and take it back.",
            "Procedures of China, the United States and the European Union come with Colophon, as data; "
                    + "yours are files in the folder `regimes` of the home. Nothing here is legal advice."
        },
        subcommands = {
            NoticeDraftCommand.class,
            NoticeListCommand.class,
            NoticeShowCommand.class,
            NoticeSendCommand.class,
            NoticeUndoCommand.class,
            NoticeDeliverCommand.class,
            NoticeSentCommand.class,
            NoticeSettleCommand.class,
            NoticeStatusCommand.class,
            NoticeRemindCommand.class,
            NoticeSuitCommand.class,
            NoticeRetractCommand.class,
            NoticeCloseCommand.class,
            NoticeSenderCommand.class,
            NoticeSimulateCommand.class,
            NoticeRegimesCommand.class
        })
public final class NoticeCommand implements Runnable {

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                Objects.requireNonNull(spec).commandLine(),
                "Missing command: draft, list, show, send, undo, deliver, sent, settle, status, remind, suit, retract, close, sender, simulate or regimes");
    }
}
