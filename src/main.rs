//! The Werk Hub app: screens in the browser, compiled to WebAssembly.

mod app;
mod text;
mod wanted;

fn main() {
    leptos::mount::mount_to_body(app::App);
}
