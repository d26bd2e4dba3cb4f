use super::Press;
use super::place::{Entry, Place};
use super::property::Property;
use crate::Error;
use crate::context::term::{Coercion, Keyword};
use crate::dataset::Term;
use serde_json::{Map, Value};

const RDF_FIRST: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#first";
const RDF_REST: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#rest";
const RDF_NIL: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#nil";

impl Press<'_> {
    /// Finds the terms that `value` says of `property` and leaves them on the stack.
    pub(super) fn values<'a>(&mut self, value: &Value, property: Property<'a>, place: Place<'a>) -> Result<(), Error> {
        let containers = property.containers;
        if property.coercion == Coercion::Json {
            if containers.list || containers.graph || containers.language {
                return Err(Error::unsupported("@json in a container"));
            }
            let literal = self.json(value)?;
            self.found.push(literal);
            return Ok(());
        }
        match value {
            Value::Null => Ok(()),
            value if containers.list => self.in_list(value, property, place),
            Value::Object(map) if containers.language => self.language_map(map, property, place),
            Value::Object(map) => self.object(map, property, place),
            Value::Array(items) => self.items(items, property, place),
            single => self.scalar(single, property, place),
        }
    }

    /// A value of a property whose values are one list; a single value is a list of one.
    fn in_list<'a>(&mut self, value: &Value, property: Property<'a>, place: Place<'a>) -> Result<(), Error> {
        let items = match value {
            Value::Array(items) => items.as_slice(),
            Value::Object(map) if place.enter(map, property)?.find(map, Keyword::List)?.is_some() => {
                return self.object(map, property, place);
            }
            single => std::slice::from_ref(single),
        };
        let list = self.list(items, property, place)?;
        self.found.push(list);
        Ok(())
    }

    fn items<'a>(&mut self, items: &[Value], property: Property<'a>, place: Place<'a>) -> Result<(), Error> {
        for (index, item) in items.iter().enumerate() {
            let found = match item {
                Value::Null => Ok(()),
                Value::Array(_) => Err(Error::unsupported("an array in an array")),
                Value::Object(map) => self.object(map, property, place),
                single => self.scalar(single, property, place),
            };
            found.map_err(|error| error.at(index))?;
        }
        Ok(())
    }

    fn object<'a>(&mut self, map: &Map<String, Value>, property: Property<'a>, place: Place<'a>) -> Result<(), Error> {
        let place = place.enter(map, property)?;
        if let Some((_, value)) = place.find(map, Keyword::Value)? {
            let literal = self.value_object(map, value, place)?;
            return self.ungraphed(literal, property);
        }
        if let Some(entry) = place.find(map, Keyword::List)? {
            property.stands_in(place)?;
            let list = self.list_object(map, entry, property, place)?;
            return self.ungraphed(list, property);
        }
        if let Some((key, value)) = place.find(map, Keyword::Set)? {
            property.stands_in(place)?;
            return self.set_object((map, key), value, property, place);
        }
        let place = Place {
            document: property.credentials,
            ..place
        };
        let term = if property.containers.graph {
            self.graph(map, place)?
        } else {
            self.node(map, place)?
        };
        self.found.push(term);
        Ok(())
    }

    /// Keeps a value that is not a node, where no graph is asked for.
    pub(super) fn ungraphed(&mut self, term: Term, property: Property<'_>) -> Result<(), Error> {
        if property.containers.graph {
            return Err(Error::invalid("a value where a graph should stand"));
        }
        self.found.push(term);
        Ok(())
    }

    /// A node that is a graph of its own, named by a blank node (JSON-LD 1.1 §4.9.1).
    fn graph(&mut self, map: &Map<String, Value>, place: Place<'_>) -> Result<Term, Error> {
        let graph = self.out.fresh_blank()?;
        let before = self.out.quads().len();
        self.node(map, Place { graph, ..place })?;
        if self.out.quads().len() == before {
            return Err(Error::invalid("a graph that says nothing"));
        }
        Ok(graph)
    }

    fn set_object<'a>(
        &mut self,
        (map, key): (&Map<String, Value>, &str),
        value: &Value,
        property: Property<'a>,
        place: Place<'a>,
    ) -> Result<(), Error> {
        if map.len() > 1 || property.containers.list {
            return Err(Error::unsupported("@set in this place"));
        }
        let place = place.deeper(self.limits)?;
        self.values(value, property, place).map_err(|error| error.under(key))
    }

    fn list_object<'a>(
        &mut self,
        map: &Map<String, Value>,
        (key, value): Entry<'_>,
        property: Property<'a>,
        place: Place<'a>,
    ) -> Result<Term, Error> {
        if map.len() > 1 {
            return Err(Error::unsupported("@list beside other entries"));
        }
        let place = place.deeper(self.limits)?;
        let items = match value {
            Value::Array(items) => items.as_slice(),
            single => std::slice::from_ref(single),
        };
        self.list(items, property, place).map_err(|error| error.under(key))
    }

    /// An RDF list of `items` (JSON-LD 1.1 API §8.3); the answer is its head.
    fn list<'a>(&mut self, items: &[Value], property: Property<'a>, place: Place<'a>) -> Result<Term, Error> {
        let place = place.deeper(self.limits)?;
        let mark = self.found.len();
        for (index, item) in items.iter().enumerate() {
            self.list_item(item, property, place).map_err(|error| error.at(index))?;
        }
        let found: Vec<Term> = self.found.drain(mark..).collect();
        self.chain(&found, place)
    }

    fn list_item<'a>(&mut self, item: &Value, property: Property<'a>, place: Place<'a>) -> Result<(), Error> {
        match item {
            Value::Null => Ok(()),
            Value::Array(items) => {
                let list = self.list(items, property, place)?;
                self.found.push(list);
                Ok(())
            }
            Value::Object(map) => self.object(map, property, place),
            single => self.scalar(single, property, place),
        }
    }

    /// The chain of `rdf:first` and `rdf:rest` that holds `terms`.
    fn chain(&mut self, terms: &[Term], place: Place<'_>) -> Result<Term, Error> {
        let mut rest = self.out.iri(RDF_NIL);
        for &term in terms.iter().rev() {
            let cell = self.out.fresh_blank()?;
            let (first_of, rest_of) = (self.out.iri(RDF_FIRST), self.out.iri(RDF_REST));
            self.say([cell, first_of, term], place.graph)?;
            self.say([cell, rest_of, rest], place.graph)?;
            rest = cell;
        }
        Ok(rest)
    }
}
