// SPDX-License-Identifier: EUPL-1.2
package city.base.web;

/// One of several answers in a form.
///
/// @param value what is sent
/// @param text what is read, in the page's language
public record Choice(String value, String text) {}
