//! `bytes`: its operators and methods, as rows of the catalog.

