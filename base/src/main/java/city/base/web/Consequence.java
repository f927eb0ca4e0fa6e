// SPDX-License-Identifier: EUPL-1.2
package city.base.web;

import java.util.List;
import org.springframework.ui.Model;

/// The page before something that cannot simply be undone (`web/consequence`): what will follow, a reason where one
/// is kept, and a way back. A GET shows it, a POST to the same address does it.
///
/// @param title what is about to be done, in the reader's language, as are all words here
/// @param about whose or which matter it is
/// @param follows what will happen, in the order in which people ask
/// @param path to which the form is posted
/// @param back where whoever does not want it goes
/// @param button what the button that does it says
/// @param choices of the field `outcome`; empty where nothing is to be chosen
/// @param legend above the choices
/// @param reason label of the field `because`; empty where no reason is asked
/// @param hint below that label, such as who will read it
public record Consequence(
        String title,
        String about,
        List<String> follows,
        String path,
        String back,
        String button,
        List<Choice> choices,
        String legend,
        String reason,
        String hint) {
    public Consequence {
        follows = List.copyOf(follows);
        choices = List.copyOf(choices);
    }

    /// The name of the template.
    ///
    /// @param form empty at first; with what is wrong where it was sent back
    public String show(Form form, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("it", this);
        return "web/consequence";
    }
}
