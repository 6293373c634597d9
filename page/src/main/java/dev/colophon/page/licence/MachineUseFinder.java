package dev.colophon.page.licence;

import dev.colophon.page.licence.LicenceSignal.Scope;
import dev.colophon.page.licence.LicenceSignal.Standard;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The preferences of IETF AIPREF in the header {@code Content-Usage}; they bind programs and license nothing else. */
final class MachineUseFinder implements LicenceFinder {

    @Override
    public Standard standard() {
        return Standard.AIPREF;
    }

    @Override
    public void find(MarkedPage page, Consumer<LicenceSignal> found) {
        page.headers()
                .getOrDefault("content-usage", List.of())
                .forEach(value -> found.accept(
                        page.ofServer(standard(), "Content-Usage", Scope.PAGE, value.strip(), Optional.empty())));
    }
}
