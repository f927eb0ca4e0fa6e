// SPDX-License-Identifier: EUPL-1.2
package city.base.signin;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.ConversionService;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.core.convert.converter.GenericConverter;
import org.springframework.core.convert.support.GenericConversionService;
import org.springframework.core.serializer.support.DeserializingConverter;
import org.springframework.core.serializer.support.SerializationFailedException;
import org.springframework.core.serializer.support.SerializingConverter;
import org.springframework.session.jdbc.PostgreSqlJdbcIndexedSessionRepositoryCustomizer;
import org.springframework.session.jdbc.config.annotation.web.http.EnableJdbcHttpSession;
import org.springframework.session.web.http.CookieSerializer;

/// Sessions in the database: a restart signs nobody out, and any server can answer.
@Configuration(proxyBeanMethods = false)
@EnableJdbcHttpSession(
        tableName = "signin.session",
        maxInactiveIntervalInSeconds = 30 * 60,
        cleanupCron = "0 */10 * * * *")
class SessionConfiguration {
    @Bean
    CookieSerializer sessionCookie() {
        return new HostSessionCookie();
    }

    /// Two requests of one browser may put the same thing into its session at the same moment: the later counts.
    @Bean
    PostgreSqlJdbcIndexedSessionRepositoryCustomizer laterCounts() {
        return new PostgreSqlJdbcIndexedSessionRepositoryCustomizer();
    }

    /// What an older release stored and this one cannot read is as good as absent: sign in again.
    @Bean("springSessionConversionService")
    ConversionService sessionValues() {
        var service = new GenericConversionService();
        var reader = new DeserializingConverter(SessionConfiguration.class.getClassLoader());
        service.addConverter(Object.class, byte[].class, new SerializingConverter());
        service.addConverter(new Reader(reader));
        return service;
    }

    private record Reader(DeserializingConverter reader) implements GenericConverter {
        @Override
        public Set<ConvertiblePair> getConvertibleTypes() {
            return Set.of(new ConvertiblePair(byte[].class, Object.class));
        }

        @Override
        public @Nullable Object convert(
                @Nullable Object source, TypeDescriptor from, TypeDescriptor to) {
            try {
                return source instanceof byte[] bytes ? reader.convert(bytes) : null;
            } catch (SerializationFailedException _) {
                return null;
            }
        }
    }
}
