// SPDX-License-Identifier: EUPL-1.2
package city.base.web;

import city.base.shared.Language;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.MessageSource;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/// What the server refuses before any page of ours sees it (an address that holds `%00`, a head that is too long), and
/// what is left when the error page itself fails: the same words, in all three languages since nothing of the request
/// is known or repeated.
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class ServerErrors implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {
    private final MessageSource texts;

    ServerErrors(MessageSource texts) {
        this.texts = texts;
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addContextCustomizers(context -> {
            var host = (StandardHost) context.getParent();
            // Named, so that the host does not add one of its own that would answer first.
            host.setErrorReportValveClass(Report.class.getName());
            host.getPipeline().addValve(new Report());
        });
    }

    private final class Report extends ErrorReportValve {
        @Override
        protected void report(Request request, Response response, @Nullable Throwable fault) {
            var status = HttpStatus.resolve(response.getStatus());
            if (status == null
                    || !status.isError()
                    || response.getContentWritten() > 0
                    || !response.setErrorReported()) {
                return;
            }
            try {
                response.setContentType(MediaType.TEXT_HTML_VALUE);
                response.setCharacterEncoding(StandardCharsets.UTF_8);
                response.setHeader("Cache-Control", "no-store");
                response.setHeader(
                        "Content-Security-Policy", "default-src 'none'; style-src 'self'");
                response.getReporter().write(page(status));
                response.finishResponse();
            } catch (IOException _) {
                // Whoever asked has gone.
            }
        }
    }

    String page(HttpStatus status) {
        var key = ErrorPages.text(status);
        return """
        <!DOCTYPE html>
        <html lang="fi">
        <head>
          <meta charset="utf-8">
          <meta name="viewport" content="width=device-width, initial-scale=1">
          <title>%s</title>
          <link rel="stylesheet" href="/vendor/hds/base.css">
          <link rel="stylesheet" href="/city.css">
        </head>
        <body>
        <main class="wide">
        %s</main>
        </body>
        </html>
        """
                .formatted(
                        text(key + ".title", Language.FI),
                        Language.WHOLE.stream()
                                .map(it -> part(key, it))
                                .collect(Collectors.joining()));
    }

    private String part(String key, Language language) {
        return """
        <section lang="%s">
        <h1>%s</h1>
        <p>%s</p>
        <p><a href="/?lang=%s">%s</a></p>
        </section>
        """
                .formatted(
                        language.code(),
                        text(key + ".title", language),
                        text(key + ".text", language),
                        language.code(),
                        text("web.error.home", language));
    }

    private String text(String key, Language language) {
        return texts.getMessage(key, null, language.locale());
    }
}
