//! Packs what a user's build needs into one archive inside the hybridc executable: the sources of `runtime/`,
//! of the isolate, and of the registry crates both use, in the exact versions of the committed lock files.
//!
//! Nothing third-party is committed: the crates are taken from where cargo has put them. A user's first build
//! then needs the Rust toolchain and no registry (`link/sources.rs` unpacks, `link/runtime.rs` compiles).
//!
//! Archive: entries of `u32 length, path, u32 length, content`, little endian, sorted by path.

use std::collections::{BTreeMap, BTreeSet};
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;
use sha2::{Digest, Sha256};

type Archive = BTreeMap<String, Vec<u8>>;

fn main() {
    let root = PathBuf::from(variable("CARGO_MANIFEST_DIR")).join("..");
    for watched in ["runtime", "Cargo.toml", "Cargo.lock", "compiler/build.rs"] {
        println!("cargo::rerun-if-changed={}", root.join(watched).display());
    }
    let mut runtime = Archive::new();
    runtime.insert("Cargo.toml".into(), workspace_manifest(&root).into_bytes());
    runtime.insert("Cargo.lock".into(), read(&root.join("Cargo.lock")));
    add_tree(&mut runtime, &root.join("runtime"), "runtime");
    runtime.retain(|path, _| !path.starts_with("runtime/isolate/"));
    add_crates(&mut runtime, &root.join("runtime/Cargo.toml"), "hybridc-runtime", Some(&variable("TARGET")));

    let mut isolate = Archive::new();
    let manifest = root.join("runtime/isolate/Cargo.toml");
    if manifest.exists() {
        add_tree(&mut isolate, &root.join("runtime/isolate"), "runtime/isolate");
        add_crates(&mut isolate, &manifest, "hybridc-isolate", None);
        // The table both sides of the isolate interface are compiled from.
        isolate.extend(runtime.iter().filter(|(p, _)| p.starts_with("runtime/src/dynamic/")).map(pair));
    }
    println!("cargo::rustc-env=HYBRIDC_RUNTIME_HASH={}", hash(&runtime));
    println!("cargo::rustc-env=HYBRIDC_ISOLATE_HASH={}", hash(&isolate));
    runtime.append(&mut isolate);
    let out = PathBuf::from(variable("OUT_DIR")).join("sources.pack");
    fs::write(&out, packed(&runtime)).expect("OUT_DIR is writable");
}

fn pair((path, content): (&String, &Vec<u8>)) -> (String, Vec<u8>) {
    (path.clone(), content.clone())
}

fn variable(name: &str) -> String {
    env::var(name).unwrap_or_else(|_| panic!("cargo sets {name}"))
}

fn read(path: &Path) -> Vec<u8> {
    fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The workspace's manifest with only the runtime as members.
fn workspace_manifest(root: &Path) -> String {
    let text = String::from_utf8(read(&root.join("Cargo.toml"))).expect("Cargo.toml is UTF-8");
    text.lines()
        .map(
            |line| {
                if line.starts_with("members") { "members = [\"runtime\", \"runtime/macros\"]" } else { line }
            },
        )
        .flat_map(|line| [line, "\n"])
        .collect()
}

/// Every file below `folder` that compiling it can read.
fn add_tree(archive: &mut Archive, folder: &Path, prefix: &str) {
    const LEFT_OUT: &[&str] = &["target", "tests", "benches", "examples", "guide", "light", "noxfile.py"];
    let mut entries: Vec<_> = fs::read_dir(folder)
        .unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
        .map(|entry| entry.expect("a readable folder"))
        .collect();
    entries.sort_by_key(|entry| entry.file_name());
    for entry in entries {
        let Ok(name) = entry.file_name().into_string() else { continue };
        if LEFT_OUT.contains(&name.as_str()) || name.starts_with('.') {
            continue;
        }
        let path = format!("{prefix}/{name}");
        if entry.path().is_dir() {
            add_tree(archive, &entry.path(), &path);
        } else if [".rs", ".toml", ".lock", ".md", ".txt", ".py", ".bin"]
            .iter()
            .any(|end| name.ends_with(end))
        {
            let mut content = read(&entry.path());
            if name == "Cargo.toml" && !prefix.starts_with("vendor/") {
                content = without_dev_dependencies(&String::from_utf8(content).expect("a manifest is UTF-8"))
                    .into();
            }
            archive.insert(path, content);
        }
    }
}

/// Tests do not travel, so what only they need does not have to.
fn without_dev_dependencies(manifest: &str) -> String {
    let mut kept = String::new();
    let mut skipping = false;
    for line in manifest.lines() {
        if line.starts_with('[') {
            skipping = line.starts_with("[dev-dependencies")
                || line.starts_with("[[test")
                || line.starts_with("[[bench");
        }
        if !skipping {
            kept.push_str(line);
            kept.push('\n');
        }
    }
    kept
}

/// The registry crates that `package` needs, as a folder cargo accepts in place of the registry.
fn add_crates(archive: &mut Archive, manifest: &Path, package: &str, platform: Option<&str>) {
    let metadata = metadata(manifest, platform);
    let lock = String::from_utf8(read(&lock_beside(&metadata))).expect("a lock file is UTF-8");
    for found in needed(&metadata, package) {
        let text = |key: &str| found[key].as_str().expect("cargo metadata has it").to_string();
        if found["source"].is_null() {
            continue;
        }
        let (name, version) = (text("name"), text("version"));
        let folder = PathBuf::from(text("manifest_path"));
        let place = format!("vendor/{name}-{version}");
        add_tree(archive, folder.parent().expect("a manifest is in a folder"), &place);
        let checksum =
            format!("{{\"files\":{{}},\"package\":\"{}\"}}", locked_checksum(&lock, &name, &version));
        archive.insert(format!("{place}/.cargo-checksum.json"), checksum.into_bytes());
    }
}

/// `cargo metadata`, from what is on the machine; only when that is not all, with the network.
fn metadata(manifest: &Path, platform: Option<&str>) -> Value {
    let mut said = String::new();
    for offline in [true, false] {
        let mut command = Command::new(variable("CARGO"));
        command.args(["metadata", "--format-version=1", "--locked", "--manifest-path"]).arg(manifest);
        if let Some(platform) = platform {
            command.args(["--filter-platform", platform]);
        }
        if offline {
            command.arg("--offline");
        }
        let output = command.output().expect("cargo runs");
        if output.status.success() {
            return serde_json::from_slice(&output.stdout).expect("cargo metadata prints JSON");
        }
        said = String::from_utf8_lossy(&output.stderr).into_owned();
    }
    panic!("cargo metadata of {}: {said}", manifest.display());
}

fn lock_beside(metadata: &Value) -> PathBuf {
    Path::new(metadata["workspace_root"].as_str().expect("cargo metadata names the root")).join("Cargo.lock")
}

/// The packages that `package` depends on, dev-dependencies left out.
fn needed<'a>(metadata: &'a Value, package: &str) -> Vec<&'a Value> {
    let packages = metadata["packages"].as_array().expect("packages");
    let nodes = metadata["resolve"]["nodes"].as_array().expect("nodes");
    let start = packages.iter().find(|p| p["name"] == package).expect("the package is in its own workspace");
    let mut found = BTreeSet::new();
    let mut open = vec![start["id"].as_str().expect("id")];
    while let Some(id) = open.pop() {
        if !found.insert(id) {
            continue;
        }
        let node = nodes.iter().find(|n| n["id"] == id).expect("every package is resolved");
        for dependency in node["deps"].as_array().expect("deps") {
            let kinds = dependency["dep_kinds"].as_array().expect("dep_kinds");
            if kinds.iter().any(|kind| kind["kind"] != "dev") {
                open.push(dependency["pkg"].as_str().expect("pkg"));
            }
        }
    }
    packages.iter().filter(|p| found.contains(p["id"].as_str().expect("id"))).collect()
}

fn locked_checksum(lock: &str, name: &str, version: &str) -> String {
    let entry = format!("name = \"{name}\"\nversion = \"{version}\"\n");
    let rest = lock.split(&entry).nth(1).unwrap_or_else(|| panic!("{name} {version} is locked"));
    let rest =
        rest.split("checksum = \"").nth(1).unwrap_or_else(|| panic!("{name} {version} has a checksum"));
    rest.split('"').next().expect("split gives one part").to_string()
}

fn packed(archive: &Archive) -> Vec<u8> {
    let mut bytes = Vec::new();
    for (path, content) in archive {
        for part in [path.as_bytes(), content] {
            bytes.extend(u32::try_from(part.len()).expect("a source file is small").to_le_bytes());
            bytes.extend(part);
        }
    }
    bytes
}

fn hash(archive: &Archive) -> String {
    Sha256::digest(packed(archive)).iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}
