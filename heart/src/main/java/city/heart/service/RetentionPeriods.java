// SPDX-License-Identifier: EUPL-1.2
package city.heart.service;

import java.time.Period;

/// How long each kind of record is kept, from the end of the school year it is about.
public record RetentionPeriods(
        Period proposal, Period answer, Period decision, Period messageLog) {}
