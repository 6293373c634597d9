package dev.colophon.server.security;

import dev.colophon.server.view.ProblemAnswers;
import dev.colophon.service.job.Obstacle;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.coyote.ActionCode;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is said of requests that fail before a controller of ours is reached, such as an address that cannot be read: the same page, or
 * the same problem, as of all others. Of the failure itself nothing is told.
 */
public final class RefusalValve extends ErrorReportValve {

    private static final Logger LOG = LoggerFactory.getLogger(RefusalValve.class);

    private static final int FIRST_FAILURE = 400;

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        // In it are the sessions: who asks could not be told.
        boolean isAway = Obstacle.of(failure).filter(Obstacle.DATABASE::equals).isPresent();
        int status = isAway ? HttpServletResponse.SC_SERVICE_UNAVAILABLE : response.getStatus();
        if (status < FIRST_FAILURE || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        AtomicBoolean writable = new AtomicBoolean(false);
        response.getCoyoteResponse().action(ActionCode.IS_IO_ALLOWED, writable);
        if (!writable.get()) {
            return;
        }
        try {
            response.setStatus(status);
            ProblemAnswers.Said said = ProblemAnswers.said(
                    request, status, isAway ? "refused.database" : ProblemAnswers.key(status, request));
            response.setContentType(said.type());
            response.setCharacterEncoding(StandardCharsets.UTF_8);
            SecurityHeaders.set(response);
            Writer writer = response.getReporter();
            if (writer != null) {
                writer.write(said.text());
                response.finishResponse();
            }
        } catch (IOException | IllegalStateException e) { // whoever asked is gone, or was answered in part
            LOG.debug("status={} untold", status, e);
        }
    }
}
