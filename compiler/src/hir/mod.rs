//! The smaller language: names resolved, sugar removed, spans kept.

pub mod nodes;
