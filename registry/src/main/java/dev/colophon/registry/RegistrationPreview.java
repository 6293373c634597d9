package dev.colophon.registry;

import dev.colophon.media.MediaReader;
import dev.colophon.media.refusal.Unreadable;
import dev.colophon.registry.message.record.CatalogueRecord;
import dev.colophon.registry.registration.Registered;
import dev.colophon.registry.registration.Registration;
import dev.colophon.registry.registration.Submission;
import dev.colophon.registry.work.Content;
import dev.colophon.registry.work.Organisation;
import dev.colophon.registry.work.RegistryException;
import dev.colophon.store.Database;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What registering files would come to, file by file. Reads each through and decodes none, so that a damaged file counts as
 * new. For one thread.
 */
public final class RegistrationPreview {

    /** What is expected of a file. */
    public sealed interface Expected {

        Path file();

        /** It would be stored, unless it turns out to be damaged. */
        record New(Path file) implements Expected {}

        /** The same bytes of the same owner come before it. */
        record Repeated(Path file, Path first) implements Expected {}

        /** That is known without trying: {@link Registration.Known}, {@link Registration.Updated} or {@link Registration.Refused}. */
        record Sure(Registration registration) implements Expected {

            @Override
            public Path file() {
                return registration.file();
            }
        }
    }

    private record Key(String owner, Content content) {}

    private final Optional<Database> database;
    private final Organisation organisation;
    private final MediaReader media;
    private final Map<Key, Path> seen = new HashMap<>();

    /** @param database empty where nothing is registered yet */
    public RegistrationPreview(Optional<Database> database, Organisation organisation, MediaReader media) {
        this.database = database;
        this.organisation = organisation;
        this.media = media;
    }

    /** What the next file would come to, after those before it. */
    public Expected of(Submission submission) {
        Path file = submission.file();
        String owner = submission.details().owner();
        try {
            Optional<Registered> stated = database.flatMap(stored ->
                    submission.content().flatMap(content -> References.known(stored, organisation, owner, content)));
            if (stated.isPresent()) {
                return new Expected.Sure(known(submission, stated.get(), database.orElseThrow()));
            }
            Content content = Content.of(file);
            Optional<String> other = Registrar.otherBytes(submission, content);
            if (other.isPresent()) {
                return new Expected.Sure(new Registration.Refused(file, other.get()));
            }
            Optional<Registered> known =
                    database.flatMap(stored -> References.known(stored, organisation, owner, content));
            if (known.isPresent()) {
                return new Expected.Sure(known(submission, known.get(), database.orElseThrow()));
            }
            Optional<Unreadable> refusal = media.refusal(file);
            if (refusal.isPresent()) {
                return new Expected.Sure(new Registration.Refused(
                        file, refusal.get().reason() + ": " + refusal.get().detail()));
            }
            Path first = seen.putIfAbsent(new Key(owner, content), file);
            return first == null ? new Expected.New(file) : new Expected.Repeated(file, first);
        } catch (RegistryException e) {
            return new Expected.Sure(new Registration.Refused(file, String.valueOf(e.getMessage())));
        } catch (IOException e) {
            return new Expected.Sure(new Registration.Refused(file, Registrar.reason(submission, e)));
        }
    }

    /** What records of a message would come to that bring no file of their works, in their order. */
    public List<Expected> of(Path message, List<? extends CatalogueRecord.WithoutFile> records) {
        DescribedWorks works = database.map(stored -> stored.read(dsl -> DescribedWorks.of(dsl, organisation, records)))
                .orElse(DescribedWorks.NONE);
        return records.stream()
                .map(record -> works.meaning(message, record))
                .<Expected>map(meaning -> new Expected.Sure(
                        meaning instanceof DescribedWorks.Meaning.Refused(Registration.Refused refusal)
                                ? refusal
                                : DescribedRecords.expected(database.orElseThrow(), meaning)))
                .toList();
    }

    private static Registration known(Submission submission, Registered registered, Database stored) {
        return Registrar.refusal(submission, registered)
                .orElseGet(() -> DetailUpdate.difference(stored, submission.details(), registered.work())
                        .known(submission.file(), registered));
    }
}
