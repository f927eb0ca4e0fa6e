// SPDX-License-Identifier: EUPL-1.2
package city.base.exchange;

/// A partner cannot be asked as it wants to be: the city's certificate or key is missing, wrong or no longer valid, or
/// the partner's own is not trusted. Nothing was sent. Says which setting, never what it holds.
public final class PartnerRefused extends SourceUnavailable {
    private static final long serialVersionUID = 1;

    /// @param message a sentence without a secret
    PartnerRefused(String message) {
        super(message);
    }
}
