// SPDX-License-Identifier: EUPL-1.2
package city.planning.round;

import city.base.web.PageTexts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What the verifier proved, in the reader's language. It speaks English by itself, and its sentences are kept with
/// the run as it said them: each is known by how it begins (`round.proof.<key>` says the same).
public final class ProofTexts {
    private static final Map<String, String> BEGINNINGS = beginnings();

    private ProofTexts() {}

    private static Map<String, String> beginnings() {
        var all = new LinkedHashMap<String, String>();
        all.put("Each child has one allowed unit", "feasible");
        all.put("The stated values are those of the places", "values");
        all.put("By its prices no tier can be better", "best");
        all.put("Nor if children of one birth went elsewhere", "best-apart");
        all.put("If children of one birth were separated", "apart");
        all.put("No other solution is as good", "only");
        all.put("Stable:", "stable");
        all.put("No child can do better in any stable solution", "stable-best");
        return all;
    }

    /// A sentence that no text is known for is said as it is.
    public static List<String> of(List<String> proven, PageTexts texts) {
        return proven.stream().map(it -> of(it, texts)).toList();
    }

    private static String of(String sentence, PageTexts texts) {
        return BEGINNINGS.entrySet().stream()
                .filter(it -> sentence.startsWith(it.getKey()))
                .findFirst()
                .map(it -> texts.text("round.proof." + it.getValue()))
                .orElse(sentence);
    }
}
