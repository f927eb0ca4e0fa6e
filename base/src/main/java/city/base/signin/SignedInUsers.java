// SPDX-License-Identifier: EUPL-1.2
package city.base.signin;

import city.base.shared.WallTime;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;

/// From what the issuer says to who that is in the city.
@Component
class SignedInUsers implements OAuth2UserService<OidcUserRequest, OidcUser> {
    static final String UNKNOWN_PERSON = "unknown_person";

    private static final int LONGEST_NAME = 100;

    private final OidcUserService issuer = new OidcUserService();
    private final SignInSettings settings;
    private final ObjectProvider<IdentityLookup> identities;
    private final OfficerNames names;
    private final Clock wall;

    /// @param identities of the register that is connected, if one is
    SignedInUsers(
            SignInSettings settings,
            ObjectProvider<IdentityLookup> identities,
            OfficerNames names,
            @WallTime Clock wall) {
        this.settings = settings;
        this.identities = identities;
        this.names = names;
        this.wall = wall;
    }

    /// On one line and of a length that a person's name has, since it stands under decisions.
    private static String name(@Nullable String told) {
        var line = told == null ? "" : told.strip().replaceAll("\\s+", " ");
        return line.length() > LONGEST_NAME ? line.substring(0, LONGEST_NAME) : line;
    }

    /// @throws OAuth2AuthenticationException `unknown_person` for somebody with neither a role nor an
    ///     identity code of the register
    @Override
    public OidcUser loadUser(OidcUserRequest request) {
        var user = issuer.loadUser(request);
        var roles = user.getClaimAsStringList(settings.rolesClaim());
        if (roles != null && !roles.isEmpty()) {
            var units = user.getClaimAsStringList(settings.unitsClaim());
            var officer =
                    SignedInUser.officer(
                            user.getName(),
                            name(user.getFullName()),
                            roles,
                            units == null ? List.of() : units);
            names.learn(officer, wall.instant());
            return new SignedInUser(officer, wall.instant());
        }
        var code = user.getClaimAsString(settings.identityClaim());
        if (code != null) {
            var resident =
                    identities.stream().flatMap(it -> it.residentWith(code).stream()).findFirst();
            if (resident.isPresent()) {
                return new SignedInUser(new SignedIn.Resident(resident.get()), wall.instant());
            }
        }
        throw new OAuth2AuthenticationException(new OAuth2Error(UNKNOWN_PERSON));
    }
}
