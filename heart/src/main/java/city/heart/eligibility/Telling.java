// SPDX-License-Identifier: EUPL-1.2
package city.heart.eligibility;

import city.dmn.Trace;
import city.heart.fact.FactPath;
import city.heart.fact.LegalClass;
import city.heart.service.Vocabulary;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Which facts of an answer a guardian reads: those that led to it, and of these only what is about
/// the child alone and not protected. That there is no order, or how the other guardian lives, is
/// nobody's answer.
public final class Telling {
    private static final String DUE = "due";

    private Telling() {}

    /// @param vocabulary of the version of the service that answered
    /// @return in the order of the rule's inputs
    public static List<FactUsed> facts(Verdict verdict, Vocabulary vocabulary) {
        var led = new HashSet<String>();
        follow(verdict.trace(), DUE, led, new HashSet<>());
        return verdict.facts().stream()
                .filter(it -> led.contains(it.name()))
                .filter(it -> vocabulary.find(it.name()).filter(Telling::mayBeTold).isPresent())
                .toList();
    }

    static boolean mayBeTold(Vocabulary.Fact fact) {
        return fact.told()
                && fact.legalClass() == LegalClass.ORDINARY
                && Set.copyOf(fact.paths()).equals(Set.of(FactPath.SELF));
    }

    /// What the rows that made the answer asked; behind another decision, what that one asked. A
    /// decision without a table counts with all that it looked at.
    private static void follow(Trace trace, String decision, Set<String> led, Set<String> seen) {
        var step = trace.find(decision);
        if (step == null) {
            led.add(decision);
            return;
        }
        if (!seen.add(decision)) {
            return;
        }
        var asked = new LinkedHashSet<String>();
        for (var table : step.tables()) {
            for (var row : table.chosen()) {
                row.cells().stream()
                        .filter(it -> !it.test().strip().equals("-"))
                        .forEach(it -> asked.add(it.column()));
            }
        }
        (step.tables().isEmpty() ? step.inputs().keySet() : asked)
                .forEach(it -> follow(trace, it, led, seen));
    }
}
