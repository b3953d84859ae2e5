//! Events in a row that have the same shape, merged before they are collected: one event with the joined pieces says the
//! same as all of them, and costs as much as one.

use std::{ops::Range, rc::Rc};

use super::Collector;
use crate::{decode::memo::Shape, json::Json};

/// A collector, and the events that it will be given as one.
#[derive(Debug, Default)]
pub struct Merged {
    collector: Collector,
    shape: Option<Rc<Shape>>,
    /// What the holes hold, with its escapes.
    values: Vec<String>,
}

impl Merged {
    /// Adds a chunk.
    pub fn push(&mut self, chunk: Json<'_>) {
        self.collector().push(chunk);
    }

    /// Adds a chunk that has a shape.
    pub fn push_known(&mut self, shape: &Rc<Shape>, event: &[u8], holes: &[Range<usize>]) {
        let text = |range: Range<usize>| str::from_utf8(&event[range]).unwrap_or_default();
        if !shape.is_joinable() {
            return self.push(Json::known(text(0..event.len())));
        }
        let same = self.shape.as_ref().is_some_and(|last| Rc::ptr_eq(last, shape));
        if !same {
            self.collect();
            self.shape = Some(Rc::clone(shape));
            self.values.resize_with(holes.len(), String::new);
        }
        for ((value, hole), range) in self.values.iter_mut().zip(shape.holes()).zip(holes) {
            if !hole.is_piece {
                value.clear();
            }
            value.push_str(text(range.clone()));
        }
    }

    /// The collector, which has been given everything by then.
    pub fn collector(&mut self) -> &mut Collector {
        self.collect();
        &mut self.collector
    }

    fn collect(&mut self) {
        if let Some(shape) = self.shape.take() {
            let event = shape.filled(self.values.iter().map(String::as_str));
            self.values.clear();
            self.collector.push(Json::known(&event));
        }
    }
}
