// SPDX-License-Identifier: EUPL-1.2
package city.base.hours;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// How a place or a service may be used during some time. The states are those of Helsinki's service for opening
/// hours (Hauki), which other services read.
public enum OpenState {
    OPEN(true),
    SELF_SERVICE(true),
    WITH_KEY(true),
    WITH_RESERVATION(true),
    OPEN_AND_RESERVABLE(true),
    WITH_KEY_AND_RESERVATION(true),
    ENTER_ONLY(true),
    WEATHER_PERMITTING(true),
    /// In somebody's use.
    RESERVED(true),
    BY_APPOINTMENT(true),
    /// Whoever is inside may leave; nobody comes in.
    EXIT_ONLY(false),
    CLOSED(false),
    NOT_IN_USE(false),
    MAINTENANCE(false),
    /// Nothing is said; where a span says it, the period's state holds.
    UNDEFINED(false);

    private final boolean open;

    OpenState(boolean open) {
        this.open = open;
    }

    /// Whether somebody can come in or be served.
    public boolean isOpen() {
        return open;
    }

    /// As interfaces write it: `self_service`.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The state that interfaces write so; empty for a word that is none.
    public static Optional<OpenState> find(String code) {
        return Arrays.stream(values()).filter(it -> it.code().equals(code)).findFirst();
    }
}
