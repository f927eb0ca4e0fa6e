// SPDX-License-Identifier: EUPL-1.2
package city.base.api;

import city.base.shared.CityTime;
import city.base.usage.Actor;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Clients of the interface: added with a key that is shown once, known by its hash, ended.
@Service
class ApiClients {
    /// What every key begins with, so that one that was published by mistake is found.
    static final String KEY = "city_";

    private final ApiClientRepository repository;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    ApiClients(ApiClientRepository repository, @CityTime Clock clock) {
        this.repository = repository;
        this.clock = clock;
    }

    /// What came of adding a client.
    sealed interface ClientOutcome {
        /// @param key as the client sends it; nobody can read it again
        record WithKey(ApiClient client, String key) implements ClientOutcome {
            @Override
            public String toString() {
                return "WithKey[" + client.name() + "]";
            }
        }

        /// A client of this name is there already.
        record NameTaken() implements ClientOutcome {}
    }

    /// @param by the officer who adds it
    @Transactional
    ClientOutcome add(ApiClient client, Actor by) {
        var bytes = new byte[32];
        random.nextBytes(bytes);
        var key = KEY + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        return repository.insert(client, hash(key), clock.instant(), by)
                ? new ClientOutcome.WithKey(client, key)
                : new ClientOutcome.NameTaken();
    }

    /// Its key is good no longer, from this moment on. Said twice it changes nothing.
    ///
    /// @return false where there is no such client or it has ended before
    @Transactional
    boolean end(UUID id) {
        return repository.end(id, today());
    }

    /// The client whose key this is, while it may call.
    Optional<ApiClient> withKey(String key) {
        return repository.find(hash(key)).filter(it -> it.mayCall(today()));
    }

    /// Those that may call first, then the others; by name.
    List<ApiClient> list() {
        return repository.list(today());
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    private static byte[] hash(String key) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(key.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
