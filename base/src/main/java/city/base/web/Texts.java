// SPDX-License-Identifier: EUPL-1.2
package city.base.web;

import java.io.IOException;
import java.util.TreeSet;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/// The texts of all modules: `messages/<module>_<language>.properties`, found by themselves. There
/// is no base file: a missing text is a fault that a test finds, never a silent other language.
@Configuration(proxyBeanMethods = false)
class Texts {
    @Bean
    MessageSource messageSource() throws IOException {
        var modules = new TreeSet<String>();
        for (var file :
                new PathMatchingResourcePatternResolver()
                        .getResources("classpath*:messages/*_fi.properties")) {
            var name = file.getFilename();
            if (name != null) {
                modules.add(
                        "messages/" + name.substring(0, name.length() - "_fi.properties".length()));
            }
        }
        var source = new ResourceBundleMessageSource();
        source.setBasenames(modules.toArray(String[]::new));
        source.setDefaultEncoding("UTF-8");
        source.setFallbackToSystemLocale(false);
        return source;
    }
}
