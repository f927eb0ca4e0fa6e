// SPDX-License-Identifier: EUPL-1.2
package city.allocation;

/// One run of a round, whole: what `./city verify-round` reads. Ids in it are pseudonyms of this round only.
///
/// @param instance all inputs
/// @param rule how places were given
/// @param result what came out
public record Round(Instance instance, Rule rule, Result result) {}
