// SPDX-License-Identifier: EUPL-1.2
package city.base.signin;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How the city signs people in: `city.base.signin.*`.
///
/// @param issuer address of an outside OpenID Connect issuer (Suomi.fi's broker, Keycloak …); null for
///     the embedded one, which exists in a demonstration only
/// @param clientId and `clientSecret` as registered at the outside issuer
/// @param identityClaim the claim that holds a resident's identity code
/// @param rolesClaim the claim that holds the roles of somebody who works for the city; who has one is
///     signed in as an officer
/// @param longestResident how long a resident's sign-in lasts at most, however much it is used
/// @param longestOfficer the same of somebody who works for the city
/// @param rolesHold how long roles count as the issuer gave them; a page asks again after a third of it
/// @param unitsClaim the claim that holds the ids of the units that an officer leads
@ConfigurationProperties("city.signin")
record SignInSettings(
        @Nullable String issuer,
        @DefaultValue("proactive-city") String clientId,
        @DefaultValue("") String clientSecret,
        @DefaultValue({"openid"}) List<String> scopes,
        @DefaultValue("identity_code") String identityClaim,
        @DefaultValue("roles") String rolesClaim,
        @DefaultValue("units") String unitsClaim,
        @DefaultValue("1h") Duration longestResident,
        @DefaultValue("12h") Duration longestOfficer,
        @DefaultValue("15m") Duration rolesHold) {
    boolean outside() {
        return issuer != null && !issuer.isBlank();
    }

    @Override
    public String toString() {
        return "issuer " + issuer;
    }
}
