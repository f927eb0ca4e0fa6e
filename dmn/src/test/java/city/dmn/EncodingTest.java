// SPDX-License-Identifier: EUPL-1.2
package city.dmn;

import static city.dmn.Models.DAY;
import static city.dmn.Models.bytes;
import static city.dmn.Models.faults;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Files in other encodings than plain UTF-8, and files that would do harm (XML 1.0, 4.3.3 and appendix F).
class EncodingTest {
    private static final String MODEL = Models.expression("\"päiväkoti ö\"");

    private static Object said(byte[] file) {
        return DmnModel.compile(file, "m.dmn")
                .orThrow()
                .decision("x")
                .decide(Map.of(), DAY)
                .value();
    }

    private static String refused(byte[] file) {
        return faults(DmnModel.compile(file, "m.dmn")).getFirst();
    }

    @ParameterizedTest
    @CsvSource({
        "UTF-8, '', false",
        "UTF-8, '', true",
        "UTF-8, utf-8, true",
        "UTF-16BE, '', true",
        "UTF-16LE, UTF-16, true",
        "UTF-16LE, UTF-16LE, false",
        "UTF-16BE, utf-16, false",
        "UTF-32BE, '', true",
        "ISO-8859-1, iso-8859-1, false",
        "ISO-8859-15, ISO-8859-15, false",
        "windows-1252, Windows-1252, false"
    })
    void a_file_is_read_as_its_mark_or_its_first_line_says(
            String encoding, String declared, boolean mark) {
        var text =
                (mark ? "\uFEFF" : "")
                        + (declared.isEmpty()
                                ? ""
                                : "<?xml version='1.0' encoding='" + declared + "'?>\n")
                        + MODEL;
        assertThat(said(text.getBytes(Charset.forName(encoding)))).isEqualTo("päiväkoti ö");
    }

    @Test
    void real_files_with_a_mark_and_in_latin_1_say_what_they_mean() {
        assertThat(
                        Models.read("utf8-mark.dmn")
                                .decision("d")
                                .decide(Map.of("päivä", 1), DAY)
                                .value())
                .isEqualTo(java.math.BigDecimal.TWO);
        assertThat(Models.read("latin1.dmn").decision("d").decide(Map.of("k", 3), DAY).value())
                .isEqualTo("päiväkoti");
    }

    @Test
    void a_text_that_begins_with_the_mark_is_read_without_it() {
        assertThat(DmnModel.compile("\uFEFF" + MODEL, "m.dmn").faults()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "ISO-8859-1, '', 'm.dmn:3:28: a character is not in UTF-8; save the file as UTF-8, or name its encoding in its first line'",
        "UTF-8, UTF-16, 'm.dmn:1:1: the first line says that the file is in UTF-16, and it is not; save it as UTF-8'",
        "UTF-16, UTF-8, 'm.dmn:1:1: the file is in UTF-16BE, but its first line says UTF-8; save it as UTF-8'",
        "UTF-8, klingon, 'm.dmn:1:1: the encoding \"klingon\" is not known; save the file as UTF-8'"
    })
    void no_character_is_guessed(String encoding, String declared, String message) {
        var text =
                (declared.isEmpty()
                                ? ""
                                : "<?xml version=\"1.0\" encoding=\"" + declared + "\"?>\n")
                        + MODEL;
        assertThat(refused(text.getBytes(Charset.forName(encoding)))).isEqualTo(message);
    }

    @Test
    void what_could_do_harm_is_refused_in_one_sentence_with_its_line() {
        assertThat(
                        refused(
                                utf8(
                                        "<!DOCTYPE d [<!ENTITY a \"aa\"><!ENTITY b \"&a;&a;\">]>\n"
                                                + MODEL)))
                .matches("m.dmn:1:\\d+: a document type \\(DOCTYPE\\) is not allowed in a model");
        assertThat(refused(utf8("\n" + MODEL.replace("päiväkoti", "&lol;"))))
                .matches(
                        "m.dmn:4:\\d+: no well-formed XML: The entity \"lol\" was referenced, but not declared.");
        assertThat(refused(utf8("\n" + MODEL.replace("name=\"test\"", "name=\"&lol;\""))))
                .startsWith("m.dmn:2:");
        var deep = Models.model("<context>".repeat(100_000) + "</context>".repeat(100_000));
        assertThat(refused(utf8(deep))).matches("m.dmn:2:\\d+: elements nested deeper than 300");
        var large = Models.model("<!--" + "x".repeat(50 * 1024 * 1024) + "-->");
        assertThat(refused(utf8(large)))
                .isEqualTo("m.dmn:1:1: the file has more than 20000000 bytes");
        assertThat(refused(new byte[0])).isEqualTo("m.dmn:1:1: the file is empty");
        assertThat(refused(utf8(MODEL + "<more/>"))).startsWith("m.dmn:6:");
        assertThat(refused(new byte[] {0, 1, 2, 3})).startsWith("m.dmn:1:1: no well-formed XML");
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    // --- in which language expressions are

    @Test
    void a_language_other_than_feel_is_refused_by_name_wherever_it_stands() {
        assertThat(faults(DmnModel.compile(bytes("languages.dmn"), "m.dmn")))
                .containsExactly(
                        "m.dmn:1:408: decision \"d\", input column 1: the expression language"
                                + " \"javascript\" is not known; expected FEEL",
                        "m.dmn:1:521: decision \"d\", rule 1, column \"a + 1\": the expression language"
                                + " \"groovy\" is not known; expected FEEL",
                        "m.dmn:1:598: decision \"d\", rule 1, output: the expression language"
                                + " \"javascript\" is not known; expected FEEL");
    }

    @Test
    void the_language_of_a_file_counts_where_an_expression_names_none() {
        var file = MODEL.replace("name=\"test\"", "name=\"test\" expressionLanguage=\"juel\"");
        assertThat(faults(DmnModel.compile(file, "m.dmn")))
                .singleElement()
                .asString()
                .startsWith("m.dmn:1:")
                .endsWith("the expression language \"juel\" is not known; expected FEEL");
        assertThat(
                        DmnModel.compile(
                                        file.replace(
                                                "<literalExpression",
                                                "<literalExpression expressionLanguage=\"feel\""),
                                        "m.dmn")
                                .faults())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "feel",
        "FEEL",
        "http://www.omg.org/spec/FEEL/20140401",
        "http://www.omg.org/spec/DMN/20180521/FEEL/",
        "https://www.omg.org/spec/DMN/20191111/FEEL/",
        "https://www.omg.org/spec/DMN/20211108/FEEL/",
        "https://www.omg.org/spec/DMN/20230324/FEEL/",
        "https://www.omg.org/spec/DMN/20240513/FEEL/"
    })
    void feel_is_known_by_its_name_and_by_its_address_in_each_version(String language) {
        var file =
                MODEL.replace(
                        "name=\"test\"", "name=\"test\" expressionLanguage=\"" + language + "\"");
        assertThat(DmnModel.compile(file, "m.dmn").faults()).isEmpty();
    }

    @Test
    void imported_values_are_told() {
        var file =
                Models.model(
                        """
                        <decision name="x" id="x"><variable name="x"/><literalExpression><importedValues namespace="urn:x" importType="urn:t">
                        <importedElement>range</importedElement></importedValues></literalExpression></decision>
                        """);
        assertThat(DmnModel.compile(file, "m.dmn").faults())
                .extracting(Fault::message)
                .containsExactly("values imported from elsewhere (<importedValues>) are not read");
    }
}
