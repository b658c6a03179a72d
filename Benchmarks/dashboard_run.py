"""One first visit of the board in chromium, slowed down; prints one JSON line. Run by dashboard.py in the tests' venv."""

import json
import os
import sys

from playwright.sync_api import sync_playwright

ARGUMENTS = ["--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--ignore-gpu-blocklist"]
# Two frames after the heading came into the page it has been drawn.
WATCH = """
new MutationObserver((_, watcher) => {
  if (!document.querySelector('h1')) return;
  watcher.disconnect();
  requestAnimationFrame(() => requestAnimationFrame(() => { window.headingAt = performance.now(); }));
}).observe(document, {childList: true, subtree: true});
document.addEventListener('DOMContentLoaded', () => document.querySelector('[data-map-panel]')?.scrollIntoView());
"""


def main(address, cookie):
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM") or "/usr/bin/chromium", args=ARGUMENTS)
        context = chromium.new_context(
            viewport={"width": 390, "height": 844}, is_mobile=True, has_touch=True, device_scale_factor=2,
            locale="zh-CN")
        context.add_cookies([
            {"name": name, "value": value, "url": address}
            for name, value in (pair.split("=", 1) for pair in cookie.split("; ") if "=" in pair)])
        context.add_init_script(WATCH)
        page = context.new_page()
        link = context.new_cdp_session(page)
        link.send("Network.enable")
        link.send("Network.emulateNetworkConditions", {
            "offline": False, "latency": 150, "downloadThroughput": 1.6e6 / 8, "uploadThroughput": 750e3 / 8})
        link.send("Emulation.setCPUThrottlingRate", {"rate": 4})
        received = []
        link.on("Network.loadingFinished", lambda event: received.append(event["encodedDataLength"]))
        page.goto(address + "/", wait_until="load")
        idle = None
        for _ in range(600):
            idle = page.evaluate("Number(document.querySelector('qingxi-map')?.dataset.idle) || null")
            if idle:
                break
            page.wait_for_timeout(100)
        print(json.dumps({"bytes": sum(received), "heading": page.evaluate("window.headingAt ?? 1e9"), "idle": idle}))
        chromium.close()


main(*sys.argv[1:])
