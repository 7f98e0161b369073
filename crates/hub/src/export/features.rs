//! GeoJSON features and names.

use domain::plan::Label;
use serde_json::{Map, Value, json};
use uuid::Uuid;

/// A feature of a type.
pub(super) fn feature(kind: &str, id: Uuid, geometry: Value, properties: Value) -> Value {
    json!({
        "id": id,
        "type": "Feature",
        "feature_type": kind,
        "geometry": geometry,
        "properties": properties,
    })
}

/// A file of features.
pub(super) fn collection(features: Vec<Value>) -> Value {
    json!({"type": "FeatureCollection", "features": features})
}

/// A name in its languages.
pub(super) fn labelled(label: &Label) -> Value {
    let texts = [("nl", Some(&label.nl)), ("en", label.en.as_ref()), ("de", label.de.as_ref())];
    let texts = texts.into_iter().filter_map(|(tag, text)| Some((tag.to_owned(), text?)));
    Value::Object(texts.map(|(tag, text)| (tag, json!(text))).collect::<Map<_, _>>())
}
