package dev.colophon.service.signin;

import dev.colophon.evidence.messages.Message;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import java.util.Locale;

/** What a password must be. Length counts, as NIST SP 800-63B has it; no mixture of signs is asked for. */
final class PasswordRules {

    static final int SHORTEST = 12;
    static final int LONGEST = 200;

    private PasswordRules() {}

    /** @throws ServiceException when it is too short, too long, the name, or one sign again and again */
    static void require(String name, String password) {
        if (password.length() < SHORTEST || password.length() > LONGEST) {
            throw new ServiceException(Category.USAGE, Message.of("refusal.password.length", SHORTEST, LONGEST));
        }
        boolean holdsName = password.toLowerCase(Locale.ROOT).contains(name) && name.length() * 2 > password.length();
        if (holdsName || password.chars().distinct().count() < 4) {
            throw new ServiceException(Category.USAGE, Message.of("refusal.password.easy"));
        }
    }
}
