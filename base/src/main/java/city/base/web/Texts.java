// SPDX-License-Identifier: EUPL-1.2
package city.base.web;

import java.io.IOException;
import java.util.HashSet;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/// The texts of all modules: `messages/<module>_<language>.properties`, found by themselves. Those of
/// pages that are whole in the contact languages too stand in files of their own (`frame`, `offer-link`, `letter`). There
/// is no base file: a missing text is a fault that a test finds, never a silent other language.
@Configuration(proxyBeanMethods = false)
class Texts {
    private static final String ENDING = ".properties";

    @Bean
    MessageSource messageSource() throws IOException {
        var files = new HashSet<String>();
        var modules = new TreeSet<String>();
        for (var file :
                new PathMatchingResourcePatternResolver()
                        .getResources("classpath*:messages/*_*.properties")) {
            var name = file.getFilename();
            if (name != null) {
                var stem = "messages/" + name.substring(0, name.length() - ENDING.length());
                files.add(stem);
                modules.add(stem.substring(0, stem.lastIndexOf('_')));
            }
        }
        var source =
                new ResourceBundleMessageSource() {
                    /// A language in which a module has no texts is none of its faults, and nothing to warn of.
                    @Override
                    protected @Nullable ResourceBundle getResourceBundle(
                            String module, Locale locale) {
                        return files.contains(module + "_" + locale.getLanguage())
                                ? super.getResourceBundle(module, locale)
                                : null;
                    }
                };
        source.setBasenames(modules.toArray(String[]::new));
        source.setDefaultEncoding("UTF-8");
        source.setFallbackToSystemLocale(false);
        return source;
    }
}
