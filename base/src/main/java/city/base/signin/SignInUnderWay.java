// SPDX-License-Identifier: EUPL-1.2
package city.base.signin;

import city.base.secret.CityKey;
import city.base.shared.WallTime;
import city.base.web.CityCookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.web.AuthorizationRequestRepository;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.stereotype.Component;

/// What a sign-in must remember while the browser is at the issuer (state, nonce, code verifier): sealed in a cookie
/// of that browser, so that nobody who only asks for a page adds a row.
@Component
class SignInUnderWay implements AuthorizationRequestRepository<OAuth2AuthorizationRequest> {
    private static final CityCookie COOKIE = new CityCookie("sign-in");
    private static final Duration AGE = Duration.ofMinutes(15);
    private static final String KIND = "sign-in";
    private static final int PARTS = 6;

    private final CityKey key;
    private final IssuerClient client;
    private final Clock wall;

    SignInUnderWay(CityKey key, IssuerClient client, @WallTime Clock wall) {
        this.key = key;
        this.client = client;
        this.wall = wall;
    }

    @Override
    public void saveAuthorizationRequest(
            @Nullable OAuth2AuthorizationRequest begun,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (begun == null) {
            COOKIE.delete(request, response);
            return;
        }
        var text =
                String.join(
                        "\n",
                        KIND,
                        wall.instant().toString(),
                        begun.getState(),
                        begun.getRedirectUri(),
                        String.valueOf(begun.<Object>getAttribute(OidcParameterNames.NONCE)),
                        String.valueOf(
                                begun.<Object>getAttribute(PkceParameterNames.CODE_VERIFIER)));
        COOKIE.write(
                request,
                response,
                Base64.getUrlEncoder().withoutPadding().encodeToString(key.seal().seal(text)),
                AGE);
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest loadAuthorizationRequest(
            HttpServletRequest request) {
        var registration = client.findByRegistrationId(IssuerClient.ID);
        var state = request.getParameter(OAuth2ParameterNames.STATE);
        return registration == null
                ? null
                : COOKIE.read(request)
                        .flatMap(this::open)
                        .filter(it -> it.get(2).equals(state))
                        .map(it -> again(registration, it))
                        .orElse(null);
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest removeAuthorizationRequest(
            HttpServletRequest request, HttpServletResponse response) {
        var begun = loadAuthorizationRequest(request);
        COOKIE.delete(request, response);
        return begun;
    }

    private Optional<List<String>> open(String cookie) {
        try {
            var parts = List.of(key.seal().open(Base64.getUrlDecoder().decode(cookie)).split("\n"));
            return parts.size() == PARTS
                            && parts.getFirst().equals(KIND)
                            && Instant.parse(parts.get(1)).plus(AGE).isAfter(wall.instant())
                    ? Optional.of(parts)
                    : Optional.empty();
        } catch (IllegalStateException | IllegalArgumentException _) {
            // Not ours, or changed.
            return Optional.empty();
        }
    }

    private static OAuth2AuthorizationRequest again(
            ClientRegistration registration, List<String> parts) {
        return OAuth2AuthorizationRequest.authorizationCode()
                .clientId(registration.getClientId())
                .authorizationUri(
                        Objects.requireNonNull(
                                registration.getProviderDetails().getAuthorizationUri()))
                .scopes(registration.getScopes())
                .state(parts.get(2))
                .redirectUri(parts.get(3))
                .attributes(
                        Map.of(
                                OAuth2ParameterNames.REGISTRATION_ID,
                                IssuerClient.ID,
                                OidcParameterNames.NONCE,
                                parts.get(4),
                                PkceParameterNames.CODE_VERIFIER,
                                parts.get(5)))
                .build();
    }
}
