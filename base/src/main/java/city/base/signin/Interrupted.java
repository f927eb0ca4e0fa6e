// SPDX-License-Identifier: EUPL-1.2
package city.base.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A form that somebody sent after the sign-in had ended: nothing was done with it, and it is kept in the session
/// until the person has signed in again, so that nothing must be typed twice.
///
/// @param action to which it was sent
/// @param page on which it stood
/// @param fields as they were sent
record Interrupted(String action, String page, List<Field> fields) implements Serializable {
    private static final long serialVersionUID = 1;
    private static final String KEPT = "city.signin.interrupted";
    private static final int MOST_FIELDS = 100;
    private static final int MOST_LETTERS = 20_000;

    Interrupted {
        fields = new ArrayList<>(fields);
    }

    record Field(String name, String value) implements Serializable {
        private static final long serialVersionUID = 1;
    }

    /// Keeps it. Of a form that is too large only the page is kept.
    static void keep(HttpServletRequest request) {
        var fields = new ArrayList<Field>();
        request.getParameterMap()
                .forEach((name, values) -> {
                    for (var value : values) {
                        if (!name.startsWith("_")) {
                            fields.add(new Field(name, value));
                        }
                    }
                });
        var letters = fields.stream().mapToInt(it -> it.value().length()).sum();
        var small = fields.size() <= MOST_FIELDS && letters <= MOST_LETTERS;
        request.getSession()
                .setAttribute(
                        KEPT,
                        new Interrupted(
                                request.getRequestURI(),
                                page(request),
                                small ? fields : List.of()));
    }

    /// The page of the form, where it is one of this city.
    private static String page(HttpServletRequest request) {
        var page = request.getParameter("_page");
        return page != null && page.matches("/(my|desk)([/?].*)?") && !page.contains("\\")
                ? page
                : request.getRequestURI().startsWith("/desk") ? "/desk" : "/my";
    }

    static Optional<Interrupted> find(HttpServletRequest request) {
        var session = request.getSession(false);
        return session == null
                ? Optional.empty()
                : Optional.ofNullable((@Nullable Interrupted) session.getAttribute(KEPT));
    }

    static void forget(HttpServletRequest request) {
        var session = request.getSession(false);
        if (session != null) {
            session.removeAttribute(KEPT);
        }
    }

    /// What was typed stays out of logs.
    @Override
    public String toString() {
        return "Interrupted[" + action + "]";
    }
}
