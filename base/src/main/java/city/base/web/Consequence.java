// SPDX-License-Identifier: EUPL-1.2
package city.base.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;

/// The page before something that cannot simply be undone (`web/consequence`): what will follow, what is asked
/// beside it, and a way back. A GET shows it, a POST to the same address does it. Texts are in the reader's language.
///
/// @param title what is about to be done
/// @param about whose or which matter it is
/// @param follows what will happen, in the order in which people ask
/// @param path to which the form is posted
/// @param back where whoever does not want it goes
/// @param button what the button that does it says
/// @param outcome what is to be chosen, as the field `outcome`; null where nothing is
/// @param from from which day it holds, as the field `from`; null where no day is asked
/// @param because why it is done, as the field `because`; null where no reason is asked
public record Consequence(
        String title,
        String about,
        List<String> follows,
        String path,
        String back,
        String button,
        @Nullable Selection outcome,
        @Nullable Field from,
        @Nullable Field because) {
    public Consequence {
        follows = List.copyOf(follows);
    }

    /// One of some choices.
    ///
    /// @param legend above the choices
    public record Selection(String legend, List<Choice> choices) {
        public Selection {
            choices = List.copyOf(choices);
        }
    }

    /// What is written in.
    ///
    /// @param hint below the label, such as who will read it
    public record Field(String label, String hint) {}

    /// One that asks nothing; the methods below add what it asks.
    public static Consequence of(
            String title,
            String about,
            List<String> follows,
            String path,
            String back,
            String button) {
        return new Consequence(title, about, follows, path, back, button, null, null, null);
    }

    /// The same, and what is to be chosen.
    ///
    /// @param legend above the choices
    public Consequence choosing(String legend, List<Choice> choices) {
        var asked = new Selection(legend, choices);
        return new Consequence(title, about, follows, path, back, button, asked, from, because);
    }

    /// The same, and from which day it holds.
    ///
    /// @param hint below the label
    public Consequence fromDay(String label, String hint) {
        var asked = new Field(label, hint);
        return new Consequence(title, about, follows, path, back, button, outcome, asked, because);
    }

    /// The same, and why it is done.
    ///
    /// @param hint below the label, such as who will read it
    public Consequence because(String label, String hint) {
        var asked = new Field(label, hint);
        return new Consequence(title, about, follows, path, back, button, outcome, from, asked);
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
