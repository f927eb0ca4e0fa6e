// SPDX-License-Identifier: EUPL-1.2
package city.heart.placement;

/// By which part of the city a service gives its places.
public enum Admission {
    /// By admission areas: the home's area names its school or schools, which never refuse it; units of
    /// other kinds stand in the area or outside it.
    AREA,
    /// Among the units of the home's district, by the round's order.
    DISTRICT,
    /// Among all units of the city.
    CITY
}
