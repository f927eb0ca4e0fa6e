// SPDX-License-Identifier: EUPL-1.2
package city.base.web;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/// What a machine is told where its request came to nothing in the ordinary course: problem details
/// (RFC 9457). A controller throws it where a page would show words; an outcome of a front door becomes one
/// by a `switch`. It holds facts of the city, nothing of the request and nothing personal.
///
/// ```java
/// case ReplyOutcome.Lapsed(var lastDay) ->
///         throw Problem.of(HttpStatus.CONFLICT, "offer/lapsed", "The time to answer has passed")
///                 .with("lastDay", lastDay);
/// ```
public final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final HttpStatus status;
    private final transient Map<String, Object> body = new LinkedHashMap<>();
    private int retryAfter;

    private Problem(HttpStatus status, String name, String title) {
        super(name, null, false, false);
        this.status = status;
        body.put("type", "/problems/" + name);
        body.put("title", title);
        body.put("status", status.value());
    }

    /// @param name `<subject>/<name>`, stable: machines decide by it
    /// @param title one short sentence, always the same for this name
    public static Problem of(HttpStatus status, String name, String title) {
        return new Problem(status, name, title);
    }

    /// Not there, or not for whoever asks: both look the same.
    public static Problem notFound(String name, String title) {
        return new Problem(HttpStatus.NOT_FOUND, name, title);
    }

    /// A parameter that cannot be understood.
    ///
    /// @param allowed what can: a list of values, or words
    public static Problem parameter(String parameter, Object allowed) {
        return of(HttpStatus.BAD_REQUEST, "api/parameter", "A parameter is not as it should be")
                .with("parameter", parameter)
                .with("allowed", allowed);
    }

    /// One more fact.
    public Problem with(String fact, Object value) {
        body.put(fact, value);
        return this;
    }

    /// When it may be tried again.
    ///
    /// @param seconds 1 or more
    public Problem retryAfter(int seconds) {
        retryAfter = seconds;
        return this;
    }

    /// As it goes over the wire; nobody keeps it.
    ResponseEntity<Object> answer() {
        var answer = ResponseEntity.status(status).contentType(MediaType.APPLICATION_PROBLEM_JSON);
        if (retryAfter > 0) {
            answer.header("Retry-After", Integer.toString(retryAfter));
        }
        return answer.body(body);
    }
}
