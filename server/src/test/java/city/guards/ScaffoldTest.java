// SPDX-License-Identifier: EUPL-1.2
package city.guards;

import static org.assertj.core.api.Assertions.assertThat;

import city.base.database.RetentionRule;
import city.base.database.TestDatabase;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

/// `./city new notice` in a house beside this one: the subject that it lays compiles without a warning, its table can be
/// made, and the guards find nothing. That its own test passes is seen by whoever lays one (`./city test notice`):
/// it starts the application.
class ScaffoldTest {
    private static final Path HERE = Path.of("..");

    /// What guards read besides the wings.
    private static final List<String> ALSO =
            List.of("scaffold", "docs/glossary.md", "docs/house.md", "docs/settings.md", "town");

    @TempDir private static Path house;

    private static final List<Path> LAID = new ArrayList<>();

    private record Ended(int exit, String text) {}

    @BeforeAll
    static void lay() throws Exception {
        for (var it : ALSO) {
            Files.createDirectories(house.resolve(it).getParent());
            FileSystemUtils.copyRecursively(HERE.resolve(it), house.resolve(it));
        }
        FileSystemUtils.deleteRecursively(house.resolve("town/target"));
        for (var wing : House.wings()) {
            var there = house.resolve(wing.getFileName());
            if (!Files.exists(there)) {
                Files.createSymbolicLink(there, wing.toRealPath());
            }
        }
        // The last thing it does is to have the files formatted, which is the build's.
        var formatter = Files.createDirectory(house.resolve("tools")).resolve("mvn");
        Files.writeString(formatter, "#!/bin/sh\n");
        assertThat(formatter.toFile().setExecutable(true)).isTrue();
        var said = add("notice");
        assertThat(said.exit()).as(said.text()).isZero();
        said.text()
                .lines()
                .filter(it -> it.startsWith("  town/"))
                .forEach(it -> LAID.add(house.resolve(it.strip())));
    }

    private static Ended add(String name) throws Exception {
        var process = new ProcessBuilder("bash", house.resolve("scaffold/new").toString(), name);
        process.environment()
                .merge("PATH", house.resolve("tools") + ":", (old, ours) -> ours + old);
        var running = process.redirectErrorStream(true).start();
        var text = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(running.waitFor(), text);
    }

    @Test
    void thirteen_files_are_laid_and_nothing_is_left_to_fill_in() throws IOException {
        assertThat(LAID).hasSize(13).allSatisfy(it -> assertThat(it).isRegularFile());
        for (var it : LAID) {
            assertThat(it.toString() + Files.readString(it)).doesNotContainPattern("__[Nnw]\\w*__");
        }
    }

    @Test
    void they_compile_as_the_build_compiles() throws IOException {
        var sources = LAID.stream().filter(it -> it.toString().endsWith(".java")).toList();
        assertThat(sources).hasSize(7);
        var compiler = ToolProvider.getSystemJavaCompiler();
        var said = new StringWriter();
        try (var files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            var options =
                    List.of(
                            "-proc:none",
                            "-parameters",
                            "-Werror",
                            "-Xlint:all,-path,-serial,-preview,-incubating,-classfile",
                            "-Xdoclint:all,-missing",
                            "-d",
                            Files.createDirectories(house.resolve("classes")).toString(),
                            "-cp",
                            System.getProperty("java.class.path"));
            var units = files.getJavaFileObjectsFromPaths(sources);
            assertThat(compiler.getTask(said, files, null, options, null, units).call())
                    .as(() -> said.toString())
                    .isTrue();
        }
    }

    @Test
    void its_table_is_made_and_says_how_long_its_rows_are_kept() throws IOException {
        var jdbc = JdbcClient.create(TestDatabase.owner(TestDatabase.fresh()));
        var migration =
                LAID.stream().filter(it -> it.endsWith("V1__notice.sql")).findFirst().orElseThrow();
        jdbc.sql("create schema notice").update();
        jdbc.sql(Files.readString(migration)).update();
        var comment =
                jdbc.sql("select obj_description('notice.notice'::regclass)")
                        .query(String.class)
                        .single();
        assertThat(RetentionRule.parse("notice.notice", comment).kept())
                .isInstanceOf(RetentionRule.Term.After.class);
    }

    @TestFactory
    Stream<DynamicTest> the_guards_find_nothing() {
        return Stream.of(
                        new TextsTest(),
                        new TemplatesTest(),
                        new WordsTest(),
                        new SqlOwnershipTest(),
                        new SettingsTest())
                .flatMap(ScaffoldTest::again);
    }

    /// Every test of a guard, in the house with the new subject.
    private static Stream<DynamicTest> again(Object guard) {
        return Arrays.stream(guard.getClass().getDeclaredMethods())
                .filter(it -> it.isAnnotationPresent(Test.class))
                .map(it ->
                        DynamicTest.dynamicTest(
                                it.getName(),
                                () ->
                                        House.in(
                                                house,
                                                () -> {
                                                    it.setAccessible(true);
                                                    it.invoke(guard);
                                                    return null;
                                                })));
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    feedback, There is a subject feedback already
                    notices,  is in the singular
                    Notice,   small letters only
                    class,    is a word of Java or SQL
                    offer,    There is a subject offer already
                    task,     needs a type Tasks
                    """)
    void a_name_that_cannot_be_is_refused_in_one_line(String name, String why) throws Exception {
        var said = add(name);
        assertThat(said.exit()).isEqualTo(2);
        assertThat(said.text()).contains(why).hasLineCount(1);
    }
}
