// SPDX-License-Identifier: EUPL-1.2
package city.base.api;

import city.base.subject.Subject;
import city.base.subject.Subjects;
import city.base.web.PageTexts;
import city.base.web.Problem;
import java.util.List;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/// What the interface gives, to whom and how often, for people; and its description for machines.
@Controller
class ApiPage {
    private final Subjects subjects;
    private final ApiSettings settings;

    ApiPage(Subjects subjects, ApiSettings settings) {
        this.subjects = subjects;
        this.settings = settings;
    }

    /// @param text what it is
    record DatasetLine(String text, String path, String licence) {}

    @GetMapping("/api")
    String show(PageTexts texts, Model model) {
        List<DatasetLine> lines =
                subjects.all(Subject::datasets).stream()
                        .map(it -> new DatasetLine(texts.text(it.text()), it.path(), it.licence()))
                        .toList();
        model.addAttribute("datasets", lines);
        model.addAttribute("minute", settings.guestMinute());
        model.addAttribute("day", settings.guestDay());
        return "api/about";
    }

    /// The document that a test makes from the code, packed with the application.
    @GetMapping("/api/openapi.json")
    ResponseEntity<Resource> document() {
        var document = new ClassPathResource("openapi/openapi.json");
        if (!document.exists()) {
            throw Problem.notFound("api/no-document", "This server was built without it");
        }
        return ResponseEntity.ok()
                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=3600")
                .header(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*")
                .contentType(MediaType.APPLICATION_JSON)
                .body(document);
    }
}
