// SPDX-License-Identifier: EUPL-1.2
package city;

import java.util.List;
import java.util.TreeMap;
import org.springframework.boot.webmvc.test.autoconfigure.MockMvcPrint;
import org.springframework.boot.webmvc.test.autoconfigure.SpringBootMockMvcBuilderCustomizer;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// A page or form of the house.
///
/// @param pattern such as `/desk/cases/{id}`
record Page(String method, String pattern, HandlerMethod handler) {
    /// Stands for whatever a path asks: the key of a case, a unit, a service.
    private static final String NOBODYS = "00000000-0000-4000-8000-000000000000";

    /// All that our own code answers, by method and path.
    static List<Page> all(RequestMappingHandlerMapping handlers) {
        var found = new TreeMap<String, Page>();
        handlers.getHandlerMethods()
                .forEach((mapping, handler) -> {
                    if (handler.getBeanType().getName().startsWith("city.")) {
                        for (var pattern : mapping.getPatternValues()) {
                            var methods = mapping.getMethodsCondition().getMethods();
                            for (var method :
                                    methods.isEmpty()
                                            ? List.of("GET")
                                            : methods.stream().map(Enum::name).toList()) {
                                var page = new Page(method, pattern, handler);
                                found.put(page.toString(), page);
                            }
                        }
                    }
                });
        return List.copyOf(found.values());
    }

    /// The application for whoever asks for all pages: without a print of each request when one of them is
    /// wrong, which is told by its page.
    static MockMvcTester quietly(WebApplicationContext application) {
        var quiet = new SpringBootMockMvcBuilderCustomizer(application);
        quiet.setPrint(MockMvcPrint.NONE);
        return MockMvcTester.from(
                application,
                builder -> {
                    quiet.customize(builder);
                    return builder.build();
                });
    }

    /// With something in it that nobody has.
    String path() {
        return path(NOBODYS);
    }

    /// @param part stands for each variable of the path
    String path(String part) {
        return pattern.replaceAll("\\{[^}]*}", part);
    }

    String subject() {
        var name = handler.getBeanType().getPackageName();
        return name.substring(name.lastIndexOf('.') + 1);
    }

    @Override
    public String toString() {
        return method + " " + pattern;
    }
}
