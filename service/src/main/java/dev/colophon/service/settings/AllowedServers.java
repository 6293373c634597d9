package dev.colophon.service.settings;

import dev.colophon.http.guard.AllowList;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Servers that whoever has the machine lets be asked though they are not of the public internet.
 *
 * @param setting that names them
 * @param entries as they were written, one by one
 */
public record AllowedServers(Setting setting, List<String> entries) {

    public AllowedServers {
        entries = List.copyOf(entries);
    }

    static AllowedServers of(Setting setting, Optional<String> written) {
        return new AllowedServers(
                setting,
                written.stream()
                        .flatMap(text -> Arrays.stream(text.split("[,\\s]+")))
                        .filter(entry -> !entry.isBlank())
                        .toList());
    }

    /**
     * As the guarded client takes them.
     *
     * @throws ServiceException when one of them names no server
     */
    public AllowList list() {
        try {
            return AllowList.of(entries);
        } catch (IllegalArgumentException e) {
            throw new ServiceException(
                    Category.ENVIRONMENT, "%s (%s): %s".formatted(setting.path(), setting.variable(), e.getMessage()));
        }
    }
}
