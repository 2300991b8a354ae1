//! Trains the models that Whosaid embeds, from data that lies outside the project.
fn main() {}
