// SPDX-License-Identifier: EUPL-1.2
package city.base.api;

import city.base.usage.Basis;

/// Personal data that a client of the interface can be allowed to use, declared as a bean by the subject
/// that owns it. An officer gives it to a client; who has it not is answered with 403.
///
/// @param name `<subject>:<what>`
/// @param purpose for which it is used, one of those that the subject declares
public record ApiScope(String name, String purpose, Basis basis) {}
