// SPDX-License-Identifier: EUPL-1.2
package city.base.web;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.PropertyResourceBundle;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.AbstractMessageSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/// The texts of all modules: `messages/<module>_<language>.properties`, found by themselves. Those of
/// pages that are whole in the contact languages too stand in files of their own (`frame`, `offer-link`, `letter`). There
/// is no base file: a missing text is a fault that a test finds, never a silent other language.
@Configuration(proxyBeanMethods = false)
class Texts {
    @Bean
    MessageSource messageSource() throws IOException {
        return new OneList(
                Stream.of(
                                new PathMatchingResourcePatternResolver()
                                        .getResources("classpath*:messages/*_*.properties"))
                        .sorted(Comparator.comparing(Texts::module))
                        .toList());
    }

    private static String module(Resource file) {
        var name = String.valueOf(file.getFilename());
        return name.substring(0, name.lastIndexOf('_'));
    }

    /// One list for each language, read when the first page asks for it: a page has hundreds of texts, and looking
    /// through every module for each took a tenth of its time.
    private static final class OneList extends AbstractMessageSource {
        private final List<Resource> files;
        private final Map<String, Map<String, Text>> languages = new ConcurrentHashMap<>();

        OneList(List<Resource> files) {
            this.files = files;
        }

        private static final class Text {
            final String plain;
            private final Locale locale;
            private volatile @Nullable MessageFormat format;

            Text(String plain, Locale locale) {
                this.plain = plain;
                this.locale = locale;
            }

            /// Read late: most texts have nothing to fill in.
            MessageFormat format() {
                var known = format;
                if (known == null) {
                    known = new MessageFormat(plain, locale);
                    format = known;
                }
                return known;
            }
        }

        @Override
        protected @Nullable String resolveCodeWithoutArguments(String code, Locale locale) {
            var text = of(locale).get(code);
            return text == null ? null : text.plain;
        }

        @Override
        protected @Nullable MessageFormat resolveCode(String code, Locale locale) {
            var text = of(locale).get(code);
            return text == null ? null : text.format();
        }

        private Map<String, Text> of(Locale locale) {
            return languages.computeIfAbsent(locale.getLanguage(), it -> read(Locale.of(it)));
        }

        private Map<String, Text> read(Locale locale) {
            var ending = "_" + locale.getLanguage() + ".properties";
            var texts = new HashMap<String, Text>();
            for (var file : files) {
                if (String.valueOf(file.getFilename()).endsWith(ending)) {
                    try (var reader =
                            new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
                        var bundle = new PropertyResourceBundle(reader);
                        bundle.keySet()
                                .forEach(key ->
                                        texts.putIfAbsent(
                                                key, new Text(bundle.getString(key), locale)));
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                }
            }
            return Map.copyOf(texts);
        }
    }
}
