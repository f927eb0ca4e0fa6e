// SPDX-License-Identifier: EUPL-1.2
package city.heart.profile;

import city.base.signin.CurrentUser;
import city.base.signin.SignedIn;
import city.base.web.LanguageChoice;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Pages of a signed-in resident are in the language that the person chose, unless this browser was
/// told another one.
@Component
class ProfileLanguage implements HandlerInterceptor, WebMvcConfigurer {
    private final Profiles profiles;
    private final CurrentUser user;

    ProfileLanguage(Profiles profiles, CurrentUser user) {
        this.profiles = profiles;
        this.user = user;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns(List.of("/my", "/my/**"));
    }

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (user.find().orElse(null) instanceof SignedIn.Resident me) {
            profiles.languageOf(me.id())
                    .ifPresent(it -> request.setAttribute(LanguageChoice.PROFILE, it));
        }
        return true;
    }
}
