package dev.colophon.service.licence;

import dev.colophon.registry.work.RegistryException;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import java.util.function.Supplier;

/** Values that cannot be meant are mistakes of whoever asks. */
final class LicenceUsage {

    private LicenceUsage() {}

    static ServiceException refused(String message) {
        return new ServiceException(Category.USAGE, message);
    }

    static <T> T parsed(Supplier<T> value) {
        try {
            return value.get();
        } catch (RegistryException e) {
            throw refused(String.valueOf(e.getMessage()));
        }
    }
}
