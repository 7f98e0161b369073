//! The Werk Hub app: screens in the browser, compiled to WebAssembly.

mod app;
mod erased;
mod floor_map;
mod lazy;
mod panic;
mod replica;
mod router;
mod scanner;
mod screens;
mod text;
mod wanted;

fn main() {
    panic::say_in_console();
    leptos::mount::mount_to_body(app::App);
}
