//! Starts other programs, and finds what they made.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// What a command of xtask ends with; the fault is a sentence for its user.
pub type Outcome<T = ()> = Result<T, String>;

/// A program with its arguments, ready to start in the root of the project.
pub struct Tool(Command);

/// Cargo, the one that started xtask.
pub fn cargo(args: &[&str]) -> Tool {
    tool(std::env::var("CARGO").as_deref().unwrap_or("cargo")).args(args)
}

/// Any program.
pub fn tool(program: impl AsRef<std::ffi::OsStr>) -> Tool {
    let mut command = Command::new(program);
    command.current_dir(root());
    Tool(command)
}

/// The root of the project.
pub fn root() -> PathBuf {
    let xtask = std::env::var_os("CARGO_MANIFEST_DIR").unwrap_or_else(|| env!("CARGO_MANIFEST_DIR").into());
    let xtask = PathBuf::from(xtask);
    xtask.parent().map_or_else(|| xtask.clone(), Path::to_path_buf)
}

impl Tool {
    /// More arguments.
    pub fn args(mut self, args: &[&str]) -> Self {
        self.0.args(args);
        self
    }

    /// An argument that is a path.
    pub fn path(mut self, path: &Path) -> Self {
        self.0.arg(path);
        self
    }

    /// The folder to start in.
    pub fn folder(mut self, folder: &Path) -> Self {
        self.0.current_dir(folder);
        self
    }

    /// A variable of its environment.
    pub fn variable(mut self, name: &str, value: impl AsRef<std::ffi::OsStr>) -> Self {
        self.0.env(name, value);
        self
    }

    /// Standard input and output are files.
    pub fn between(mut self, input: &Path, output: &Path) -> Outcome<Self> {
        let open = std::fs::File::open(input).map_err(|e| format!("{}: {e}", input.display()))?;
        let create = std::fs::File::create(output).map_err(|e| format!("{}: {e}", output.display()))?;
        self.0.stdin(open).stdout(create);
        Ok(self)
    }

    /// Runs it to its end; any exit status but 0 is a fault.
    pub fn succeed(mut self) -> Outcome {
        match self.0.status() {
            Ok(status) if status.success() => Ok(()),
            Ok(status) => Err(format!("{} failed ({status})", self.name())),
            Err(fault) => Err(format!("{} does not start: {fault}", self.name())),
        }
    }

    /// Runs it to its end and gives what it printed on standard output.
    pub fn read(mut self) -> Outcome<String> {
        let output = (self.0.stderr(Stdio::inherit()).output())
            .map_err(|fault| format!("{} does not start: {fault}", self.name()))?;
        if !output.status.success() {
            return Err(format!("{} failed ({})", self.name(), output.status));
        }
        String::from_utf8(output.stdout).map_err(|_| format!("{} printed no text", self.name()))
    }

    fn name(&self) -> String {
        let words = std::iter::once(self.0.get_program()).chain(self.0.get_args());
        let words: Vec<_> = words.take(4).map(|word| word.to_string_lossy()).collect();
        format!("`{}`", words.join(" "))
    }
}

/// Builds with cargo and gives the one file whose name ends with `ending` (a wasm file, a program).
pub fn build(args: &[&str], ending: &str) -> Outcome<PathBuf> {
    let messages = cargo(&["build", "--message-format=json-render-diagnostics"])
        .args(args)
        .read()?;
    let mut made = messages.lines().flat_map(files_of);
    let found = made.rfind(|path| path.to_string_lossy().ends_with(ending));
    found.ok_or_else(|| format!("cargo build {} made no {ending}", args.join(" ")))
}

/// The files that one message of cargo names.
fn files_of(message: &str) -> Vec<PathBuf> {
    let message: serde_json::Value = serde_json::from_str(message).unwrap_or_default();
    let files = message.get("filenames").and_then(serde_json::Value::as_array);
    let files = files.into_iter().flatten().filter_map(serde_json::Value::as_str);
    files.map(PathBuf::from).collect()
}
