// SPDX-License-Identifier: EUPL-1.2
package city.planning.scenario;

import city.base.shared.UnitId;
import city.heart.placement.Plan;
import city.planning.scenario.Scenario.Fault;
import org.jspecify.annotations.Nullable;

/// Whether a change fits a plan. Plain.
final class Fitting {
    private static final int MOST_SEATS = 1000;

    private Fitting() {}

    /// @param plan with the changes so far
    /// @return null where it fits
    static @Nullable Fault fault(Plan plan, Change change) {
        return switch (change) {
            case Change.Close(var unit) -> ofKind(plan, unit) ? null : Fault.UNIT;
            case Change.Seats(var unit, var more) ->
                    !ofKind(plan, unit)
                            ? Fault.UNIT
                            : more == 0 || Math.abs(more) > MOST_SEATS ? Fault.SEATS : null;
            case Change.Open open ->
                    open.name().isBlank()
                            ? Fault.NAME
                            : open.seats() > MOST_SEATS
                                    ? Fault.SEATS
                                    : finite(open) ? null : Fault.PLACE;
            case Change.Shift shift -> fault(plan, shift);
        };
    }

    private static @Nullable Fault fault(Plan plan, Change.Shift shift) {
        if (!plan.fits(shift.area(), shift.language(), null)) {
            return Fault.AREA;
        }
        if (!school(plan, shift)) {
            return Fault.UNIT;
        }
        return plan.fits(shift.area(), shift.language(), shift.part()) ? null : Fault.PART;
    }

    /// A school that has an area of this language, or one that is planned for it.
    private static boolean school(Plan plan, Change.Shift shift) {
        return plan.areas().stream()
                        .anyMatch(it ->
                                it.units().contains(shift.to())
                                        && it.language().equals(shift.language()))
                || Changes.planned(shift.to())
                        && plan.neverRefused()
                        && plan.unit(shift.to())
                                .filter(it -> it.languages().contains(shift.language()))
                                .isPresent();
    }

    private static boolean ofKind(Plan plan, UnitId unit) {
        return plan.units().stream().anyMatch(it -> it.id().equals(unit));
    }

    private static boolean finite(Change.Open open) {
        return Double.isFinite(open.east()) && Double.isFinite(open.north());
    }
}
