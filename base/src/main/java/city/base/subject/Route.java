// SPDX-License-Identifier: EUPL-1.2
package city.base.subject;

import org.jspecify.annotations.Nullable;

/// Pages and who may see them. Of several patterns that fit an address the most specific holds; an address
/// that none fits does not exist for anybody.
///
/// @param method `GET`, `POST` …, or null for all
/// @param pattern such as `/desk/feedback/**`
public record Route(@Nullable String method, String pattern, Access access) {}
