// SPDX-License-Identifier: EUPL-1.2
package city.base.signin;

import city.base.secret.CityKey;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Component;

/// Where one person is signed in now.
@Component
class OwnSessions {
    /// What the signature of a session's id is for: its handle.
    private static final String HANDLE = "session";

    private final FindByIndexNameSessionRepository<? extends Session> sessions;
    private final CityKey key;

    OwnSessions(FindByIndexNameSessionRepository<? extends Session> sessions, CityKey key) {
        this.sessions = sessions;
        this.key = key;
    }

    /// @param handle names it in a form and opens nothing
    /// @param here the one of this browser
    record Own(String handle, Begun begun, Instant used, boolean here) {}

    /// This one first, then the last used.
    ///
    /// @param name of `SignedInUser`
    /// @param here id of the session of this request; null for none
    List<Own> list(String name, @Nullable String here) {
        return sessions.findByPrincipalName(name).values().stream()
                .filter(it -> !it.isExpired())
                .flatMap(it -> own(it, name, here).stream())
                .sorted(Comparator.comparing(Own::here).thenComparing(Own::used).reversed())
                .toList();
    }

    private Optional<Own> own(Session it, String name, @Nullable String here) {
        return Begun.find(it)
                .filter(begun -> begun.name().equals(name))
                .map(begun ->
                        new Own(
                                key.sign(HANDLE, it.getId()),
                                begun,
                                it.getLastAccessedTime(),
                                it.getId().equals(here)));
    }

    /// @return how many ended
    int end(String name, String handle) {
        return end(name, (String id) -> key.isSigned(HANDLE, id, handle));
    }

    /// @param here that one stays
    /// @return how many ended
    int endOthers(String name, @Nullable String here) {
        return end(name, (String id) -> !id.equals(here));
    }

    private int end(String name, Predicate<String> which) {
        var ids = sessions.findByPrincipalName(name).keySet().stream().filter(which).toList();
        ids.forEach(sessions::deleteById);
        return ids.size();
    }
}
