package dev.colophon.server.page;

import dev.colophon.evidence.messages.Message;
import dev.colophon.service.caller.ServiceException;
import java.util.function.BiFunction;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** What is refused of a form is said on the page of the form. */
public final class RefusedForm {

    private RefusedForm() {}

    /**
     * The page that says why.
     *
     * @param page makes it of the status and the line that says what, why and what to do
     * @throws RuntimeException when it is a mistake of this program
     */
    public static ResponseEntity<byte[]> of(
            RuntimeException failure, BiFunction<HttpStatus, Message, ResponseEntity<byte[]>> page) {
        ServiceException known = ServiceException.of(failure).orElseThrow(() -> failure);
        return page.apply(FailurePages.status(known.category(), "POST"), known.line());
    }
}
