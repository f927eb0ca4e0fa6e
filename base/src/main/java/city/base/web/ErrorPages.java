// SPDX-License-Identifier: EUPL-1.2
package city.base.web;

import city.base.database.Outage;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.RequestMapping;

/// Errors in words for people, as RFC 9457 problem details for machines. A database that is away is
/// 503: it comes back by itself. Nothing of the request is repeated in either.
@Controller
public class ErrorPages implements ErrorController {
    /// Attribute of the request: the texts that say more than the status does.
    public static final String TEXT = "city.web.error.text";

    private static final Logger log = LoggerFactory.getLogger(ErrorPages.class);

    @RequestMapping(path = "/error", produces = MediaType.TEXT_HTML_VALUE)
    String page(HttpServletRequest request, HttpServletResponse response, Model model) {
        var status = status(request);
        response.setStatus(status.value());
        if (status == HttpStatus.SERVICE_UNAVAILABLE) {
            response.setHeader("Retry-After", "30");
        }
        model.addAttribute("text", text(request, status));
        return "error";
    }

    private static String text(HttpServletRequest request, HttpStatus status) {
        if (request.getAttribute(TEXT) instanceof String own) {
            return own;
        }
        return text(status);
    }

    /// The texts that say what a status means and what to do.
    static String text(HttpStatus status) {
        return switch (status.value()) {
            case 400, 414, 431 -> "web.error.400";
            case 404 -> "web.error.404";
            case 413 -> "web.error.413";
            case 503 -> "web.error.503";
            default -> "web.error";
        };
    }

    @RequestMapping("/error")
    ResponseEntity<Object> problem(HttpServletRequest request) {
        return problem(status(request)).answer();
    }

    /// Where nothing more can be said than the status says.
    static Problem problem(HttpStatus status) {
        var problem = Problem.of(status, "web/" + status.value(), status.getReasonPhrase());
        return status == HttpStatus.SERVICE_UNAVAILABLE ? problem.retryAfter(30) : problem;
    }

    private static HttpStatus status(HttpServletRequest request) {
        var error = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        if (error instanceof Throwable thrown) {
            if (Outage.causes(thrown)) {
                return HttpStatus.SERVICE_UNAVAILABLE;
            }
            if (Outage.tooLong(thrown)) {
                log.warn("A page was given up: the database took longer than a page may");
                return HttpStatus.SERVICE_UNAVAILABLE;
            }
            log.error("A page failed", thrown);
        }
        return request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
                ? HttpStatus.valueOf(code)
                : HttpStatus.NOT_FOUND;
    }
}
