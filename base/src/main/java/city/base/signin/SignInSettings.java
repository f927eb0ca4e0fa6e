// SPDX-License-Identifier: EUPL-1.2
package city.base.signin;

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
/// @param unitsClaim the claim that holds the ids of the units that an officer leads
@ConfigurationProperties("city.signin")
record SignInSettings(
        @Nullable String issuer,
        @DefaultValue("proactive-city") String clientId,
        @DefaultValue("") String clientSecret,
        @DefaultValue({"openid"}) List<String> scopes,
        @DefaultValue("identity_code") String identityClaim,
        @DefaultValue("roles") String rolesClaim,
        @DefaultValue("units") String unitsClaim) {
    boolean outside() {
        return issuer != null && !issuer.isBlank();
    }

    @Override
    public String toString() {
        return "issuer " + issuer;
    }
}
