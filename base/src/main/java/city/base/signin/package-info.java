// SPDX-License-Identifier: EUPL-1.2
/// Who is signed in, as what, and what that allows: OpenID Connect against any issuer, or against
/// the embedded one of the demonstration, where a person is chosen from a list. Sessions live in the
/// database. Owns the schema `signin`.
@ApplicationModule(
        id = "signin",
        displayName = "Sign-in",
        allowedDependencies = {"shared", "database", "subject", "web", "secret"})
@NullMarked
package city.base.signin;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
