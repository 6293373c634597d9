package dev.colophon.page.licence;

import dev.colophon.page.licence.LicenceSignal.Effect;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the value of a property says that is for a licence.
 *
 * @param words its name, where it is known, or how it was written
 * @param uri where it is written
 */
record StatedTerms(Effect effect, String words, Optional<String> uri) {

    private static final Pattern RESERVED = Pattern.compile(
            ".*(?:all rights reserved|alle rechte vorbehalten|tous droits r[ée]serv[ée]s|todos los derechos reservados"
                    + "|no licen[cs]e|版权所有|保留所有权利|保留一切权利).*",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);

    private static final Pattern URL = Pattern.compile("https?://\\S+", Pattern.CASE_INSENSITIVE);

    /**
     * Of a value that is a URL or a text.
     *
     * @param value not empty
     * @param said the words beside a URL, such as those of a link
     */
    static StatedTerms of(String value, String said) {
        Optional<String> uri = URL.matcher(value).matches() ? Optional.of(value) : Optional.empty();
        Optional<String> name = CreativeCommons.name(value);
        if (name.isPresent()) {
            return new StatedTerms(Effect.LICENSES, name.get(), uri);
        }
        if (CreativeCommons.isClaimed(value)) {
            return new StatedTerms(Effect.VOID, "a licence of Creative Commons that does not exist", uri);
        }
        String words = uri.isPresent() ? said : value;
        if (RESERVED.matcher(words).matches()) {
            return new StatedTerms(Effect.RESERVES, words, uri);
        }
        return new StatedTerms(Effect.LICENSES, uri.isPresent() ? "a licence" : "a licence: " + words, uri);
    }
}
