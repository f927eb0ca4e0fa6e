// SPDX-License-Identifier: EUPL-1.2
/// Cases, from "this person is due" on: who goes on with each, what people are asked to do about it, and the flow
/// that takes each change and each day's sweep. Owns the schema `casework`. Who is due is decided in
/// `eligibility`; what is proposed and decided under a case is the matter of the subjects above, which add
/// their steps to the flow.
@ApplicationModule(
        id = "casework",
        displayName = "Casework",
        allowedDependencies = {"population", "education", "service", "eligibility", "unit"})
@NullMarked
package city.heart.casework;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
