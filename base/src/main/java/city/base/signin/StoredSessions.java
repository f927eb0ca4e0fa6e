// SPDX-License-Identifier: EUPL-1.2
package city.base.signin;

import city.base.database.LookedUpOnce;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Primary;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.stereotype.Component;

/// The sessions in the database, asked for once a page, and written only where something of them changed. That one was
/// used is written once a minute: it may end as much earlier as that, never later.
@Component
@Primary
class StoredSessions implements FindByIndexNameSessionRepository<StoredSessions.Kept> {
    private static final Duration NOTED_AFTER = Duration.ofMinutes(1);

    private final FindByIndexNameSessionRepository<Session> stored;
    private final LookedUpOnce<Map<String, Kept>> known = new LookedUpOnce<>();

    @SuppressWarnings("unchecked")
    StoredSessions(JdbcIndexedSessionRepository stored) {
        // Its own kind of session has no name outside of it.
        this.stored =
                (FindByIndexNameSessionRepository<Session>)
                        (FindByIndexNameSessionRepository<?>) stored;
    }

    @Override
    public Kept createSession() {
        return new Kept(stored.createSession(), true);
    }

    @Override
    public void save(Kept session) {
        if (session.changed) {
            stored.save(session.stored);
            session.changed = false;
        }
        var here = here();
        here.values().removeIf(it -> it == session);
        here.put(session.getId(), session);
    }

    @Override
    public @Nullable Kept findById(String id) {
        var here = here();
        var known = here.get(id);
        if (known == null) {
            var found = stored.findById(id);
            if (found == null) {
                return null;
            }
            known = new Kept(found, false);
            here.put(id, known);
        }
        return known;
    }

    @Override
    public void deleteById(String id) {
        here().remove(id);
        stored.deleteById(id);
    }

    @Override
    public Map<String, Kept> findByIndexNameAndIndexValue(String index, String value) {
        return stored.findByIndexNameAndIndexValue(index, value).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, it -> new Kept(it.getValue(), false)));
    }

    private Map<String, Kept> here() {
        return known.ofPage(HashMap::new);
    }

    /// A session that knows whether it must be written.
    static final class Kept implements Session {
        private final Session stored;
        private boolean changed;

        private Kept(Session stored, boolean changed) {
            this.stored = stored;
            this.changed = changed;
        }

        @Override
        public String getId() {
            return stored.getId();
        }

        @Override
        public String changeSessionId() {
            changed = true;
            return stored.changeSessionId();
        }

        @Override
        public <T> @Nullable T getAttribute(String name) {
            return stored.getAttribute(name);
        }

        @Override
        public Set<String> getAttributeNames() {
            return stored.getAttributeNames();
        }

        @Override
        public void setAttribute(String name, Object value) {
            changed = true;
            stored.setAttribute(name, value);
        }

        @Override
        public void removeAttribute(String name) {
            changed = true;
            stored.removeAttribute(name);
        }

        @Override
        public Instant getCreationTime() {
            return stored.getCreationTime();
        }

        @Override
        public void setLastAccessedTime(Instant at) {
            if (!at.isBefore(stored.getLastAccessedTime().plus(NOTED_AFTER))) {
                changed = true;
                stored.setLastAccessedTime(at);
            }
        }

        @Override
        public Instant getLastAccessedTime() {
            return stored.getLastAccessedTime();
        }

        @Override
        public void setMaxInactiveInterval(Duration interval) {
            changed = true;
            stored.setMaxInactiveInterval(interval);
        }

        @Override
        public Duration getMaxInactiveInterval() {
            return stored.getMaxInactiveInterval();
        }

        @Override
        public boolean isExpired() {
            return stored.isExpired();
        }
    }
}
