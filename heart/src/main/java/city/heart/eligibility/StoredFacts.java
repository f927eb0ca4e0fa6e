// SPDX-License-Identifier: EUPL-1.2
package city.heart.eligibility;

import city.heart.fact.FactType;
import city.heart.service.Vocabulary;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The facts of a decision as they are stored with it: canonical JSON, so that equal facts are equal
/// bytes. Names in order, no blanks, numbers plain, dates as texts; beside each value its source and
/// the version of how it was derived.
///
///     {"alive":{"source":"population-register","value":true,"version":1},…}
public final class StoredFacts {
    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                    .disable(JsonWriteFeature.ESCAPE_NON_ASCII)
                    .build();

    private StoredFacts() {}

    /// As it is stored.
    public static String write(List<FactUsed> facts) {
        var all = new TreeMap<String, Map<String, @Nullable Object>>();
        for (var fact : facts) {
            var one = new TreeMap<String, @Nullable Object>();
            one.put("source", fact.source());
            one.put("value", plain(fact.value()));
            one.put("version", fact.version());
            all.put(fact.name(), one);
        }
        return JSON.writeValueAsString(all);
    }

    private static @Nullable Object plain(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case BigDecimal number -> number.stripTrailingZeros();
            case LocalDate day -> day.toString();
            default -> value;
        };
    }

    /// The values again, as the rule was given them.
    ///
    /// @param vocabulary of the service's version that decided
    /// @throws IllegalArgumentException if this is not what `write` wrote
    public static Map<String, @Nullable Object> read(String json, Vocabulary vocabulary) {
        var values = new TreeMap<String, @Nullable Object>();
        for (var entry : JSON.readTree(json).properties()) {
            var fact =
                    vocabulary
                            .find(entry.getKey())
                            .orElseThrow(() ->
                                    new IllegalArgumentException(
                                            "Fact "
                                                    + entry.getKey()
                                                    + " is not in the vocabulary"));
            values.put(entry.getKey(), value(entry.getValue().path("value"), fact.type()));
        }
        return Collections.unmodifiableMap(values);
    }

    private static @Nullable Object value(JsonNode node, FactType type) {
        if (node.isNull() || node.isMissingNode()) {
            return null;
        }
        return switch (type) {
            case NUMBER -> node.decimalValue();
            case BOOLEAN -> node.booleanValue();
            case DATE -> LocalDate.parse(node.stringValue());
            case STRING, OTHER -> node.stringValue();
        };
    }
}
