package dev.colophon.service.settings;

import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import java.util.Optional;

/**
 * Who visits sites, and from where.
 *
 * @param contact page or mail address by which a site can reach those who run this
 * @param vantage from where on the network this machine looks, such as {@code DE, example provider}; kept with captures
 */
public record VisitorSettings(Optional<String> contact, Optional<String> vantage) {

    /** For the few requests of a person at the keyboard. */
    public String contactOrExample() {
        return contact.orElse("https://colophon.example/about");
    }

    /** For requests that nobody sits at. */
    public String requiredContact() {
        return contact.orElseThrow(() -> new ServiceException(
                Category.ENVIRONMENT,
                "sites must be able to reach you: set COLOPHON_CONTACT, or contact in colophon.toml, to a page that says "
                        + "who you are and why you visit, or to a mail address; it is sent with every request"));
    }
}
