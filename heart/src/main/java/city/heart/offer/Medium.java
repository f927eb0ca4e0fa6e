// SPDX-License-Identifier: EUPL-1.2
package city.heart.offer;

/// How an answer came. All have the same effect.
public enum Medium {
    /// Signed in, on the page.
    PAGE,
    /// Through the one-time link of a message.
    LINK,
    /// By phone, recorded by an officer.
    PHONE,
    /// At the desk, recorded by an officer.
    DESK,
    /// By letter, recorded by an officer.
    LETTER
}
