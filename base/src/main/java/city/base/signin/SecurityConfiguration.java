// SPDX-License-Identifier: EUPL-1.2
package city.base.signin;

import city.base.subject.Subjects;
import jakarta.servlet.DispatcherType;
import java.net.URI;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/// Who may see which page is said by the subjects (`Subject.routes`). Closed unless opened: what no subject
/// declares does not exist for anybody.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SignInSettings.class)
class SecurityConfiguration {
    @Bean
    @Order(3)
    SecurityFilterChain pages(
            HttpSecurity http,
            SignInSettings settings,
            IssuerClient client,
            SignedInUsers users,
            RouteDoors doors,
            Subjects subjects)
            throws Exception {
        http.authorizeHttpRequests(requests ->
                requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD)
                        .permitAll()
                        .anyRequest()
                        .access(doors));
        http.csrf(csrf -> csrf(csrf, "/l/**", "/api/**"));
        headers(http, settings.outside() ? "'self' " + origin(settings.issuer()) : "'self'");
        http.requestCache(cache -> cache.requestCache(pagesToReturnTo()));
        http.oauth2Login(login ->
                login.loginPage(SignInPage.PATH)
                        .clientRegistrationRepository(client)
                        .authorizedClientRepository(new NoTokensKept())
                        .userInfoEndpoint(it -> it.oidcUserService(users))
                        .successHandler(new AfterSignIn(pagesToReturnTo()))
                        .failureHandler(AfterSignIn::failed));
        http.logout(logout ->
                logout.logoutUrl("/sign-out")
                        .deleteCookies("csrf")
                        .logoutSuccessHandler(new AfterSignOut(settings, client)));
        var closed = new Doors(subjects);
        http.exceptionHandling(
                errors -> errors.authenticationEntryPoint(closed).accessDeniedHandler(closed));
        return http.build();
    }

    /// The token is in a cookie beside the form, not in the session: people who only open a link or
    /// write feedback get no session.
    ///
    /// @param except paths that need none: there the address itself is the secret, or the caller is a
    ///     machine with its own credentials, or may only read with those of a browser
    static void csrf(CsrfConfigurer<HttpSecurity> csrf, String... except) {
        var cookies = new CookieCsrfTokenRepository();
        cookies.setCookieName("csrf");
        cookies.setCookiePath("/");
        cookies.setCookieCustomizer(it -> it.httpOnly(true).sameSite("Lax"));
        csrf.csrfTokenRepository(cookies);
        for (var it : except) {
            csrf.ignoringRequestMatchers(PathPatternRequestMatcher.withDefaults().matcher(it));
        }
    }

    /// Nothing from elsewhere, no script or style in a page, in no frame, and no address told to others
    /// (a link from a message is a secret).
    static void headers(HttpSecurity http, String formTargets) throws Exception {
        http.headers(headers ->
                headers.contentSecurityPolicy(it ->
                                it.policyDirectives(
                                        "default-src 'none'; script-src 'self';"
                                                + " style-src 'self'; font-src 'self';"
                                                + " img-src 'self' data:;"
                                                + " connect-src 'self'; manifest-src"
                                                + " 'self'; base-uri 'none';"
                                                + " frame-ancestors 'none'; form-action "
                                                + formTargets))
                        .referrerPolicy(it ->
                                it.policy(ReferrerPolicyHeaderWriter.ReferrerPolicy.NO_REFERRER))
                        .permissionsPolicyHeader(it ->
                                it.policy(
                                        "camera=(), microphone=(), geolocation=(),"
                                                + " payment=()")));
    }

    /// Adds nothing to the address one returns to.
    @SuppressWarnings("NullAway") // null switches the parameter off, as its documentation says
    static HttpSessionRequestCache requestCache() {
        var cache = new HttpSessionRequestCache();
        cache.setMatchingRequestParameterName(null);
        return cache;
    }

    private static HttpSessionRequestCache pagesToReturnTo() {
        var cache = requestCache();
        cache.setRequestMatcher(
                request -> "GET".equals(request.getMethod()) && Doors.forSomebody(request));
        return cache;
    }

    private static String origin(@org.jspecify.annotations.Nullable String issuer) {
        var address = URI.create(String.valueOf(issuer));
        return address.getScheme() + "://" + address.getRawAuthority();
    }
}
