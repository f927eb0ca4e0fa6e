// SPDX-License-Identifier: EUPL-1.2
package city.base.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/// Sends a browser to the error page in words; gives a machine its problem details (RFC 9457).
@ControllerAdvice
class Faults extends ResponseEntityExceptionHandler {
    /// Below this address whoever asks is taken for a machine, whatever it accepts.
    static final String MACHINES = "/api/v1/";

    @ExceptionHandler(Problem.class)
    ResponseEntity<Object> problem(Problem problem, HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        return problem.answer();
    }

    @ExceptionHandler(Unavailable.class)
    @Nullable ResponseEntity<Object> unavailable(Unavailable fault, WebRequest request) {
        logger.error(fault.getMessage());
        request.setAttribute(ErrorPages.TEXT, fault.text(), RequestAttributes.SCOPE_REQUEST);
        var status = HttpStatus.SERVICE_UNAVAILABLE;
        return handleExceptionInternal(
                fault, ProblemDetail.forStatus(status), new HttpHeaders(), status, request);
    }

    /// What cannot be an id is the id of nothing.
    @Override
    protected @Nullable ResponseEntity<Object> handleTypeMismatch(
            TypeMismatchException fault,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        return inPath(fault)
                ? handleExceptionInternal(fault, null, headers, HttpStatus.NOT_FOUND, request)
                : super.handleTypeMismatch(fault, headers, status, request);
    }

    private static boolean inPath(TypeMismatchException fault) {
        return fault instanceof MethodArgumentTypeMismatchException it
                && it.getParameter().hasParameterAnnotation(PathVariable.class);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception fault,
            @Nullable Object body,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        if (!(request instanceof ServletWebRequest web)) {
            return null;
        }
        HttpServletResponse response = web.getResponse();
        if (response == null || response.isCommitted()) {
            return null;
        }
        if (forPeople(web.getRequest())) {
            try {
                response.sendError(status.value());
                return null;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        headers.getOrEmpty(HttpHeaders.ALLOW)
                .forEach(it -> response.setHeader(HttpHeaders.ALLOW, it));
        return problem(problem(fault, status), response);
    }

    static boolean forPeople(HttpServletRequest request) {
        var accept = request.getHeader(HttpHeaders.ACCEPT);
        return accept != null
                && accept.contains(MediaType.TEXT_HTML_VALUE)
                && !request.getRequestURI().startsWith(MACHINES);
    }

    private static Problem problem(Exception fault, HttpStatusCode status) {
        return switch (fault) {
            case TypeMismatchException it when it.getPropertyName() != null && !inPath(it) ->
                    Problem.parameter(it.getPropertyName(), allowed(it.getRequiredType()));
            case MissingServletRequestParameterException it ->
                    Problem.parameter(it.getParameterName(), "must be there");
            default -> ErrorPages.problem(HttpStatus.valueOf(status.value()));
        };
    }

    private static Object allowed(@Nullable Class<?> type) {
        if (type == null) {
            return "another value";
        }
        if (type.isEnum()) {
            return Arrays.stream(Objects.requireNonNull(type.getEnumConstants()))
                    .map(String::valueOf)
                    .toList();
        }
        return type == LocalDate.class ? "a day such as 2026-08-01" : "a whole number";
    }
}
