// SPDX-License-Identifier: EUPL-1.2
package city.heart.unit;

import city.base.shared.Language;

/// What a map says in words.
///
/// @param language in which units are named
/// @param title what the picture is called for those who do not see it
/// @param home what the home is called on it
public record MapTexts(Language language, String title, String home) {}
