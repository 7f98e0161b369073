//! Reads what the hub sends, in little code.
//!
//! `serde_json` can read any type by itself, but its parser is then compiled into each of them,
//! which was a sixth of the app. Here one parser makes a tree of the text, and types are built from
//! the tree. Why something does not fit is not kept: no screen would tell it.

use serde::de::value::StringDeserializer;
use serde::de::{
    DeserializeOwned, DeserializeSeed, Deserializer, EnumAccess, Error, IntoDeserializer,
    MapAccess, SeqAccess, VariantAccess, Visitor,
};
use serde_json::{Map, Value};
use std::fmt;

/// The text is not JSON, or not of that type.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Misfit;

/// Reads a type from JSON.
///
/// # Errors
/// [`Misfit`].
pub fn read<T: DeserializeOwned>(text: &str) -> Result<T, Misfit> {
    T::deserialize(Tree(tree_of(text)?))
}

fn tree_of(text: &str) -> Result<Value, Misfit> {
    serde_json::from_str(text).map_err(|_| Misfit)
}

impl fmt::Display for Misfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the text does not fit the type")
    }
}

impl std::error::Error for Misfit {}

impl Error for Misfit {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Misfit
    }
}

/// A part of the text, as a tree.
struct Tree(Value);

impl Tree {
    // Whatever does not depend on the visitor stands in functions of its own, which are compiled
    // once and not into every type.

    #[inline(never)]
    fn text(self) -> Result<String, Misfit> {
        if let Value::String(text) = self.0 { Ok(text) } else { Err(Misfit) }
    }

    #[inline(never)]
    fn whole(self) -> Result<i64, Misfit> {
        self.0.as_i64().ok_or(Misfit)
    }

    #[inline(never)]
    fn yes_or_no(self) -> Result<bool, Misfit> {
        self.0.as_bool().ok_or(Misfit)
    }

    #[inline(never)]
    fn items(self) -> Result<Items, Misfit> {
        if let Value::Array(items) = self.0 { Ok(Items(items.into_iter())) } else { Err(Misfit) }
    }

    #[inline(never)]
    fn fields(self) -> Result<Fields, Misfit> {
        match self.0 {
            Value::Object(fields) => Ok(Fields { rest: fields.into_iter(), value: None }),
            _ => Err(Misfit),
        }
    }

    #[inline(never)]
    fn variant(self) -> Result<Variant, Misfit> {
        match self.0 {
            Value::String(name) => Ok(Variant { name, content: None }),
            Value::Object(fields) => only_one(fields),
            _ => Err(Misfit),
        }
    }
}

fn only_one(fields: Map<String, Value>) -> Result<Variant, Misfit> {
    let mut fields = fields.into_iter();
    match (fields.next(), fields.next()) {
        (Some((name, content)), None) => Ok(Variant { name, content: Some(content) }),
        _ => Err(Misfit),
    }
}

/// Each type is read in the one form in which the hub writes it, so that a structure, say, is not
/// compiled for lists as well.
impl<'de> Deserializer<'de> for Tree {
    type Error = Misfit;

    /// For what may have more than one form.
    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        match self.0 {
            Value::String(text) => visitor.visit_string(text),
            Value::Object(_) => visitor.visit_map(self.fields()?),
            _ => Err(Misfit),
        }
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        visitor.visit_unit()
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        visitor.visit_bool(self.yes_or_no()?)
    }

    fn deserialize_i64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        visitor.visit_i64(self.whole()?)
    }

    fn deserialize_i16<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        self.deserialize_i64(visitor)
    }

    fn deserialize_i32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        self.deserialize_i64(visitor)
    }

    fn deserialize_u8<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        self.deserialize_i64(visitor)
    }

    fn deserialize_u16<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        self.deserialize_i64(visitor)
    }

    fn deserialize_u32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        self.deserialize_i64(visitor)
    }

    fn deserialize_u64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        self.deserialize_i64(visitor)
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        visitor.visit_str(&self.text()?)
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        visitor.visit_string(self.text()?)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        if self.0.is_null() { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Misfit> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        visitor.visit_seq(self.items()?)
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Misfit> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Misfit> {
        visitor.visit_map(self.fields()?)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Misfit> {
        visitor.visit_enum(self.variant()?)
    }

    serde::forward_to_deserialize_any! {
        i8 i128 u128 f32 f64 char bytes byte_buf unit unit_struct map tuple_struct identifier
    }
}

struct Items(std::vec::IntoIter<Value>);

impl<'de> SeqAccess<'de> for Items {
    type Error = Misfit;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Misfit> {
        self.0.next().map(|item| seed.deserialize(Tree(item))).transpose()
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.0.len())
    }
}

struct Fields {
    rest: serde_json::map::IntoIter,
    value: Option<Value>,
}

impl Fields {
    #[inline(never)]
    fn next_name(&mut self) -> Option<String> {
        let (name, value) = self.rest.next()?;
        self.value = Some(value);
        Some(name)
    }

    #[inline(never)]
    fn taken(&mut self) -> Tree {
        Tree(self.value.take().unwrap_or_default())
    }
}

impl<'de> MapAccess<'de> for Fields {
    type Error = Misfit;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Misfit> {
        self.next_name().map(|name| seed.deserialize(named(name))).transpose()
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Misfit> {
        seed.deserialize(self.taken())
    }
}

/// A name by itself or, in an object with nothing else, with what belongs to it.
struct Variant {
    name: String,
    content: Option<Value>,
}

impl<'de> EnumAccess<'de> for Variant {
    type Error = Misfit;
    type Variant = Content;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Content), Misfit> {
        Ok((seed.deserialize(named(self.name))?, Content(self.content)))
    }
}

struct Content(Option<Value>);

impl<'de> VariantAccess<'de> for Content {
    type Error = Misfit;

    fn unit_variant(self) -> Result<(), Misfit> {
        if self.0.is_none() { Ok(()) } else { Err(Misfit) }
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, Misfit> {
        seed.deserialize(Tree(self.0.ok_or(Misfit)?))
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, _: V) -> Result<V::Value, Misfit> {
        Err(Misfit)
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        _: &'static [&'static str],
        _: V,
    ) -> Result<V::Value, Misfit> {
        Err(Misfit)
    }
}

fn named(name: String) -> StringDeserializer<Misfit> {
    name.into_deserializer()
}
