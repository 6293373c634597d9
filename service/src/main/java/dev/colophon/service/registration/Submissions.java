package dev.colophon.service.registration;

import dev.colophon.media.refusal.Unreadable;
import dev.colophon.media.walk.FileWalker;
import dev.colophon.media.walk.FolderSelection;
import dev.colophon.media.walk.WalkedFile;
import dev.colophon.registry.csv.WorksCsv;
import dev.colophon.registry.message.CatalogueMessage;
import dev.colophon.registry.registration.Submission;
import dev.colophon.registry.work.Host;
import dev.colophon.registry.work.Policy;
import dev.colophon.registry.work.RegistryException;
import dev.colophon.registry.work.WorkDetails;
import dev.colophon.service.caller.MessageListener;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import dev.colophon.service.scan.ForScan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The files that a request names.
 *
 * @param accepted to be registered, in their order
 * @param messages whose records are to be taken after them
 * @param leftOut of folders, and why
 */
record Submissions(List<Submission> accepted, List<ListedMessage> messages, List<FolderSelection.LeftOut> leftOut) {

    Submissions {
        accepted = List.copyOf(accepted);
        messages = List.copyOf(messages);
        leftOut = List.copyOf(leftOut);
    }

    /**
     * Lists them.
     *
     * @param refused told what is none
     * @param listener told what of a list is left out or was supposed
     * @throws ServiceException when what is said of the files cannot be meant
     */
    static Submissions of(
            RegistrationRequest request, Consumer<RegistrationResult.Refused> refused, MessageListener listener) {
        Collector collector = new Collector(refused, listener);
        try {
            Optional<Policy> policy = request.policy().map(Policy::parse);
            List<Host> hosts =
                    request.authorisedHosts().stream().map(Host::authorised).toList();
            request.metadata()
                    .ifPresent(list -> collector.listed(
                            list, new WorksCsv.Defaults(request.owner(), request.title(), policy, hosts)));
            if (!request.paths().isEmpty()) {
                String owner = request.owner()
                        .orElseThrow(() -> new ServiceException(Category.USAGE, "name who owns these files"));
                WorkDetails details = new WorkDetails(owner, request.title(), policy, hosts);
                request.paths().forEach(path -> collector.walked(FileWalker.named(path), details));
            }
        } catch (RegistryException e) {
            throw new ServiceException(Category.USAGE, String.valueOf(e.getMessage()));
        }
        return new Submissions(collector.accepted, collector.messages, collector.leftOut);
    }

    /** What cannot be taken back is said before it is done. */
    void tellMerging(RegistrationRequest request, MessageListener listener) {
        long titled = accepted.stream()
                .filter(submission -> request.title().isPresent()
                        && submission.details().title().equals(request.title()))
                .count();
        if (titled > 1) {
            listener.message("--title: all %d files become one work, %s; without --title each is a work of its own"
                    .formatted(titled, request.title().orElseThrow()));
        }
    }

    private static final class Collector {

        private final Consumer<RegistrationResult.Refused> refused;
        private final MessageListener listener;
        private final List<Submission> accepted = new ArrayList<>();
        private final List<ListedMessage> messages = new ArrayList<>();
        private final List<FolderSelection.LeftOut> leftOut = new ArrayList<>();

        Collector(Consumer<RegistrationResult.Refused> refused, MessageListener listener) {
            this.refused = refused;
            this.listener = listener;
        }

        void listed(Path list, WorksCsv.Defaults defaults) {
            if (CatalogueMessage.isXml(list)) {
                messages.add(message(list, defaults));
            } else {
                tabled(list, defaults);
            }
        }

        /** What it says is refused, not how it is asked for. */
        private ListedMessage message(Path list, WorksCsv.Defaults defaults) {
            try {
                return ListedMessage.of(list, defaults, listener);
            } catch (RegistryException e) {
                throw new ServiceException(Category.REFUSED, String.valueOf(e.getMessage()));
            }
        }

        private void tabled(Path list, WorksCsv.Defaults defaults) {
            WorksCsv.Listing listing = WorksCsv.read(list, defaults);
            listing.warnings().forEach(warning -> warn(list, warning));
            for (WorksCsv.Row row : listing.rows()) {
                switch (row) {
                    case WorksCsv.Row.Accepted one -> {
                        accepted.add(one.submission());
                        one.warnings().forEach(warning -> warn(list, warning));
                    }
                    case WorksCsv.Row.Refused one ->
                        refused.accept(new RegistrationResult.Refused(one.file(), "NOT_LISTED: " + one.reason()));
                }
            }
        }

        private void warn(Path list, String warning) {
            listener.message("warning: %s: %s".formatted(FileWalker.place(list), warning));
        }

        /** A file by itself, whatever it is; of a folder what its owner would call works. */
        void walked(Path path, WorkDetails details) {
            Optional<WalkedFile.Refused> none = ForScan.refused(path, "register takes files: download it first");
            if (none.isPresent()) {
                Unreadable why = none.get().why();
                refused.accept(new RegistrationResult.Refused(none.get().place(), why.reason() + ": " + why.detail()));
            } else if (Files.isDirectory(path)) {
                folder(path, details);
            } else {
                accepted.add(new Submission(path, details));
            }
        }

        private void folder(Path path, WorkDetails details) {
            try {
                FolderSelection selection = FolderSelection.of(path);
                selection.taken().forEach(file -> accepted.add(new Submission(file, details)));
                for (FolderSelection.LeftOut left : selection.leftOut()) {
                    if (left.reason() == FolderSelection.Reason.NOT_PERMITTED) {
                        refused.accept(new RegistrationResult.Refused(
                                FileWalker.place(left.path()),
                                left.reason() + ": " + left.reason().words()));
                    } else {
                        leftOut.add(left);
                    }
                }
            } catch (IOException e) {
                refused.accept(new RegistrationResult.Refused(
                        FileWalker.place(path), "NOT_PERMITTED: the folder cannot be listed: " + e.getMessage()));
            }
        }
    }
}
