// SPDX-License-Identifier: EUPL-1.2
package city.base.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.logout.LogoutSuccessHandler;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.springframework.web.util.UriComponentsBuilder;

/// Signs out at an outside issuer too (OpenID Connect RP-Initiated Logout 1.0), by the client's id:
/// the ID token, which may hold an identity code, was not kept.
class AfterSignOut implements LogoutSuccessHandler {
    private final SignInSettings settings;
    private final IssuerClient client;

    AfterSignOut(SignInSettings settings, IssuerClient client) {
        this.settings = settings;
        this.client = client;
    }

    @Override
    public void onLogoutSuccess(
            HttpServletRequest request, HttpServletResponse response, @Nullable Authentication who)
            throws IOException {
        SecurityEvents.signedOut(
                who != null && who.getPrincipal() instanceof SignedInUser user ? user.who() : null);
        response.sendRedirect(issuersPage(request));
    }

    private String issuersPage(HttpServletRequest request) {
        var registration = settings.outside() ? client.findByRegistrationId(IssuerClient.ID) : null;
        var end =
                registration == null
                        ? null
                        : registration
                                .getProviderDetails()
                                .getConfigurationMetadata()
                                .get("end_session_endpoint");
        if (end == null) {
            return "/";
        }
        var home =
                ServletUriComponentsBuilder.fromContextPath(request).path("/").build().toString();
        return UriComponentsBuilder.fromUriString(end.toString())
                .queryParam("client_id", settings.clientId())
                .queryParam("post_logout_redirect_uri", "{home}")
                .encode()
                .buildAndExpand(home)
                .toUriString();
    }
}
