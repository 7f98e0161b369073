//! How a bunch of places looks: what its class says.

use crate::floor_map::detail::Detail;

/// What the style sheet is told of a bunch, or of the signs.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Look {
    /// Nothing of it is wanted.
    pub is_dimmed: bool,
    /// It is out of view: its words are not drawn, for text is what costs most when the scale
    /// changes.
    pub is_away: bool,
    /// The step of zoom at which it was last in view; none before the first picture.
    pub detail: Option<Detail>,
}

impl Look {
    /// The same, seen at a step or out of view. What is out of view keeps its step, so that the
    /// browser need not look at it again.
    pub fn seen(self, is_in_view: bool, detail: Detail) -> Self {
        let detail = if is_in_view { Some(detail) } else { self.detail };
        Look { is_away: !is_in_view, detail, ..self }
    }

    /// The class: `base`, and one class for every step that is reached, by which the style sheet
    /// shows the labels that have room.
    pub fn class(self, base: &str) -> String {
        let mut class = String::from(base);
        if self.is_dimmed {
            class.push_str(" is-dimmed");
        }
        if self.is_away {
            class.push_str(" is-away");
        }
        let reached = |step: &Detail| self.detail.is_some_and(|detail| *step <= detail);
        for step in Detail::all().take_while(reached) {
            class.push_str(" d");
            class.push_str(&step.number().to_string());
        }
        class
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn what_is_out_of_view_keeps_its_step() {
        let (far, near) = (Detail::at(0.025), Detail::at(0.05));
        let look = Look { is_dimmed: true, ..Look::default() };
        assert_eq!(look.class("bunch"), "bunch is-dimmed");
        assert_eq!(look.seen(true, near).class("bunch"), "bunch is-dimmed d0 d1 d2");
        let away = look.seen(true, far).seen(false, near);
        assert_eq!(away.class("bunch"), "bunch is-dimmed is-away d0");
    }
}
