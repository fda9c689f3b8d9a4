//! The pages are embedded: when they change, this crate is built again.

fn main() {
    println!("cargo:rerun-if-changed=../../ui/dist");
}
