//! `str`, `bytes` and formatting against CPython: the same generated calls on both sides, compared group by
//! group.
//!
//! `str_vectors/cpython.py` makes the calls in CPython and prints a digest of the answers; 3.11, 3.12 and
//! 3.13 give the same ones. To see what differs: `DUMP=split cargo test -p hybridc-runtime --test
//! str_vectors` writes `split.txt` into the directory for temporary files, `cpython.py split` prints
//! CPython's.

use hybridc_runtime::builtins::bytes;
use hybridc_runtime::builtins::str_::{
    case, codec, find, format, operators, pad, question, split, translate,
};
use hybridc_runtime::protocol::{Sequence, View};
use hybridc_runtime::slice::Slice;
use hybridc_runtime::text::siphash::hash_bytes;
use hybridc_runtime::{AnyValue, Bytes, Dict, Int, Iter, List, R, Str, StrBuf, Tup, U2};

const ROUNDS: usize = 1500;

const ALPHABETS: [&[u32]; 6] = [
    &[0x61, 0x62],
    &[0x61, 0x62, 0x63, 0x20, 0x2c, 0x09, 0x0a],
    &[0x61, 0x41, 0x31, 0x5f, 0x20, 0x2e, 0x2d, 0x2b, 0x27, 0x22, 0x5c, 0x25, 0x7b, 0x7d],
    &[0xe9, 0xdf, 0xc0, 0xa0, 0x85, 0xff, 0x61, 0x62, 0x20],
    &[
        0x3b1, 0x3a3, 0x3c3, 0x3c2, 0x1c5, 0x130, 0x131, 0x149, 0x27, 0x307, 0x61, 0x41, 0x20, 0x2028,
        0x3000, 0x661, 0xb2,
    ],
    &[0x1f600, 0x1d400, 0x10400, 0x10428, 0x61, 0xe9, 0xd800, 0x20],
];

struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        ((self.0 >> 33) % limit as u64) as usize
    }
    fn text(&mut self, limit: usize) -> Str {
        let alphabet = ALPHABETS[self.below(6)];
        let code_points: Vec<u32> =
            (0..self.below(limit)).map(|_| alphabet[self.below(alphabet.len())]).collect();
        Str::from_code_points(&code_points)
    }
    fn pick<T: Copy>(&mut self, choices: &[T]) -> T {
        choices[self.below(choices.len())]
    }
    fn index(&mut self) -> Option<Int> {
        let value = self.below(24) as i64;
        (value >= 4).then(|| Int::from(value - 14))
    }
    fn number(&mut self) -> Box<dyn AnyValue> {
        let ten_to_the_20 = Int::from(10_000_000_000i64).mul(&Int::from(10_000_000_000i64));
        match self.below(9) {
            0 => Box::new(Int::from(0i64)),
            1 => Box::new(Int::from(1i64)),
            2 => Box::new(Int::from(-1i64)),
            3 => Box::new(Int::from(7i64)),
            4 => Box::new(Int::from(255i64)),
            5 => Box::new(Int::from(-1234567i64)),
            6 => Box::new(ten_to_the_20),
            7 => Box::new(Int::from(i64::MIN)),
            _ => Box::new(true),
        }
    }
    fn float(&mut self) -> f64 {
        #[allow(clippy::approx_constant, reason = "the number in the recorded vectors")]
        self.pick(&[0.0, -0.0, 1.5, -2.25, 1e300, 3.14159, 1e-7, f64::INFINITY, f64::NAN])
    }
}

/// The answers of one group, one a line.
struct Answers(String);

impl Answers {
    fn ok(&mut self, value: &dyn AnyValue) {
        self.raw(|out| value.repr(out));
    }
    fn result<T: AnyValue>(&mut self, result: R<T>) {
        self.raw(|out| result?.repr(out));
    }
    fn raw(&mut self, write: impl FnOnce(&mut StrBuf) -> R<()>) {
        let mut out = StrBuf::new();
        if let Err(raised) = write(&mut out) {
            let exception = hybridc_runtime::take(raised);
            out = StrBuf::new();
            out.push_str(exception.class().name());
            out.push_str(": ");
            exception.str(&mut out).expect("messages can be shown");
        }
        self.0.push_str(&out.finish().to_utf8().expect("repr has no surrogates"));
        self.0.push('\n');
    }
}

fn boxed<T: AnyValue>(value: T) -> Box<dyn AnyValue> {
    Box::new(value)
}

/// A tuple of values of any types.
struct Tuple(Vec<Box<dyn AnyValue>>);

impl Sequence for Tuple {
    fn length(&self) -> usize {
        self.0.len()
    }
    fn element(&self, index: usize, see: &mut dyn FnMut(&dyn AnyValue) -> R<()>) -> R<Option<()>> {
        self.0.get(index).map(|value| see(&**value)).transpose()
    }
    fn elements(&self) -> Vec<Box<dyn AnyValue>> {
        unreachable!("formatting looks at items one by one")
    }
}

impl AnyValue for Tuple {
    fn type_name(&self) -> &'static str {
        "tuple"
    }
    fn repr(&self, out: &mut StrBuf) -> R<()> {
        for (index, value) in self.0.iter().enumerate() {
            out.push_str(if index > 0 { ", " } else { "(" });
            value.repr(out)?;
        }
        out.push_str(")");
        Ok(())
    }
    fn hash(&self) -> R<i64> {
        Ok(0)
    }
    fn view(&self) -> View<'_> {
        View::Tuple(self)
    }
}

fn triple<T: AnyValue>(result: R<(T, T, T)>) -> R<Tuple> {
    result.map(|(a, b, c)| Tuple(vec![boxed(a), boxed(b), boxed(c)]))
}

fn find_group(r: &mut Random, a: &mut Answers) {
    let (text, part, start, end) = (r.text(12), r.text(3), r.index(), r.index());
    let (start, end) = (start.as_ref(), end.as_ref());
    a.ok(&find::find(&text, &part, start, end));
    a.ok(&find::rfind(&text, &part, start, end));
    a.result(find::index(&text, &part, start, end));
    a.result(find::rindex(&text, &part, start, end));
    a.ok(&find::count(&text, &part, start, end));
    a.ok(&find::startswith(&text, &part, start, end));
    a.ok(&find::endswith(&text, &part, start, end));
    a.ok(&operators::contains(&text, &part));
}

fn replace_group(r: &mut Random, a: &mut Answers) {
    let (text, old, new, count) = (r.text(12), r.text(3), r.text(3), Int::from(r.below(5) as i64 - 1));
    a.result(find::replace(&text, &old, &new, Some(&count)));
    a.ok(&find::removeprefix(&text, &old));
    a.ok(&find::removesuffix(&text, &old));
}

fn split_group(r: &mut Random, a: &mut Answers) {
    let (text, sep, limit) = (r.text(14), r.text(3), Int::from(r.below(5) as i64 - 1));
    a.result(split::split(&text, Some(&sep), Some(&limit)));
    a.result(split::split(&text, None, Some(&limit)));
    a.result(split::rsplit(&text, Some(&sep), Some(&limit)));
    a.result(split::rsplit(&text, None, Some(&limit)));
    a.ok(&split::splitlines(&text, None));
    a.ok(&split::splitlines(&text, Some(true)));
    a.result(triple(split::partition(&text, &sep)));
    a.result(triple(split::rpartition(&text, &sep)));
    for strip in [split::strip, split::lstrip, split::rstrip] {
        a.ok(&strip(&text, None));
        a.ok(&strip(&text, Some(&sep)));
    }
}

fn case_group(r: &mut Random, a: &mut Answers) {
    let text = r.text(9);
    for change in [case::lower, case::upper, case::title, case::capitalize, case::swapcase, case::casefold] {
        a.ok(&change(&text));
    }
    for ask in [
        question::isalpha,
        question::isalnum,
        question::isascii,
        question::isdecimal,
        question::isdigit,
        question::isnumeric,
        question::isidentifier,
        question::islower,
        question::isupper,
        question::istitle,
        question::isprintable,
        question::isspace,
    ] {
        a.ok(&ask(&text));
    }
}

fn translate_group(r: &mut Random, a: &mut Answers) {
    let (text, x, y, z) = (r.text(9), r.text(4), r.text(4), r.text(4));
    let int = |value: i64| Int::from(value);
    a.result(translate::maketrans_pairs(&x, &y).and_then(|table| translate::translate(&text, &table)));
    a.result(translate::maketrans_deleting(&x, &y, &z).and_then(|table| translate::translate(&text, &table)));
    let table = Dict::from_items(vec![(int(97), x.clone()), (int(32), y.clone()), (int(0x1f600), z)])
        .expect("ints hash");
    a.result(translate::translate(&text, &table));
    let table = Dict::from_items(vec![(x.clone(), int(98))]).expect("strings hash");
    a.result(translate::maketrans_characters(&table).and_then(|table| translate::translate(&text, &table)));
    let both = Tup::from_vec(vec![x, y]);
    a.ok(&find::startswith_any(&text, &both, None, None));
    a.ok(&find::endswith_any(&text, &both, Some(&int(1)), None));
}

fn pad_group(r: &mut Random, a: &mut Answers) {
    let (text, width, fill) = (r.text(9), Int::from(r.below(20) as i64), r.text(2));
    for pad in [pad::ljust, pad::rjust, pad::center] {
        a.result(pad(&text, &width, None));
        a.result(pad(&text, &width, Some(&fill)));
    }
    a.result(pad::zfill(&text, &width));
    a.result(pad::expandtabs(&text, Some(&width)));
}

fn operators_group(r: &mut Random, a: &mut Answers) {
    let (x, y, count, index) =
        (r.text(9), r.text(9), Int::from(r.below(80) as i64 - 2), Int::from(r.below(20) as i64 - 10));
    let sum = x.concat(&y);
    assert!(sum.equals(&operators::add(x.clone(), &y)));
    a.ok(&sum);
    a.result(operators::mul(&x, &count));
    a.result(operators::getitem(&x, &index));
    a.result(Ok(Tuple(vec![
        boxed(operators::eq(&x, &y)),
        boxed(operators::lt(&x, &y)),
        boxed(operators::le(&x, &y)),
        boxed(operators::hash(&x)),
        boxed(operators::len(&x)),
    ])));
    a.result(operators::ascii(&x));
    a.result(operators::join(&x, &List::from_vec(vec![y, x.clone(), Str::empty()])));
    let mut ords = Vec::new();
    for character in operators::characters(&x).to_vec() {
        ords.push(operators::ord(&character).expect("one character"));
    }
    a.ok(&List::from_vec(ords));
    let (start, stop, step) = (r.index(), r.index(), r.index());
    a.result(operators::getslice(&x, &Slice::new(start, stop, step)));
}

fn format_text_group(r: &mut Random, a: &mut Answers) {
    let text = r.text(6);
    let spec = [
        r.pick(&["", "", "*", "\u{e9}", "<", "\u{1f600}"]),
        r.pick(&["", "<", ">", "^", "="]),
        r.pick(&["", "", "", "+", " "]),
        r.pick(&["", "", "", "z", "#"]),
        r.pick(&["", "", "0"]),
        r.pick(&["", "3", "9", "12"]),
        r.pick(&["", "", ",", "_"]),
        r.pick(&["", "", ".2", ".", ".0"]),
        r.pick(&["", "s", "s", "d", "x", "\u{e9}", "ss"]),
    ]
    .concat();
    a.result(format::format(&text, Some(&Str::from(spec))));
}

fn percent_group(r: &mut Random, a: &mut Answers) {
    let (text, number, real) = (r.text(5), r.number(), r.float());
    let mut pattern = [
        r.pick(&["", "a%%"]),
        "%",
        r.pick(&["", "", "-", "0", "+", " ", "#", "-0", "+0#"]),
        r.pick(&["", "", "3", "12", "*"]),
        r.pick(&["", "", ".3", ".", ".*"]),
        r.pick(&["", "", "l"]),
        r.pick(&[
            "s", "r", "c", "d", "i", "u", "o", "x", "X", "e", "E", "f", "F", "g", "G", "s", "r", "c", "%",
            "q", "a", "",
        ]),
    ]
    .concat()
    .encode_utf16()
    .map(u32::from)
    .collect::<Vec<u32>>();
    pattern.extend(r.text(2).code_points());
    let pattern = Str::from_code_points(&pattern);
    let int = |value: i64| boxed(Int::from(value));
    let again = || match number.view() {
        View::Int(number) => boxed(number.clone()),
        _ => boxed(true),
    };
    let values = [
        boxed(Tuple(vec![boxed(text.clone())])),
        boxed(Tuple(vec![again()])),
        boxed(Tuple(vec![boxed(real)])),
        boxed(Tuple(vec![int(5), boxed(text.clone())])),
        boxed(Tuple(vec![int(-7), again()])),
        boxed(Tuple(vec![int(9), int(2), again()])),
        boxed(Tuple(vec![int(8), int(-1), boxed(real)])),
        boxed(text),
        again(),
        boxed(real),
        boxed(Tuple(vec![])),
    ];
    for value in &values {
        a.result(format::modulo(&pattern, &**value));
    }
}

const PIECES: [&str; 33] = [
    "{}",
    "{0}",
    "{1}",
    "{a}",
    "{{",
    "}}",
    "{",
    "}",
    "x",
    "{!r}",
    "{!a:>9}",
    "{0!s:^{1}}",
    "{:{}}",
    "{a:<{b}}",
    "{!x}",
    "{0!r",
    "{5}",
    "{2[0]}",
    "{2[1]}",
    "{2[x]}",
    "{2[0}",
    "{2[]}",
    "{2[0]x}",
    "{:5}",
    "{1:d}",
    "{:{:{}}}",
    "{0:{{}}}",
    "{ }",
    "{:>{b}.{c}}",
    "\u{e9}",
    "{b!}",
    "{b!r:}",
    "{3[0]}",
];
const MORE_PIECES: [&str; 2] = ["{3[9]}", "{99999999999999999999}"];

fn template_group(r: &mut Random, a: &mut Answers) {
    let (text, number, real) = (r.text(5), r.number(), r.float());
    let pieces: Vec<&str> = PIECES.into_iter().chain(MORE_PIECES).collect();
    let pattern: String = (0..r.below(4) + 1).map(|_| r.pick(&pieces)).collect();
    let list = List::from_vec(vec![U2::A(real), U2::B(text.clone())]);
    let (abc, eight, two) = (Str::from("abc"), Int::from(8i64), Int::from(2i64));
    let positional: [&dyn AnyValue; 4] = [&text, &*number, &list, &abc];
    let named: [(&str, &dyn AnyValue); 3] = [("a", &text), ("b", &eight), ("c", &two)];
    a.result(format::format_named(&Str::from(pattern), &positional, &named));
}

fn codec_group(r: &mut Random, a: &mut Answers) {
    let text = r.text(6);
    let handler = r.pick(&[
        "strict",
        "replace",
        "ignore",
        "backslashreplace",
        "xmlcharrefreplace",
        "surrogateescape",
        "surrogatepass",
        "what",
    ]);
    let length = r.below(6);
    let choices = [0x41, 0x7f, 0x80, 0xbf, 0xc2, 0xc3, 0xe0, 0xa0, 0xed, 0x9f, 0xf0, 0x90, 0xf4, 0x8f, 0xff];
    let data = Bytes::from((0..length).map(|_| r.pick(&choices)).collect::<Vec<u8>>());
    let errors = Str::from(handler);
    for encoding in ["utf-8", "ASCII", "latin1"].map(Str::from) {
        a.result(codec::encode(&text, Some(&encoding), Some(&errors)));
        if handler != "xmlcharrefreplace" {
            a.result(bytes::decode(&data, Some(&encoding), Some(&errors)));
        }
    }
}

fn bytes_group(r: &mut Random, a: &mut Answers) {
    let alphabet: &[u8] = r.pick(&[b"ab", b"abc ,\t\n\r\x0b\x1c", b"aA1'\"\\\xff\x00\x7f\x80"]);
    let text = Bytes::from((0..r.below(12)).map(|_| alphabet[r.below(alphabet.len())]).collect::<Vec<u8>>());
    let (part, other) = (
        Bytes::from(&alphabet[..r.below(3)]),
        Bytes::from(&alphabet[2.min(alphabet.len())..4.min(alphabet.len())]),
    );
    let (start, end, limit) = (r.index(), r.index(), Int::from(r.below(5) as i64 - 1));
    let (first, last) = (start.as_ref(), end.as_ref());
    a.ok(&bytes::find::find(&text, &part, first, last));
    a.ok(&bytes::find::rfind(&text, &part, first, last));
    a.result(bytes::find::index(&text, &part, first, last));
    a.result(bytes::find::rindex(&text, &part, first, last));
    a.ok(&bytes::find::count(&text, &part, first, last));
    a.ok(&bytes::find::startswith(&text, &part, first, last));
    a.ok(&bytes::find::endswith(&text, &part, first, last));
    a.ok(&bytes::find::contains(&text, &part));
    a.result(bytes::find::replace(&text, &part, &other, Some(&limit)));
    a.result(bytes::split::split(&text, Some(&part), Some(&limit)));
    a.result(bytes::split::split(&text, None, Some(&limit)));
    a.result(bytes::split::rsplit(&text, Some(&part), Some(&limit)));
    a.result(bytes::split::rsplit(&text, None, Some(&limit)));
    a.ok(&bytes::split::splitlines(&text, None));
    a.ok(&bytes::split::splitlines(&text, Some(true)));
    a.result(triple(bytes::split::partition(&text, &part)));
    a.result(triple(bytes::split::rpartition(&text, &part)));
    for strip in [bytes::split::strip, bytes::split::lstrip, bytes::split::rstrip] {
        a.ok(&strip(&text, None));
        a.ok(&strip(&text, Some(&part)));
    }
    a.ok(&bytes::operators::hex(&text));
    a.ok(&Tuple(vec![
        boxed(bytes::operators::hash(&text)),
        boxed(bytes::operators::len(&text)),
        boxed(bytes::operators::lt(&text, &other)),
        boxed(bytes::operators::eq(&text, &part)),
    ]));
    a.ok(&bytes::operators::add(&bytes::operators::upper(&text), &bytes::operators::lower(&text)));
    a.result(bytes::operators::getitem(&text, &limit));
    a.result(bytes::operators::getslice(&text, &Slice::new(start, end, Some(limit.clone()))));
    a.result(bytes::split::join(&part, &List::from_vec(vec![text.clone(), other, text.clone()])));
    a.result(bytes::operators::from_ints(&List::from_vec(vec![limit.clone(), Int::from(255i64)])));
    a.result(bytes::find::contains_byte(&text, &limit));
    a.result(bytes::operators::mul(&text, &limit));
    let mut ints = Vec::new();
    let mut iterator = bytes::operators::iter(&text);
    while let Some(byte) = iterator.next().expect("bytes do not raise") {
        ints.push(byte);
    }
    a.ok(&List::from_vec(ints));
}

type Group = fn(&mut Random, &mut Answers);

fn check(name: &str, seed: u64, group: Group) {
    let (mut random, mut answers) = (Random(seed), Answers(String::new()));
    for _ in 0..ROUNDS {
        group(&mut random, &mut answers);
    }
    if std::env::var("DUMP").is_ok_and(|dump| dump == name) {
        std::fs::write(std::env::temp_dir().join(format!("{name}.txt")), &answers.0)
            .expect("the answers can be written");
    }
    let digest = format!("{name} {}", hash_bytes(answers.0.as_bytes()));
    assert!(
        include_str!("str_vectors/digests.txt").lines().any(|line| line == digest),
        "not CPython's: {digest}"
    );
}

macro_rules! groups {
    ($($name:ident $seed:literal $group:ident;)*) => {
        $(#[test]
        fn $name() {
            check(stringify!($name), $seed, $group);
        })*
    };
}
groups! {
    find 0 find_group;
    replace 1 replace_group;
    split 2 split_group;
    case 3 case_group;
    pad 4 pad_group;
    operators 5 operators_group;
    format_text 6 format_text_group;
    percent 7 percent_group;
    template 8 template_group;
    codec 9 codec_group;
    byte_text 10 bytes_group;
    translate 11 translate_group;
}
