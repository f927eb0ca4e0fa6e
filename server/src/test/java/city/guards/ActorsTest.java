// SPDX-License-Identifier: EUPL-1.2
package city.guards;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Who did something is an `Actor`, from the door that is called to the page that shows it: what a
/// text stands for nobody has to guess.
class ActorsTest {
    /// A component of a record, or a parameter: what `by` names there is followed by a comma or a bracket.
    private static final Pattern BY_A_TEXT =
            Pattern.compile(
                    "\\b(?:String|Optional<String>)(?:\\[]|\\.\\.\\.)?\\s+(?:by|\\w+By)\\s*[,)]");

    @Test
    void nothing_is_done_by_a_text() throws Exception {
        var texts = new ArrayList<String>();
        for (var file : House.files("src/main/java", ".java")) {
            var matcher = BY_A_TEXT.matcher(Files.readString(file));
            while (matcher.find()) {
                texts.add(matcher.group() + " in " + file.getFileName());
            }
        }
        assertThat(texts)
                .as("An Actor; of a view, words of ActorTexts named for what they show: who, asker")
                .isEmpty();
    }
}
