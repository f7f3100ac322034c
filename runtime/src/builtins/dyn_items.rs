//! Native sequences and strings met by values of the isolate: as an index, as a part to look for.

use hybridc_macros::py;

use crate::dynamic::{self, Dyn, Name, ToDyn};
use crate::error::R;
use crate::int::Int;
use crate::list::List;
use crate::name;
use crate::number::Scalar;
use crate::protocol::{AnyValue, Iter, Iterable, Value};
use crate::text::Str;
use crate::tuple::Tup;

/// `list[x]` where the items cross by value: an item, or for a slice a new list.
#[py("list.__getitem__(self, index, /)", raises = [BaseException], calls_user)]
pub fn list_getitem<T: Scalar>(list: &List<T>, index: &Dyn) -> R<Dyn> {
    match dynamic::index(index)? {
        Some(index) => super::list::getitem(list, &index).map(|item| item.to_dyn()),
        // A slice; or else the list's own words.
        None => dynamic::get_item(&list.to_dyn(), index),
    }
}

/// `list[x] = item` where the items cross by value.
#[py("list.__setitem__(self, index, value, /)", writes(self), raises = [BaseException], calls_user)]
pub fn list_setitem<T: Scalar>(list: &List<T>, index: &Dyn, value: T) -> R<()> {
    match dynamic::index(index)? {
        Some(index) => super::list::setitem(list, &index, value),
        None => {
            let copy = list.to_dyn();
            dynamic::set_item(&copy, index, &value.to_dyn())?;
            // What came in are items of the one value: a scalar has none, the characters of a string are
            // strings.
            let items = dynamic::items_now(&copy).unwrap_or_default();
            drop(list.take());
            items.iter().for_each(|item| list.push(T::from_dyn(item)));
            Ok(())
        }
    }
}

/// `del list[x]`
#[py("list.__delitem__(self, index, /)", writes(self), raises = [BaseException], calls_user)]
pub fn list_delitem<T: Value>(list: &List<T>, index: &Dyn) -> R<()> {
    match dynamic::index(index)? {
        Some(index) => super::list::delitem(list, &index),
        None if dynamic::is_slice(index) => {
            let bound = |name| dynamic::get_attr(index, name);
            let bounds = [bound(name!("start"))?, bound(name!("stop"))?, bound(name!("step"))?];
            let [start, stop, step] = bounds.each_ref().map(|bound| Some(bound as &dyn AnyValue));
            super::list::delitem_slice(list, &crate::slice::Slice::of_any([start, stop, step]))
        }
        // Neither: the list's own words.
        None => dynamic::del_item(&dynamic::list(&[])?, index),
    }
}

/// `list.pop(x)`
#[py("list.pop(self, index, /)", writes(self), raises = [BaseException], calls_user)]
pub fn list_pop<T: Value>(list: &List<T>, index: &Dyn) -> R<T> {
    super::list::pop(list, Some(&dynamic::integer(index)?))
}

/// `list.insert(x, item)`
#[py("list.insert(self, index, value, /)", writes(self), raises = [BaseException], calls_user)]
pub fn list_insert<T: Value>(list: &List<T>, index: &Dyn, value: T) -> R<()> {
    super::list::insert(list, &dynamic::integer(index)?, value)
}

/// `tuple[x]` where the items cross by value.
#[py("tuple.__getitem__(self, index, /)", raises = [BaseException], calls_user)]
pub fn tuple_getitem<T: Scalar>(tuple: &Tup<T>, index: &Dyn) -> R<Dyn> {
    match dynamic::index(index)? {
        Some(index) => super::tuple::getitem(tuple, &index).map(|item| item.to_dyn()),
        None => dynamic::get_item(&tuple.to_dyn(), index),
    }
}

/// `text[x]`: a string for an index as for a slice.
#[py("str.__getitem__(self, key, /)", raises = [BaseException], calls_user)]
pub fn str_getitem(text: &Str, key: &Dyn) -> R<Str> {
    match dynamic::index(key)? {
        Some(index) => super::str_::operators::getitem(text, &index),
        None => Ok(dynamic::exactly(&dynamic::get_item(&Dyn::str(text), key)?)),
    }
}

/// `x in text`
#[py("str.__contains__(self, key, /)", raises = [BaseException], calls_user)]
pub fn str_contains(text: &Str, key: &Dyn) -> R<bool> {
    dynamic::contains(&Dyn::str(text), key)
}

/// `text.join(x)`
#[py("str.join(self, iterable, /)", raises = [BaseException], calls_user)]
pub fn join(text: &Str, iterable: &Dyn) -> R<Str> {
    Ok(dynamic::exactly(&method(text, name!("join"), &[iterable])?))
}

/// `text.join(items)`: items that may or may not be strings. All of them are taken before the first is looked
/// at.
#[py("str.join(self, iterable, /)", raises = [BaseException], calls_user)]
pub fn join_items<I: Iterable<Item = Dyn>>(text: &Str, iterable: &I) -> R<Str> {
    let mut items = vec![];
    let mut iterator = iterable.iterate()?;
    while let Some(item) = iterator.next()? {
        items.push(item);
    }
    join(text, &dynamic::list(&items.iter().collect::<Vec<&Dyn>>())?)
}

/// `text.split(x)`
#[py("str.split(self, sep)", raises = [BaseException], calls_user)]
pub fn split(text: &Str, sep: &Dyn) -> R<List<Str>> {
    Ok(dynamic::exactly(&method(text, name!("split"), &[sep])?))
}

/// `text.split(x, maxsplit)`
#[py("str.split(self, sep, maxsplit)", raises = [BaseException], calls_user)]
pub fn split_some(text: &Str, sep: &Dyn, maxsplit: &Dyn) -> R<List<Str>> {
    Ok(dynamic::exactly(&method(text, name!("split"), &[sep, maxsplit])?))
}

/// `text.startswith(x)`
#[py("str.startswith(self, prefix, /)", raises = [BaseException], calls_user)]
pub fn startswith(text: &Str, prefix: &Dyn) -> R<bool> {
    method(text, name!("startswith"), &[prefix])?.truth()
}

/// `text.endswith(x)`
#[py("str.endswith(self, suffix, /)", raises = [BaseException], calls_user)]
pub fn endswith(text: &Str, suffix: &Dyn) -> R<bool> {
    method(text, name!("endswith"), &[suffix])?.truth()
}

/// `text.find(x)`
#[py("str.find(self, sub, /)", raises = [BaseException], calls_user)]
pub fn find(text: &Str, sub: &Dyn) -> R<Int> {
    Ok(dynamic::exactly(&method(text, name!("find"), &[sub])?))
}

/// `text.index(x)`
#[py("str.index(self, sub, /)", raises = [BaseException], calls_user)]
pub fn index(text: &Str, sub: &Dyn) -> R<Int> {
    Ok(dynamic::exactly(&method(text, name!("index"), &[sub])?))
}

/// `text.count(x)`
#[py("str.count(self, sub, /)", raises = [BaseException], calls_user)]
pub fn count(text: &Str, sub: &Dyn) -> R<Int> {
    Ok(dynamic::exactly(&method(text, name!("count"), &[sub])?))
}

/// `text.replace(old, new)`
#[py("str.replace(self, old, new, /)", raises = [BaseException], calls_user)]
pub fn replace(text: &Str, old: &Dyn, new: &Dyn) -> R<Str> {
    Ok(dynamic::exactly(&method(text, name!("replace"), &[old, new])?))
}

/// `text.strip(x)`
#[py("str.strip(self, chars, /)", raises = [BaseException], calls_user)]
pub fn strip(text: &Str, chars: &Dyn) -> R<Str> {
    Ok(dynamic::exactly(&method(text, name!("strip"), &[chars])?))
}

fn method(text: &Str, name: &'static Name, arguments: &[&Dyn]) -> R<Dyn> {
    dynamic::call_method(&Dyn::str(text), name, arguments, None)
}
