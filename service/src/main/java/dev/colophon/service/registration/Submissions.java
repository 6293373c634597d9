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
import dev.colophon.service.registration.terms.DeclaredLicences;
import dev.colophon.service.scan.ForScan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The files that a request names.
 *
 * @param accepted to be registered, in their order
 * @param declared what declarations say of licences for everybody, by the files beside which they lie
 * @param messages whose records are to be taken after them
 * @param leftOut of folders, and why
 */
record Submissions(
        List<Submission> accepted,
        Map<Path, DeclaredLicences.Stated> declared,
        List<ListedMessage> messages,
        List<FolderSelection.LeftOut> leftOut) {

    Submissions {
        accepted = List.copyOf(accepted);
        declared = Map.copyOf(declared);
        messages = List.copyOf(messages);
        leftOut = List.copyOf(leftOut);
    }

    /**
     * Lists them.
     *
     * @param declarations what is declared of a file, of which whoever registers may have named the owner
     * @param refused told what is none
     * @param listener told what of a list is left out or was supposed
     * @throws ServiceException when what is said of the files cannot be meant
     */
    static Submissions of(
            RegistrationRequest request,
            BiFunction<Path, Optional<String>, Optional<DeclaredDetails>> declarations,
            Consumer<RegistrationResult.Refused> refused,
            MessageListener listener) {
        Collector collector = new Collector(refused, listener);
        try {
            Optional<Policy> policy = request.policy().map(Policy::parse);
            List<Host> hosts =
                    request.authorisedHosts().stream().map(Host::authorised).toList();
            WorksCsv.Defaults defaults = new WorksCsv.Defaults(request.owner(), request.title(), policy, hosts);
            request.metadata().ifPresent(list -> collector.listed(list, request, defaults));
            if (!request.paths().isEmpty()) {
                List<Path> files = new ArrayList<>();
                request.paths().forEach(path -> collector.walked(FileWalker.named(path), files));
                collector.named(files, request, declarations, policy, hosts);
            }
        } catch (RegistryException e) {
            throw new ServiceException(Category.USAGE, String.valueOf(e.getMessage()));
        }
        return new Submissions(collector.accepted, collector.declared, collector.messages, collector.leftOut);
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
        private final Map<Path, DeclaredLicences.Stated> declared = new HashMap<>();
        private final List<ListedMessage> messages = new ArrayList<>();
        private final List<FolderSelection.LeftOut> leftOut = new ArrayList<>();

        Collector(Consumer<RegistrationResult.Refused> refused, MessageListener listener) {
            this.refused = refused;
            this.listener = listener;
        }

        void listed(Path list, RegistrationRequest request, WorksCsv.Defaults defaults) {
            request.filesFrom().stream()
                    .filter(folder -> !Files.isDirectory(folder))
                    .findFirst()
                    .ifPresent(none -> {
                        throw new ServiceException(
                                Category.USAGE, "--files-from: there is no folder %s; check the name".formatted(none));
                    });
            if (!CatalogueMessage.isXml(list)) {
                tabled(
                        list,
                        Stream.concat(request.filesFrom().stream(), named(request))
                                .toList(),
                        defaults);
            } else if (request.filesFrom().isEmpty()) {
                messages.add(message(list, defaults));
            } else {
                throw new ServiceException(
                        Category.USAGE,
                        "--files-from is for lists as CSV: the files of a message have to be beside it");
            }
        }

        private static Stream<Path> named(RegistrationRequest request) {
            return request.paths().stream().map(FileWalker::named);
        }

        /** What it says is refused, not how it is asked for. */
        private ListedMessage message(Path list, WorksCsv.Defaults defaults) {
            try {
                return ListedMessage.of(list, defaults, listener);
            } catch (RegistryException e) {
                throw new ServiceException(Category.REFUSED, String.valueOf(e.getMessage()));
            }
        }

        private void tabled(Path list, List<Path> others, WorksCsv.Defaults defaults) {
            WorksCsv.Listing listing = WorksCsv.read(list, others, defaults);
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

        /** What is said on the command line comes before what is declared. */
        void named(
                List<Path> files,
                RegistrationRequest request,
                BiFunction<Path, Optional<String>, Optional<DeclaredDetails>> declarations,
                Optional<Policy> policy,
                List<Host> hosts) {
            Optional<String> owner = request.owner();
            if (owner.isEmpty()
                    && files.stream()
                            .allMatch(file -> FileDeclarations.beside(file).isEmpty())) {
                throw new ServiceException(
                        Category.USAGE,
                        "Missing option '--owner': name who owns these files, or put their declarations beside them");
            }
            WorkDetails plain = new WorkDetails(owner.orElse("-"), request.title(), policy, hosts);
            for (Path file : files) {
                Optional<DeclaredDetails> said = declarations.apply(file, owner);
                if (said.isPresent()) {
                    DeclaredDetails details = said.get();
                    declared.put(file, details.licences());
                    accepted.add(new Submission(
                            file,
                            new WorkDetails(
                                    owner.orElse(details.owner()),
                                    request.title().or(details::title),
                                    policy,
                                    hosts,
                                    details.metadata()),
                            details.identifying()));
                } else if (owner.isPresent()) {
                    accepted.add(new Submission(file, plain));
                } else {
                    refused.accept(new RegistrationResult.Refused(
                            FileWalker.place(file),
                            "NO_OWNER: no declaration beside it says whose it is; name the owner with --owner"));
                }
            }
        }

        /** A file by itself, whatever it is; of a folder what its owner would call works. */
        void walked(Path path, List<Path> files) {
            Optional<WalkedFile.Refused> none = ForScan.refused(path, "register takes files: download it first");
            if (none.isPresent()) {
                Unreadable why = none.get().why();
                refused.accept(new RegistrationResult.Refused(none.get().place(), why.reason() + ": " + why.detail()));
            } else if (Files.isDirectory(path)) {
                folder(path, files);
            } else {
                files.add(path);
            }
        }

        private void folder(Path path, List<Path> files) {
            try {
                FolderSelection selection = FolderSelection.of(path);
                files.addAll(selection.taken());
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
