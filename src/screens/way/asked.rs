//! What an address says of a way: `any`, `step-free`, and `any.2` from the third start.

use wayfinding::Access;

/// A way by stairs and lifts, from the entrance.
pub const ANY: &str = "any";
const STEP_FREE: &str = "step-free";

/// What somebody asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Asked {
    /// What they can walk.
    pub access: Access,
    /// From which of the starts, by its number.
    pub start: usize,
}

impl Asked {
    /// Reads what [`Self::written`] wrote; what is unknown is the entrance, by any way.
    pub fn read(text: &str) -> Self {
        let (access, start) = text.split_once('.').unwrap_or((text, ""));
        let access = if access == STEP_FREE { Access::StepFree } else { Access::Any };
        Asked { access, start: start.parse().unwrap_or_default() }
    }

    /// As it stands in an address.
    pub fn written(self) -> String {
        let access = if self.access == Access::StepFree { STEP_FREE } else { ANY };
        match self.start {
            0 => access.to_owned(),
            start => [access, ".", &start.to_string()].concat(),
        }
    }

    /// The same without stairs, or with them again.
    pub fn turned(self) -> Self {
        let access = match self.access {
            Access::Any => Access::StepFree,
            Access::StepFree => Access::Any,
        };
        Asked { access, ..self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn what_is_written_is_read_again() {
        for (text, access, start) in
            [("any", Access::Any, 0), ("step-free", Access::StepFree, 0), ("any.3", Access::Any, 3)]
        {
            let asked = Asked { access, start };
            assert_eq!((Asked::read(text), asked.written().as_str()), (asked, text));
        }
        assert_eq!(Asked::read("sideways.x"), Asked { access: Access::Any, start: 0 });
    }
}
