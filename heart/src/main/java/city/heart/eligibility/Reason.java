// SPDX-License-Identifier: EUPL-1.2
package city.heart.eligibility;

import city.heart.service.Multilingual;
import org.jspecify.annotations.Nullable;

/// Why a rule answered as it did.
///
/// @param code as the rule names it, such as `year-of-birth`
/// @param section of law as the rule's row names it, such as `628/1998 26 a §`; empty where it names none
/// @param sectionInFull the same with the law's name
/// @param text in plain words for the person it is about; gives nothing away under an order
/// @param ask what an officer is asked to do; null unless a person must look
public record Reason(
        String code,
        String section,
        Multilingual sectionInFull,
        Multilingual text,
        @Nullable Multilingual ask) {}
