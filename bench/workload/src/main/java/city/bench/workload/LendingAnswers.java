// SPDX-License-Identifier: EUPL-1.2
package city.bench.workload;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Map;

/// The answers of the lending model in the form that all subjects share.
public final class LendingAnswers {
    /// The decisions, so that their order is the same for all.
    public static final List<String> DECISIONS =
            List.of(
                    "Adjudication",
                    "ApplicationRiskScore",
                    "Pre-bureauRiskCategory",
                    "BureauCallType",
                    "Post-bureauRiskCategory",
                    "RequiredMonthlyInstallment",
                    "Pre-bureauAffordability",
                    "Eligibility",
                    "Strategy",
                    "Post-bureauAffordability",
                    "Routing");

    private LendingAnswers() {}

    /// Numbers are compared by their first ten digits: engines round powers differently behind the thirtieth.
    public static String text(Map<?, ?> byDecision) {
        var text = new StringBuilder();
        for (var name : DECISIONS) {
            var value = byDecision.get(name);
            text.append(
                            value instanceof BigDecimal n
                                    ? n.round(new MathContext(10))
                                            .stripTrailingZeros()
                                            .toPlainString()
                                    : String.valueOf(value))
                    .append(' ');
        }
        return text.toString().strip();
    }
}
