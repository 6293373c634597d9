package dev.colophon.service.json.declaration;

import dev.colophon.service.declaration.DeclareWork;

/** A work that was declared; the schema is {@code declared-work.schema.json}. */
public record DeclaredWorkView(String work, String title, String issuer, String file) {

    /** With the file in which the declaration was written. */
    public static DeclaredWorkView of(DeclareWork.Declared declared, String file) {
        return new DeclaredWorkView(declared.work().id(), declared.work().title(), declared.issuer(), file);
    }
}
