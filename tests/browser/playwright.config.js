// The page in a real browser, served by `cargo xtask test browser` under its real headers.
import { defineConfig } from "@playwright/test";

const address = process.env.WHOSAID_ADDRESS;
if (!address) {
  throw new Error("Run these tests with `cargo xtask test browser [-- OPTIONS OF PLAYWRIGHT]`: it builds and serves the page.");
}

export default defineConfig({
  testDir: ".",
  testMatch: "*.spec.js",
  outputDir: "../../target/browser",
  fullyParallel: true,
  forbidOnly: true,
  workers: 2,
  // A slow machine is no fault of the page.
  timeout: 90_000,
  expect: { timeout: 20_000 },
  reporter: [["list"]],
  use: {
    baseURL: address,
    viewport: { width: 1280, height: 900 },
    trace: "retain-on-failure",
    launchOptions: {
      executablePath: process.env.WHOSAID_CHROMIUM,
      // Nothing of the browser's own may reach for the network, or delay the first page.
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
});
