//! How cells grow, join and go to the isolate.

use super::*;

fn shown(cells: &Cells, ty: &Ty) -> String {
    cells.resolve(ty).map_or_else(|_| "recursive".to_owned(), |ty| ty.to_string())
}

#[test]
fn a_list_has_the_types_of_all_that_is_put_in() {
    let mut cells = Cells::default();
    let cell = cells.fresh();
    let list = Ty::list(cell);
    assert_eq!(shown(&cells, &list), "list[Never]");
    cells.put(&cell, &Ty::Int);
    cells.put(&cell, &Ty::Bool);
    cells.put(&cell, &Ty::None);
    assert_eq!(shown(&cells, &list), "list[bool | int | None]");
}

#[test]
fn lists_that_meet_are_of_one_type_from_then_on() {
    let mut cells = Cells::default();
    let (one, two) = (cells.fresh(), cells.fresh());
    cells.put(&one, &Ty::Int);
    let both = cells.join(&Ty::list(one), &Ty::list(two));
    cells.put(&two, &Ty::Str);
    for list in [both, Ty::list(one), Ty::list(two)] {
        assert_eq!(shown(&cells, &list), "list[int | str]");
    }
}

#[test]
fn what_is_sent_to_the_isolate_takes_along_what_it_holds() {
    let mut cells = Cells::default();
    let (inner, outer) = (cells.fresh(), cells.fresh());
    cells.put(&outer, &Ty::list(inner));
    assert!(cells.send_to_isolate(&Ty::list(outer)));
    assert!(!cells.send_to_isolate(&Ty::list(outer)));
    assert_eq!(cells.shallow(&Ty::list(inner)), Ty::Dyn);
    // Also what is put in later.
    let late = cells.fresh();
    cells.put(&outer, &Ty::tuple(&[Ty::Int, Ty::set(late)]));
    assert_eq!(cells.shallow(&Ty::set(late)), Ty::Dyn);
}

#[test]
fn types_without_end_are_found() {
    let mut cells = Cells::default();
    let cell = cells.fresh();
    cells.put(&cell, &Ty::list(cell));
    assert_eq!(shown(&cells, &Ty::list(cell)), "recursive");
    // `t = (t, 1)`: the tuples are one tree.
    let mut nested = Ty::None;
    for _ in 0..2 * DEPTH_LIMIT {
        nested = cells.join(&Ty::tuple(&[nested, Ty::Int]), &nested.clone());
    }
    assert!(nested.members().iter().any(|member| matches!(member, Ty::Tree(_))), "{nested}");
}

#[test]
fn more_types_than_a_union_has_are_values_of_the_isolate() {
    let mut cells = Cells::default();
    let cell = cells.fresh();
    let all = [Ty::None, Ty::Int, Ty::Float, Ty::Str, Ty::Bytes, Ty::Complex, Ty::list(cell)];
    let joined = all.iter().fold(Ty::Never, |joined, ty| cells.join(&joined, ty));
    assert_eq!(joined, Ty::Dyn);
    assert_eq!(cells.shallow(&Ty::list(cell)), Ty::Dyn);
}

#[test]
fn who_has_read_a_cell_is_walked_again_when_it_grows() {
    let (reader, other) = (InstanceId(1), InstanceId(2));
    let mut cells = Cells::default();
    let (cell, apart) = (cells.fresh(), cells.fresh());
    for (id, read) in [(reader, cell), (other, apart)] {
        cells.work.begin(id);
        cells.shallow(&read);
        cells.end_walk();
    }
    cells.put(&cell, &Ty::Int);
    assert_eq!((cells.work.next(), cells.work.next()), (Some(reader), None));
    // It has not read it since; and what is put in is no growth.
    cells.put(&cell, &Ty::Int);
    assert_eq!(cells.work.next(), None);
    // Two cells that become one have the readers of both.
    cells.put(&apart, &Ty::Int);
    assert_eq!(cells.work.next(), Some(other));
}
