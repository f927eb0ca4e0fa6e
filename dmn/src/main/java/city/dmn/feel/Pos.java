// SPDX-License-Identifier: EUPL-1.2
package city.dmn.feel;

/// A place in a piece of FEEL text: what an error of evaluation points at.
public record Pos(Source source, int offset) {}
