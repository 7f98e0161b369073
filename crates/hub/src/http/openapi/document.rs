//! Puts the description together.

use super::route_doc::{AnswerDoc, ParameterDoc, ParameterPlace, RouteDoc};
use super::schemas;
use crate::http::request_guard::{Access, Guard};
use crate::http::routes::{self, Route};
use axum::http::Method;
use utoipa::openapi::header::HeaderBuilder;
use utoipa::openapi::path::{
    HttpMethod, Operation, OperationBuilder, ParameterBuilder, ParameterIn,
};
use utoipa::openapi::request_body::RequestBodyBuilder;
use utoipa::openapi::schema::{ObjectBuilder, Type};
use utoipa::openapi::security::{ApiKey, ApiKeyValue, Http, HttpAuthScheme, SecurityScheme};
use utoipa::openapi::{
    Components, ContactBuilder, ContentBuilder, InfoBuilder, LicenseBuilder, OpenApi,
    OpenApiBuilder, PathItem, PathsBuilder, Ref, Required, ResponseBuilder, SecurityRequirement,
};

/// How the session's cookie and the operator's token are named in the description.
const SESSION: &str = "session";
const METRICS_TOKEN: &str = "metricsToken";
/// And the cookie of a screen in the building.
const SCREEN: &str = "screen";

/// The whole description.
pub fn document() -> OpenApi {
    let paths = routes::routes().iter().fold(PathsBuilder::new(), |paths, route| {
        let item = PathItem::new(http_method(&route.guard.method), operation(route));
        paths.path(route.guard.path, item)
    });
    OpenApiBuilder::new()
        .info(
            InfoBuilder::new()
                .title("Werk Hub")
                .version("1.0.0")
                .description(Some(
                    "Who takes which place, live. Answers without a session never hold anything \
                     about a person. Errors are `application/problem+json` (RFC 9457).",
                ))
                .contact(Some(ContactBuilder::new().name(Some("Who operates this hub")).build()))
                .license(Some(
                    LicenseBuilder::new().name("EUPL-1.2").identifier(Some("EUPL-1.2")).build(),
                ))
                .build(),
        )
        .paths(paths.build())
        .components(Some(components()))
        .build()
}

fn components() -> Components {
    let mut components = schemas::components();
    let cookie = ApiKeyValue::with_description(
        "__Host-werkhub",
        "Given by POST /v1/session; named `werkhub` where the hub runs with --insecure-lan.",
    );
    let session = SecurityScheme::ApiKey(ApiKey::Cookie(cookie));
    components.add_security_scheme(SESSION, session);
    let cookie = ApiKeyValue::with_description(
        "__Host-werkhub-screen",
        "Given by POST /v1/kiosk-pairings/claim once the screen is approved.",
    );
    components.add_security_scheme(SCREEN, SecurityScheme::ApiKey(ApiKey::Cookie(cookie)));
    let token = SecurityScheme::Http(Http::new(HttpAuthScheme::Bearer));
    components.add_security_scheme(METRICS_TOKEN, token);
    components
}

fn operation(route: &Route) -> Operation {
    let Route { guard, doc, .. } = route;
    let mut operation =
        OperationBuilder::new().summary(Some(doc.summary)).operation_id(Some(operation_id(guard)));
    for parameter in doc.parameters {
        operation = operation.parameter(described(parameter));
    }
    if let Some(schema) = doc.body {
        let content = ContentBuilder::new().schema(Some(Ref::from_schema_name(schema))).build();
        let body = RequestBodyBuilder::new()
            .content("application/json", content)
            .required(Some(Required::True))
            .build();
        operation = operation.request_body(Some(body));
    }
    let (status, mut answer) = answer(doc);
    if is_api(guard) {
        let version = HeaderBuilder::new()
            .schema(Some(ObjectBuilder::new().schema_type(Type::String).build()))
            .description(Some("Version of the API"));
        answer.headers.insert("API-Version".to_owned(), version.build().into());
    }
    operation = operation.response(status, answer);
    for (status, why) in problems(guard, doc) {
        operation = operation.response(status, problem(why));
    }
    for requirement in security(guard.access) {
        operation = operation.security(requirement);
    }
    operation.build()
}

fn described(parameter: &ParameterDoc) -> utoipa::openapi::path::Parameter {
    let (place, required) = match parameter.place {
        ParameterPlace::Path => (ParameterIn::Path, Required::True),
        ParameterPlace::Query => (ParameterIn::Query, Required::True),
        ParameterPlace::OptionalQuery => (ParameterIn::Query, Required::False),
    };
    ParameterBuilder::new()
        .name(parameter.name)
        .parameter_in(place)
        .required(required)
        .description(Some(parameter.about))
        .schema(Some(ObjectBuilder::new().schema_type(Type::String).build()))
        .build()
}

fn answer(doc: &RouteDoc) -> (&'static str, utoipa::openapi::Response) {
    let text = || ObjectBuilder::new().schema_type(Type::String).build();
    let object = || ObjectBuilder::new().schema_type(Type::Object).build();
    let with = |media_type: &str, content| {
        ResponseBuilder::new().description("Done").content(media_type, content).build()
    };
    match doc.answer {
        AnswerDoc::Json(schema) => {
            let content = ContentBuilder::new().schema(Some(Ref::from_schema_name(schema))).build();
            ("200", with("application/json", content))
        }
        AnswerDoc::Events => {
            let content = ContentBuilder::new().schema(Some(text())).build();
            ("200", with("text/event-stream", content))
        }
        AnswerDoc::Text => {
            ("200", with("text/plain", ContentBuilder::new().schema(Some(text())).build()))
        }
        AnswerDoc::Calendar => {
            ("200", with("text/calendar", ContentBuilder::new().schema(Some(text())).build()))
        }
        AnswerDoc::Print => {
            let file = || ContentBuilder::new().schema(Some(text())).build();
            let both = ResponseBuilder::new()
                .description("Done")
                .content("application/pdf", file())
                .content("image/svg+xml", file());
            ("200", both.build())
        }
        AnswerDoc::Document => {
            ("200", with("application/json", ContentBuilder::new().schema(Some(object())).build()))
        }
        AnswerDoc::Nothing => ("204", ResponseBuilder::new().description("Done").build()),
    }
}

fn is_api(guard: &Guard) -> bool {
    guard.path.starts_with("/v1/")
}

/// What can go wrong follows from what the guard asks and what the route takes.
fn problems(guard: &Guard, doc: &RouteDoc) -> Vec<(&'static str, &'static str)> {
    let changes = !matches!(guard.method, Method::GET | Method::HEAD);
    let in_path = doc.parameters.iter().any(|it| it.place == ParameterPlace::Path);
    let asks = doc.body.is_some() || doc.parameters.len() > usize::from(in_path);
    let signs_in = changes && guard.access == Access::Anyone;
    let names_a_site = doc.parameters.iter().any(|it| it.place == ParameterPlace::Query);
    let is_about_screens =
        guard.path.starts_with("/v1/screens") || guard.path.starts_with("/v1/kiosk-pairings");
    let contradicts = is_about_screens && guard.method == Method::POST;
    let known: [(bool, &str, &str); 12] = [
        (asks, "400", "The request cannot be read; the detail names the field"),
        (guard.access != Access::Anyone || signs_in, "401", "Sign in first"),
        (changes, "403", "The call comes from another site"),
        (guard.access == Access::Manager, "403", "Only for who manages the building"),
        (guard.access == Access::Screen, "403", "Only for screens in the building"),
        (in_path || names_a_site || contradicts, "404", "There is no such thing"),
        (doc.body.is_some(), "408", "The body took too long to come"),
        (contradicts, "409", "It contradicts what there is"),
        (doc.body.is_some(), "413", "The body has more than 64 KiB"),
        (doc.body.is_some(), "415", "The body is not JSON"),
        (is_api(guard), "429", "Too many requests; see Retry-After"),
        (changes || guard.path == "/readyz", "503", "Not now; see Retry-After"),
    ];
    known.into_iter().filter(|(can, ..)| *can).map(|(_, status, why)| (status, why)).collect()
}

fn problem(why: &str) -> utoipa::openapi::Response {
    let content = ContentBuilder::new().schema(Some(Ref::from_schema_name("Problem"))).build();
    ResponseBuilder::new().description(why).content("application/problem+json", content).build()
}

fn security(access: Access) -> Vec<SecurityRequirement> {
    let needs = |name: &str| SecurityRequirement::new::<_, _, String>(name, []);
    match access {
        Access::Anyone => Vec::new(),
        // Without a session too, where the public may see live status.
        Access::LiveView => vec![SecurityRequirement::default(), needs(SESSION), needs(SCREEN)],
        Access::Screen => vec![needs(SCREEN)],
        Access::Asking => vec![needs(SESSION), needs(SCREEN)],
        Access::SignedIn | Access::Manager => vec![needs(SESSION)],
        Access::MetricsToken => vec![needs(METRICS_TOKEN)],
    }
}

/// `getV1PlacesCode`: from method and path, so that no two are equal.
fn operation_id(guard: &Guard) -> String {
    let words = guard.path.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let mut id = guard.method.as_str().to_ascii_lowercase();
    for word in words {
        let mut letters = word.chars();
        id.extend(letters.next().map(|first| first.to_ascii_uppercase()));
        id.push_str(letters.as_str());
    }
    id
}

fn http_method(method: &Method) -> HttpMethod {
    match *method {
        Method::POST => HttpMethod::Post,
        Method::PUT => HttpMethod::Put,
        Method::PATCH => HttpMethod::Patch,
        Method::DELETE => HttpMethod::Delete,
        Method::HEAD => HttpMethod::Head,
        _ => HttpMethod::Get,
    }
}
