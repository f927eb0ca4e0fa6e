// SPDX-License-Identifier: EUPL-1.2
package city.heart.service;

/// A version of a service has come into force. Published in the transaction that put it in force.
public record ServicePublished(String serviceId, String version) {}
