// SPDX-License-Identifier: EUPL-1.2
package city.offer;

/// An offer with its case, as read for one use.
record Held(CaseFile file, Offer offer) {}
