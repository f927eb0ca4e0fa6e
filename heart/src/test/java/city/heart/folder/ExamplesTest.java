// SPDX-License-Identifier: EUPL-1.2
package city.heart.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The services' own examples: what the rule must answer, said by its authors.
class ExamplesTest {
    static Stream<Arguments> examples() {
        return Helsinki.all().stream()
                .flatMap(it ->
                        new ExamplesReader(it.service().vocabulary())
                                .read(it.folder(), new FolderFaults()).stream()
                                        .map(example ->
                                                Arguments.of(
                                                        it.service().id(),
                                                        example.about(),
                                                        example)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("examples")
    void the_rule_answers_as_its_authors_expect(String service, String about, Example example) {
        var result = Helsinki.service(service).rule().decide(example.facts(), example.day());
        assertThat(result.answer() + ", " + result.reason())
                .isEqualTo(example.answer() + ", " + example.reason());
        assertThat(result.faults()).isEmpty();
    }

    @Test
    void each_service_has_at_least_thirty() {
        assertThat(examples().map(it -> it.get()[0]).filter("pre-primary"::equals).count())
                .isGreaterThanOrEqualTo(30);
        assertThat(examples().map(it -> it.get()[0]).filter("school-start"::equals).count())
                .isGreaterThanOrEqualTo(30);
    }

    @Test
    void the_shipped_services_have_no_fault() {
        assertThat(Helsinki.faults()).isEmpty();
        assertThat(Helsinki.all().stream().map(it -> it.service().id()))
                .containsExactly("pre-primary", "school-start");
    }
}
