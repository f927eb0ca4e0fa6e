// SPDX-License-Identifier: EUPL-1.2
package city.heart.decision;

import city.base.signin.SignedIn;
import city.base.web.PageTexts;
import city.heart.casework.CaseFile;

/// A part of the officers' page of a case that another subject adds: a bean of this is found by itself, and its
/// template's fragment `section(view)` is shown.
public interface CaseSection {
    /// Lower stands first.
    int order();

    /// Such as `casenote/section`.
    String template();

    /// What the fragment shows of this case to an officer who may see it. The subject records its use of data.
    Object view(CaseFile file, SignedIn.Officer officer, PageTexts texts);
}
