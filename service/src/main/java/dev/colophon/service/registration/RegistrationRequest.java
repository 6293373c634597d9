package dev.colophon.service.registration;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What somebody wants registered, as they wrote it.
 *
 * @param paths files and folders
 * @param metadata a list of files as CSV, or a message of DDEX ERN or ONIX
 * @param filesFrom folders of which a list as CSV may name files, beside its own and {@code paths}
 * @param owner name of the rightsholder, where the list does not say another; without it, declarations beside the files say it
 * @param title of the one work that all files belong to; without it each file is a work
 * @param policy the usage rule, in the spelling of the standard
 * @param authorisedHosts that may show it
 * @param declaredBy keys of owners, from them: what they signed is taken ({@code did:key:z6Mk…})
 */
public record RegistrationRequest(
        List<Path> paths,
        Optional<Path> metadata,
        List<Path> filesFrom,
        Optional<String> owner,
        Optional<String> title,
        Optional<String> policy,
        List<String> authorisedHosts,
        List<String> declaredBy) {

    public RegistrationRequest {
        paths = List.copyOf(paths);
        filesFrom = List.copyOf(filesFrom);
        authorisedHosts = List.copyOf(authorisedHosts);
        declaredBy = List.copyOf(declaredBy);
    }

    /** Without keys of owners. */
    public RegistrationRequest(
            List<Path> paths,
            Optional<Path> metadata,
            List<Path> filesFrom,
            Optional<String> owner,
            Optional<String> title,
            Optional<String> policy,
            List<String> authorisedHosts) {
        this(paths, metadata, filesFrom, owner, title, policy, authorisedHosts, List.of());
    }
}
