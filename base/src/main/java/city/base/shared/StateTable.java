// SPDX-License-Identifier: EUPL-1.2
package city.base.shared;

import java.util.Collection;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Writes a table of states, as the code runs it, for a page of the documents (Markdown).
public final class StateTable {
    private final StringBuilder text;

    /// @param preface all that stands above the tables
    public StateTable(String preface) {
        this.text = new StringBuilder(preface);
    }

    /// What each state means.
    public <S> StateTable states(S[] all, Function<S, String> meaning) {
        text.append("\n| state | meaning |\n|---|---|\n");
        for (var it : all) {
            text.append("| `%s` | %s |\n".formatted(it, meaning.apply(it)));
        }
        return happenings();
    }

    /// The head of the second table; rows follow.
    public StateTable happenings() {
        text.append("\n| happening | in state | leads to | because |\n|---|---|---|---|\n");
        return this;
    }

    /// One row.
    public StateTable row(
            Object happening, String meaning, Collection<?> from, Object to, String because) {
        text.append(
                "| `%s`: %s | %s | `%s` | %s |\n"
                        .formatted(
                                happening,
                                meaning,
                                from.stream()
                                        .map(it -> "`" + it + "`")
                                        .collect(Collectors.joining(", ")),
                                to,
                                because));
        return this;
    }

    /// @param close the last sentence
    public String end(String close) {
        return text.append("\n").append(close).append("\n").toString();
    }
}
