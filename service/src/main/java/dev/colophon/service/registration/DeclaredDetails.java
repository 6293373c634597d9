package dev.colophon.service.registration;

import dev.colophon.registry.OwnerDeclarations;
import dev.colophon.registry.identifier.Identifier;
import dev.colophon.registry.identifier.IdentifierScheme;
import dev.colophon.registry.identifier.InvalidIdentifierException;
import dev.colophon.registry.metadata.DescriptiveMetadata;
import dev.colophon.registry.metadata.StatedBy;
import dev.colophon.registry.metadata.StatedField;
import dev.colophon.registry.metadata.StatedIdentifier;
import dev.colophon.registry.work.RegistryException;
import dev.colophon.registry.work.WorkDetails;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.declaration.DeclarationStatement;
import dev.colophon.service.licence.LicenceTerms;
import dev.colophon.service.registration.terms.DeclaredLicences;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What is taken of a declaration.
 *
 * @param title empty where nothing new is said of the work
 * @param licences under which everybody may show it
 */
record DeclaredDetails(
        String owner, Optional<String> title, DescriptiveMetadata metadata, DeclaredLicences.Stated licences) {

    /** More of either, and whoever declares wants something else than to declare. */
    private static final int MOST_IDENTIFIERS = 100;

    private static final int MOST_LICENCES = 10;

    /**
     * Reads what is said.
     *
     * @param warn told what of it cannot be meant, which is left out
     * @throws RegistryException when title or files cannot be meant
     */
    static DeclaredDetails of(String owner, DeclarationStatement said, Instant at, Consumer<String> warn) {
        if (said.identifiers().size() > MOST_IDENTIFIERS || said.licences().size() > MOST_LICENCES) {
            throw new RegistryException("it has more than %d identifiers, or more than %d licences"
                    .formatted(MOST_IDENTIFIERS, MOST_LICENCES));
        }
        List<StatedField> fields = new ArrayList<>();
        said.creator()
                .filter(creator -> !creator.isBlank())
                .ifPresent(creator -> fields.add(stated(StatedField.CREATOR, creator)));
        fields.add(stated(OwnerDeclarations.KEY, said.issuer()));
        fields.add(stated(OwnerDeclarations.DATE, at.toString()));
        return new DeclaredDetails(
                owner,
                Optional.of(WorkDetails.title(said.title())),
                new DescriptiveMetadata(identifiers(said, warn), fields),
                new DeclaredLicences.Stated(licences(said, warn), said.issuer(), at));
    }

    private static StatedField stated(String name, String content) {
        return new StatedField(name, content, StatedBy.OWNER);
    }

    private static List<StatedIdentifier> identifiers(DeclarationStatement said, Consumer<String> warn) {
        List<StatedIdentifier> identifiers = new ArrayList<>();
        for (DeclarationStatement.Property property : said.identifiers()) {
            Optional<IdentifierScheme> scheme = IdentifierScheme.named(property.scheme());
            if (scheme.isEmpty()) {
                warn.accept("`%s` is no kind of identifier that is known".formatted(property.scheme()));
                continue;
            }
            try {
                identifiers.add(new StatedIdentifier(Identifier.parse(scheme.get(), property.value()), StatedBy.OWNER));
            } catch (InvalidIdentifierException e) {
                warn.accept(String.valueOf(e.getMessage()));
            }
        }
        return identifiers;
    }

    private static List<String> licences(DeclarationStatement said, Consumer<String> warn) {
        List<String> licences = new ArrayList<>();
        for (String text : said.licences()) {
            try {
                licences.add(LicenceTerms.publicLicence(text));
            } catch (RegistryException | ServiceException e) {
                warn.accept(String.valueOf(e.getMessage()));
            }
        }
        return licences;
    }

    /**
     * What of it is new for a file that is registered: nothing where as new a declaration was taken of it, or where it says what this home
     * itself declared.
     *
     * @param before when the last was signed that was taken
     */
    DeclaredDetails after(Optional<Instant> before, boolean own) {
        if (!own && before.filter(last -> !licences.at().isAfter(last)).isEmpty()) {
            return this;
        }
        boolean same = before.equals(Optional.of(licences.at()));
        return new DeclaredDetails(
                owner, Optional.empty(), DescriptiveMetadata.NONE, same ? licences : DeclaredLicences.Stated.NONE);
    }

    /** The identifiers that tell the work from others of its title. */
    List<Identifier> identifying() {
        return metadata.identifiers().stream()
                .map(StatedIdentifier::identifier)
                .filter(identifier -> identifier.scheme().isOfOneWork())
                .toList();
    }
}
