// SPDX-License-Identifier: EUPL-1.2
package city.base.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/// Sends a browser to the error page in words; gives a machine its problem details (RFC 9457).
@ControllerAdvice
class Faults extends ResponseEntityExceptionHandler {
    @ExceptionHandler(Unavailable.class)
    @Nullable ResponseEntity<Object> unavailable(Unavailable fault, WebRequest request) {
        logger.error(fault.getMessage());
        request.setAttribute(ErrorPages.TEXT, fault.text(), RequestAttributes.SCOPE_REQUEST);
        var status = HttpStatus.SERVICE_UNAVAILABLE;
        return handleExceptionInternal(
                fault, ProblemDetail.forStatus(status), new HttpHeaders(), status, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception fault,
            @Nullable Object body,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        var accept = request.getHeader(HttpHeaders.ACCEPT);
        if (accept != null
                && accept.contains(MediaType.TEXT_HTML_VALUE)
                && request instanceof ServletWebRequest web) {
            HttpServletResponse response = web.getResponse();
            if (response != null && !response.isCommitted()) {
                try {
                    response.sendError(status.value());
                    return null;
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
        return super.handleExceptionInternal(fault, body, headers, status, request);
    }
}
