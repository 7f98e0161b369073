//! What is said of a route beside what its guard says.

/// One route, in words and by the names of its schemas.
#[derive(Debug, Clone, Copy)]
pub struct RouteDoc {
    /// What it does, in one line.
    pub summary: &'static str,
    /// What stands in its address.
    pub parameters: &'static [ParameterDoc],
    /// Schema of the body, where it has one.
    pub body: Option<&'static str>,
    /// What comes back when all is well.
    pub answer: AnswerDoc,
}

/// What comes back when all is well.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AnswerDoc {
    /// 200 with JSON of that schema.
    Json(&'static str),
    /// 200 with server-sent events; the data of each is of the schema named after its event.
    Events,
    /// 200 with text.
    Text,
    /// 200 with an iCalendar, or 304.
    Calendar,
    /// 200 with a PDF or an SVG drawing.
    Print,
    /// 200 with a JSON document that is no part of the API's own types.
    Document,
    /// 204.
    Nothing,
}

/// Something in an address.
#[derive(Debug, Clone, Copy)]
pub struct ParameterDoc {
    /// Its name.
    pub name: &'static str,
    /// What it is about.
    pub about: &'static str,
    /// Where it stands.
    pub place: ParameterPlace,
}

/// Where a parameter stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ParameterPlace {
    /// In the path.
    Path,
    /// After the question mark, and must be there.
    Query,
    /// After the question mark, and may be left out.
    OptionalQuery,
}

impl RouteDoc {
    /// A route without parameters or body.
    pub const fn new(summary: &'static str, answer: AnswerDoc) -> Self {
        RouteDoc { summary, parameters: &[], body: None, answer }
    }

    /// With these parameters.
    pub const fn with(self, parameters: &'static [ParameterDoc]) -> Self {
        RouteDoc { parameters, ..self }
    }

    /// With a body of that schema.
    pub const fn taking(self, body: &'static str) -> Self {
        RouteDoc { body: Some(body), ..self }
    }
}

impl ParameterDoc {
    /// In the path.
    pub const fn path(name: &'static str, about: &'static str) -> Self {
        ParameterDoc { name, about, place: ParameterPlace::Path }
    }

    /// After the question mark, and must be there.
    pub const fn query(name: &'static str, about: &'static str) -> Self {
        ParameterDoc { name, about, place: ParameterPlace::Query }
    }

    /// After the question mark, and may be left out.
    pub const fn optional(name: &'static str, about: &'static str) -> Self {
        ParameterDoc { name, about, place: ParameterPlace::OptionalQuery }
    }
}
