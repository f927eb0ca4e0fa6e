// SPDX-License-Identifier: EUPL-1.2
package city.base.api;

import city.base.usage.Actor;
import city.base.usage.Use;
import city.base.web.Problem;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/// Who calls the interface. A controller takes it as an argument where it gives personal data to clients;
/// residents who read their own take `SignedIn.Resident` instead, and open data asks nobody.
public sealed interface ApiCaller {
    /// Somebody without a key.
    record Guest() implements ApiCaller {}

    /// Whoever is signed in with a browser.
    record Resident(int number) implements ApiCaller {}

    /// A program with a key.
    ///
    /// @param scopes names of what personal data it may use
    record Client(UUID id, Set<String> scopes) implements ApiCaller {
        public Client {
            scopes = Set.copyOf(scopes);
        }
    }

    /// The use of data that `usage` records for this call, in the transaction that reads them.
    ///
    /// @param service the public service for which it is used, null where none is
    /// @param facts names of the facts used
    /// @throws Problem 403 where the caller may not use them
    default Use use(ApiScope scope, @Nullable String service, Set<String> facts) {
        if (this instanceof Client(var id, var scopes) && scopes.contains(scope.name())) {
            return new Use(
                    Actor.partner(id.toString()),
                    "client",
                    scope.purpose(),
                    scope.basis(),
                    service,
                    facts);
        }
        throw Problem.of(HttpStatus.FORBIDDEN, "api/scope", "The key does not allow this")
                .with("scope", scope.name());
    }
}
