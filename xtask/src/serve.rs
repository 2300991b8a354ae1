//! Serves `www/` on this machine, under the headers that the page must live with.

use std::fs;
use std::path::{Path, PathBuf};

use tiny_http::{Header, Method, Request, Response, Server, StatusCode};

use crate::tool::Outcome;

/// The strictest policy that a page with wasm can have: nothing but its own files, and no string may become code.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    font-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; \
    frame-ancestors 'none'; require-trusted-types-for 'script'";

/// Headers of every answer.
const HEADERS: [(&str, &str); 5] = [
    ("Content-Security-Policy", POLICY),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "no-referrer"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cache-Control", "no-store"),
];

/// A folder on a port.
pub struct Site {
    server: Server,
    folder: PathBuf,
}

impl Site {
    /// Opens a port for visitors from this machine; port 0 lets the system choose a free one.
    pub fn open(folder: &Path, port: u16) -> Outcome<Site> {
        let folder = (folder.canonicalize()).map_err(|fault| format!("{}: {fault}", folder.display()))?;
        let server = Server::http(("127.0.0.1", port))
            .map_err(|fault| format!("port {port} of 127.0.0.1 cannot be opened: {fault}"))?;
        Ok(Site { server, folder })
    }

    /// The address of the page.
    pub fn address(&self) -> String {
        format!("http://{}/", self.server.server_addr())
    }

    /// Answers requests, one after the other, for ever.
    pub fn run(&self) {
        for request in self.server.incoming_requests() {
            self.answer(request);
        }
    }

    fn answer(&self, request: Request) {
        let file = match request.method() {
            Method::Get | Method::Head => self.find(request.url()).ok_or(404),
            _ => Err(405),
        };
        let read = file.and_then(|path| {
            fs::read(&path)
                .map(|bytes| (bytes, media_type(&path)))
                .map_err(|_| 404)
        });
        let (status, bytes, kind) = match read {
            Ok((bytes, kind)) => (200, bytes, kind),
            Err(status) => (
                status,
                format!("{status}\n").into_bytes(),
                "text/plain; charset=utf-8",
            ),
        };
        let headers = [("Content-Type", kind)].into_iter().chain(HEADERS);
        let headers = headers.filter_map(|(name, value)| Header::from_bytes(name, value).ok());
        let mut response = Response::from_data(bytes).with_status_code(StatusCode(status));
        headers.for_each(|header| response.add_header(header));
        // A visitor who has gone away is no fault of the server.
        drop(request.respond(response));
    }

    /// The file of an address, if it lies in the folder.
    ///
    /// Names are letters, digits, `-`, `_` and inner dots: no escape sequence, no `..`, no hidden file needs a second thought.
    fn find(&self, address: &str) -> Option<PathBuf> {
        let path = address.split(['?', '#']).next()?.strip_prefix('/')?;
        let path = if path.is_empty() || path.ends_with('/') {
            format!("{path}index.html")
        } else {
            path.into()
        };
        let plain = |name: &str| {
            !name.is_empty()
                && !name.starts_with('.')
                && name
                    .chars()
                    .all(|c| c.is_ascii_alphanumeric() || "-_.".contains(c))
        };
        let file = path.split('/').all(plain).then(|| self.folder.join(&path))?;
        // A link may lead out of the folder.
        let file = file.canonicalize().ok()?;
        (file.starts_with(&self.folder) && file.is_file()).then_some(file)
    }
}

/// What a browser is told that a file is; with `nosniff` it takes our word.
fn media_type(path: &Path) -> &'static str {
    match path.extension().and_then(|ending| ending.to_str()).unwrap_or("") {
        "css" => "text/css; charset=utf-8",
        "html" => "text/html; charset=utf-8",
        "ico" => "image/x-icon",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "json" => "application/json",
        "md" | "ts" | "txt" => "text/plain; charset=utf-8",
        "png" => "image/png",
        "svg" => "image/svg+xml",
        "wasm" => "application/wasm",
        "woff2" => "font/woff2",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::{Read, Write};
    use std::net::TcpStream;

    /// A site of invented files, with a secret beside it; gives the address.
    fn site(name: &str) -> String {
        let outside = std::env::temp_dir().join(format!("whosaid-serve-{name}-{}", std::process::id()));
        let folder = outside.join("www");
        fs::create_dir_all(folder.join("pkg")).unwrap();
        for (file, text) in [
            ("www/index.html", "<!doctype html>"),
            ("www/main.js", "1"),
            ("www/pkg/whosaid_bg.wasm", "\0asm"),
            ("www/.hidden", "secret"),
            ("secret.txt", "secret"),
        ] {
            fs::write(outside.join(file), text).unwrap();
        }
        let site = Site::open(&folder, 0).unwrap();
        let address = site.server.server_addr().to_string();
        std::thread::spawn(move || site.run());
        address
    }

    /// The whole answer to a request, as it comes over the wire.
    fn ask(address: &str, method: &str, path: &str) -> String {
        let mut stream = TcpStream::connect(address).unwrap();
        write!(
            stream,
            "{method} {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n"
        )
        .unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        String::from_utf8_lossy(&answer).into_owned()
    }

    #[test]
    fn files_come_with_their_type() {
        let address = site("types");
        for (path, kind) in [
            ("/", "text/html; charset=utf-8"),
            ("/index.html?language=en", "text/html; charset=utf-8"),
            ("/main.js", "text/javascript; charset=utf-8"),
            ("/pkg/whosaid_bg.wasm", "application/wasm"),
        ] {
            let answer = ask(&address, "GET", path);
            assert!(answer.starts_with("HTTP/1.1 200"), "{path}: {answer}");
            assert!(
                answer.contains(&format!("Content-Type: {kind}\r\n")),
                "{path}: {answer}"
            );
        }
    }

    #[test]
    fn every_answer_carries_the_policy() {
        let address = site("policy");
        for path in ["/", "/main.js", "/nothing"] {
            let answer = ask(&address, "GET", path);
            for (name, value) in HEADERS {
                assert!(
                    answer.contains(&format!("{name}: {value}\r\n")),
                    "{path}, {name}: {answer}"
                );
            }
        }
    }

    #[test]
    fn nothing_outside_the_folder_is_given() {
        let address = site("traversal");
        for path in [
            "/../secret.txt",
            "/pkg/../../secret.txt",
            "/%2e%2e/secret.txt",
            "/..%2fsecret.txt",
            "/pkg/..\\..\\secret.txt",
            "//secret.txt",
            "/.hidden",
            "/pkg",
            "/pkg/",
            "secret.txt",
            "http://elsewhere/secret.txt",
        ] {
            let answer = ask(&address, "GET", path);
            assert!(answer.starts_with("HTTP/1.1 4"), "{path}: {answer}");
            assert!(
                !answer.contains("secret\n") && !answer.ends_with("secret"),
                "{path}: {answer}"
            );
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_link_out_of_the_folder_is_not_followed() {
        let address = site("link");
        let outside = std::env::temp_dir().join(format!("whosaid-serve-link-{}", std::process::id()));
        let link = outside.join("www/link.txt");
        drop(fs::remove_file(&link));
        std::os::unix::fs::symlink(outside.join("secret.txt"), &link).unwrap();
        assert!(ask(&address, "GET", "/link.txt").starts_with("HTTP/1.1 404"));
    }

    #[test]
    fn only_reading_is_allowed() {
        let address = site("methods");
        assert!(ask(&address, "POST", "/").starts_with("HTTP/1.1 405"));
        let head = ask(&address, "HEAD", "/main.js");
        assert!(
            head.starts_with("HTTP/1.1 200") && head.ends_with("\r\n\r\n"),
            "{head}"
        );
    }
}
