package dev.colophon.service.json.declaration;

import dev.colophon.service.declaration.DeclarationStatement;
import dev.colophon.service.declaration.VerifyDeclaration;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a declaration proves; the schema is {@code verified-declaration.schema.json}. */
public record VerifiedDeclarationView(
        String declaration,
        boolean holds,
        @Nullable String fault,
        boolean trusted,
        String issuer,
        @Nullable Instant declared,
        String work,
        String title,
        String owner,
        List<String> files) {

    public static VerifiedDeclarationView of(Path file, VerifyDeclaration.Verified verified) {
        DeclarationStatement statement = verified.statement();
        return new VerifiedDeclarationView(
                file.toString(),
                verified.fault().isEmpty(),
                verified.fault().orElse(null),
                verified.trusted(),
                statement.issuer(),
                verified.declared().orElse(null),
                statement.work(),
                statement.title(),
                statement.owner(),
                statement.files());
    }
}
