// SPDX-License-Identifier: EUPL-1.2
package city.service;

/// A version of a service has come into force. Told after the commit; hearing it twice changes nothing.
public record ServicePublished(String serviceId, String version) {}
