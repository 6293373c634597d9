package dev.colophon.cli;

import java.util.Optional;

/** Who visits, and from where: by which page or address a site can reach those who run this. */
final class Contact {

    private static final String VARIABLE = "COLOPHON_CONTACT";

    private Contact() {}

    /** For the few requests of a person at the keyboard. */
    static String orExample() {
        return System.getenv().getOrDefault(VARIABLE, "https://colophon.example/about");
    }

    /** For requests that nobody sits at. */
    static String required() {
        String contact = System.getenv().getOrDefault(VARIABLE, "");
        if (contact.isBlank()) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "sites must be able to reach you: set COLOPHON_CONTACT to a page that says who you are and why you "
                            + "visit, or to a mail address; it is sent with every request");
        }
        return contact;
    }

    /** From where on the network this machine looks, such as {@code DE, example provider}; kept with captures. */
    static Optional<String> vantage() {
        return Optional.ofNullable(System.getenv("COLOPHON_VANTAGE")).filter(text -> !text.isBlank());
    }
}
