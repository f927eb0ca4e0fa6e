// SPDX-License-Identifier: EUPL-1.2
package city.base.web;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What somebody typed into a form and what is wrong with it: shown again by the fragments of
/// `layout/fields`. Immutable; each check gives a new form.
///
/// @param values what was typed, by field, without spaces around
/// @param faults key of the text that says what is wrong, by field, in the order of the checks
public record Form(Map<String, String> values, Map<String, String> faults) {
    public Form {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        faults = Collections.unmodifiableMap(new LinkedHashMap<>(faults));
    }

    /// A form that nobody has filled in yet.
    public static Form empty() {
        return new Form(Map.of(), Map.of());
    }

    /// A form as it was sent.
    public static Form of(Map<String, String> sent) {
        var values = new LinkedHashMap<String, String>();
        sent.forEach((field, value) -> values.put(field, value.strip()));
        return new Form(values, Map.of());
    }

    /// What was typed, or an empty text.
    public String value(String field) {
        return values.getOrDefault(field, "");
    }

    /// Key of the text that says what is wrong with a field, or null.
    public @Nullable String fault(String field) {
        return faults.get(field);
    }

    /// True while nothing wrong has been found.
    public boolean isOk() {
        return faults.isEmpty();
    }

    /// A field that must not stay empty.
    public Form require(String field, String text) {
        return check(field, it -> !it.isEmpty(), text);
    }

    /// A field of so many characters at most.
    public Form atMost(String field, int characters, String text) {
        return check(field, it -> it.length() <= characters, text);
    }

    /// Fills in what is proposed, in fields that were not sent.
    public Form withProposed(Map<String, String> proposed) {
        var more = new LinkedHashMap<>(proposed);
        more.putAll(values);
        return new Form(more, faults);
    }

    /// Any other demand on a field. Only the first fault of a field is told.
    ///
    /// @param text key of the text that says what to mend
    public Form check(String field, Predicate<String> good, String text) {
        if (faults.containsKey(field) || good.test(value(field))) {
            return this;
        }
        var more = new LinkedHashMap<>(faults);
        more.put(field, text);
        return new Form(values, more);
    }
}
