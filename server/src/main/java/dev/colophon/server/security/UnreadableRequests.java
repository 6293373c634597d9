package dev.colophon.server.security;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is told of a request that fails before our code is reached, such as one with a broken address: its status, in one line. */
public final class UnreadableRequests extends ErrorReportValve {

    private static final Logger LOG = LoggerFactory.getLogger(UnreadableRequests.class);

    private static final int FIRST_ERROR = 400;

    @Override
    protected void report(Request request, Response response, Throwable failure) {
        int status = response.getStatus();
        if (status < FIRST_ERROR || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        SecurityHeaders.set(response);
        try {
            response.setContentType("text/plain;charset=UTF-8");
            response.getOutputStream()
                    .write("This request cannot be answered (%d): its address or its form is broken.\n"
                            .formatted(status)
                            .getBytes(StandardCharsets.UTF_8));
            response.finishResponse();
        } catch (IOException e) {
            LOG.debug("status={} could not be told", status, e); // whoever asked is gone
        }
    }
}
