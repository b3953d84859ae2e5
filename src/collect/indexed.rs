//! Items that are told apart by an index.

/// Items in the order of their indices. An index is a key: it may be anything, and nothing is as long as it says.
#[derive(Debug)]
pub struct Indexed<T>(Vec<(i64, T)>);

impl<T> Default for Indexed<T> {
    fn default() -> Self {
        Indexed(Vec::new())
    }
}

impl<T: Default> Indexed<T> {
    /// The item of an index, new if there is none.
    pub fn entry(&mut self, index: i64) -> &mut T {
        let place = self.0.binary_search_by_key(&index, |(known, _)| *known).unwrap_or_else(|place| {
            self.0.insert(place, (index, T::default()));
            place
        });
        &mut self.0[place].1
    }
}

impl<T> Indexed<T> {
    pub fn iter(&self) -> impl Iterator<Item = (i64, &T)> {
        self.0.iter().map(|(index, item)| (*index, item))
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn last_index(&self) -> Option<i64> {
        self.0.last().map(|(index, _)| *index)
    }
}
