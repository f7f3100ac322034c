//! Finds `#[py(…)]` in the runtime's sources. Only text is read: nothing is expanded, so a marker inside a
//! macro is unseen.

use std::path::Path;
use syn::parse::{Parse, ParseStream};
use syn::punctuated::Punctuated;
use syn::{Ident, LitStr, Token};

/// A marked function or constant.
pub struct Marked {
    pub marker: Marker,
    pub item: MarkedItem,
    /// `rt::builtins::list::index`
    pub path: String,
    /// File, for messages.
    pub place: String,
}

pub enum MarkedItem {
    Function(syn::Signature),
    Constant(syn::Type),
}

/// The inside of `#[py(…)]`.
pub struct Marker {
    pub signature: String,
    pub raises: Vec<String>,
    pub writes: Vec<String>,
    pub pure_: bool,
    pub io: bool,
    pub calls_user: bool,
    pub property: bool,
}

impl Parse for Marker {
    fn parse(input: ParseStream) -> syn::Result<Marker> {
        let signature: LitStr = input.parse()?;
        let mut marker = Marker {
            signature: signature.value(),
            raises: vec![],
            writes: vec![],
            pure_: false,
            io: false,
            calls_user: false,
            property: false,
        };
        while !input.is_empty() {
            input.parse::<Token![,]>()?;
            if input.is_empty() {
                break;
            }
            let flag: Ident = input.parse()?;
            match flag.to_string().as_str() {
                "raises" => {
                    input.parse::<Token![=]>()?;
                    let list;
                    syn::bracketed!(list in input);
                    let names = Punctuated::<syn::Path, Token![,]>::parse_terminated(&list)?;
                    marker.raises = names.iter().map(path_text).collect();
                }
                "writes" => {
                    let list;
                    syn::parenthesized!(list in input);
                    let names = list.parse_terminated(<Ident as syn::ext::IdentExt>::parse_any, Token![,])?;
                    marker.writes = names.iter().map(ToString::to_string).collect();
                }
                "pure" => marker.pure_ = true,
                "io" => marker.io = true,
                "calls_user" => marker.calls_user = true,
                "property" => marker.property = true,
                other => return Err(syn::Error::new(flag.span(), format!("unknown flag `{other}`"))),
            }
        }
        Ok(marker)
    }
}

/// `json.JSONDecodeError` may be written `json::JSONDecodeError`.
fn path_text(path: &syn::Path) -> String {
    path.segments.iter().map(|s| s.ident.to_string()).collect::<Vec<String>>().join(".")
}

/// All marked items below `source`, in the order of file names.
pub fn scan(source: &Path, refused: &mut Vec<String>) -> Vec<Marked> {
    let mut found = vec![];
    for folder in ["builtins", "stdlib", "dynamic"] {
        scan_folder(&source.join(folder), &format!("rt::{folder}"), &mut found, refused);
    }
    found
}

fn scan_folder(folder: &Path, path: &str, found: &mut Vec<Marked>, refused: &mut Vec<String>) {
    // A folder appears with its first file.
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    let mut entries: Vec<_> = entries.flatten().map(|entry| entry.path()).collect();
    entries.sort();
    for entry in entries {
        let name = entry.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        if entry.is_dir() {
            scan_folder(&entry, &format!("{path}::{name}"), found, refused);
        } else if entry.extension().is_some_and(|e| e == "rs") {
            let path = if name == "mod" { path.to_string() } else { format!("{path}::{name}") };
            scan_file(&entry, &path, found, refused);
        }
    }
}

fn scan_file(file: &Path, path: &str, found: &mut Vec<Marked>, refused: &mut Vec<String>) {
    let place = path.replacen("rt::", "", 1).replace("::", "/") + ".rs";
    let text = match std::fs::read_to_string(file) {
        Ok(text) => text,
        Err(error) => return refused.push(format!("{place}: {error}")),
    };
    match syn::parse_file(&text) {
        Ok(tree) => scan_items(&tree.items, path, &place, found, refused),
        Err(error) => refused.push(format!("{place}: {error}")),
    }
}

fn scan_items(
    items: &[syn::Item],
    path: &str,
    place: &str,
    found: &mut Vec<Marked>,
    refused: &mut Vec<String>,
) {
    for item in items {
        let (attributes, ident, marked): (_, _, fn(&syn::Item) -> Option<MarkedItem>) = match item {
            syn::Item::Fn(f) => (&f.attrs, &f.sig.ident, |item| match item {
                syn::Item::Fn(f) => Some(MarkedItem::Function(f.sig.clone())),
                _ => None,
            }),
            syn::Item::Const(c) => (&c.attrs, &c.ident, |item| match item {
                syn::Item::Const(c) => Some(MarkedItem::Constant((*c.ty).clone())),
                _ => None,
            }),
            syn::Item::Mod(module) => {
                if let Some((_, items)) = &module.content {
                    scan_items(items, &format!("{path}::{}", module.ident), place, found, refused);
                }
                continue;
            }
            _ => continue,
        };
        for attribute in
            attributes.iter().filter(|a| a.path().segments.last().is_some_and(|s| s.ident == "py"))
        {
            let marker = attribute.parse_args::<Marker>();
            match (marker, marked(item)) {
                (Ok(marker), Some(item)) => {
                    found.push(Marked {
                        marker,
                        item,
                        path: format!("{path}::{ident}"),
                        place: place.to_string(),
                    });
                }
                (Err(error), _) => refused.push(format!("{place}: `{ident}`: {error}")),
                (_, None) => {}
            }
        }
    }
}
