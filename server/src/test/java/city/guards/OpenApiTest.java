// SPDX-License-Identifier: EUPL-1.2
package city.guards;

import static org.assertj.core.api.Assertions.assertThat;

import city.base.CityTest;
import city.base.subject.Subject;
import city.base.subject.Subjects;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// The interface for machines is whole: every address has its door and its words, and `docs/openapi.json` is
/// the one made from the code.
@CityTest
class OpenApiTest {
    private static final SchemaRegistry SCHEMAS =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping handlers;

    @Autowired Subjects subjects;
    @Autowired MockMvcTester pages;

    private final JsonMapper json =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private OpenApiDocument document;

    @BeforeEach
    void make() {
        document = new OpenApiDocument(handlers, subjects);
    }

    private String written() {
        return json.writeValueAsString(document.whole()) + "\n";
    }

    @Test
    void the_kept_document_is_the_one_made_from_the_code() {
        Kept.compare("openapi.json", written());
    }

    @Test
    void everything_has_a_door_words_and_a_name_of_its_own() {
        assertThat(document.paths()).hasSizeGreaterThan(5);
        assertThat(document.undescribed).isEmpty();
    }

    @Test
    void every_data_set_and_every_declared_address_is_there() {
        assertThat(document.paths().keySet())
                .containsAll(
                        subjects.all(Subject::datasets).stream().map(it -> it.path()).toList());
        var declared =
                subjects.all(Subject::routes).stream()
                        .map(it -> it.pattern())
                        .filter(it -> it.startsWith(OpenApiDocument.BASE))
                        .map(it -> it.replace("/**", ""))
                        .toList();
        assertThat(declared)
                .isNotEmpty()
                .allMatch(it ->
                        document.paths().keySet().stream().anyMatch(path -> path.startsWith(it)));
    }

    @Test
    void the_document_is_as_the_standard_wants_it() throws IOException {
        try (var schema = getClass().getResourceAsStream("/openapi/schema-3.1.json")) {
            assertThat(SCHEMAS.getSchema(schema).validate(tree())).isEmpty();
        }
        var ofSchemas =
                SCHEMAS.getSchema(
                        SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
        for (var it : tree().at("/components/schemas")) {
            assertThat(ofSchemas.validate(it)).isEmpty();
        }
    }

    @Test
    void the_standard_would_find_a_fault() throws IOException {
        var broken =
                json.readTree(written().replaceFirst("\"in\" : \"query\"", "\"in\" : \"quarry\""));
        try (var schema = getClass().getResourceAsStream("/openapi/schema-3.1.json")) {
            assertThat(SCHEMAS.getSchema(schema).validate(broken)).isNotEmpty();
        }
    }

    @Test
    void the_application_serves_it_and_tells_people_about_it() {
        assertThat(pages.get().uri("/api/openapi.json"))
                .hasStatusOk()
                .hasHeader("Access-Control-Allow-Origin", "*")
                .bodyJson()
                .extractingPath("$.openapi")
                .isEqualTo("3.1.1");
        for (var language : List.of("fi", "sv", "en")) {
            assertThat(pages.get().uri("/api").header("Accept-Language", language))
                    .hasStatusOk()
                    .bodyText()
                    .contains(
                            "href=\"/api/v1/services\"", "href=\"/api/openapi.json\"", "CC-BY-4.0")
                    .doesNotContain("??");
        }
    }

    private JsonNode tree() {
        return json.readTree(written());
    }
}
