// SPDX-License-Identifier: EUPL-1.2
package city.base.signin;

import city.base.secret.CityKey;
import city.base.shared.WallTime;
import city.base.subject.Subjects;
import city.base.web.CityCookie;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter;
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
            Subjects subjects,
            SignInUnderWay underWay,
            SignInLimits limits,
            CityKey key,
            @WallTime Clock wall)
            throws Exception {
        http.authorizeHttpRequests(requests ->
                requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD)
                        .permitAll()
                        .anyRequest()
                        .access(doors));
        var asked = new ReturnTo(new CityCookie("return-to"), key);
        http.addFilterAfter(limits.filter(), SecurityContextHolderFilter.class);
        http.csrf(csrf -> csrf(csrf, new SignedCsrf(SignedCsrf.COOKIE, key), "/l/**", "/api/**"));
        headers(http, settings.outside() ? "'self' " + origin(settings.issuer()) : "'self'");
        http.requestCache(cache -> cache.disable());
        http.oauth2Login(login ->
                login.loginPage(SignInPage.PATH)
                        .clientRegistrationRepository(client)
                        .authorizedClientRepository(new NoTokensKept())
                        .authorizationEndpoint(it ->
                                it.authorizationRequestRepository(underWay)
                                        .authorizationRequestResolver(oneWay(client)))
                        .userInfoEndpoint(it -> it.oidcUserService(users))
                        .successHandler(new AfterSignIn(asked, wall))
                        .failureHandler(AfterSignIn::failed));
        http.logout(logout ->
                logout.logoutUrl("/sign-out")
                        .logoutSuccessHandler(new AfterSignOut(settings, client)));
        var closed = new Doors(subjects, asked);
        http.exceptionHandling(
                errors -> errors.authenticationEntryPoint(closed).accessDeniedHandler(closed));
        return http.build();
    }

    /// Nobody reads measurements of each filter.
    @Bean
    static SecurityObservationSettings unobserved() {
        return SecurityObservationSettings.noObservations();
    }

    /// There is one issuer; any other name is an address that does not exist.
    private static OAuth2AuthorizationRequestResolver oneWay(IssuerClient client) {
        var begins =
                new DefaultOAuth2AuthorizationRequestResolver(client, IssuerClient.AUTHORIZATION);
        return new OAuth2AuthorizationRequestResolver() {
            @Override
            public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request) {
                return request.getRequestURI().equals(IssuerClient.BEGIN) && client.exists()
                        ? begins.resolve(request)
                        : null;
            }

            @Override
            public @Nullable OAuth2AuthorizationRequest resolve(
                    HttpServletRequest request, String issuer) {
                return IssuerClient.ID.equals(issuer) ? begins.resolve(request, issuer) : null;
            }
        };
    }

    /// @param except paths that need none: there the address itself is the secret, or the caller is a
    ///     machine with its own credentials, or may only read with those of a browser
    static void csrf(CsrfConfigurer<HttpSecurity> csrf, SignedCsrf tokens, String... except) {
        csrf.csrfTokenRepository(tokens);
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

    private static String origin(@Nullable String issuer) {
        var address = URI.create(String.valueOf(issuer));
        return address.getScheme() + "://" + address.getRawAuthority();
    }
}
