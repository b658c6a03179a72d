"""Takes the documentation's screenshots from the demo county (`make docs-pictures`)."""

import pathlib
import sys

sys.path[:0] = [str(pathlib.Path(__file__).resolve().parent), str(pathlib.Path(__file__).resolve().parents[1])]

import browser  # noqa: E402

FOLDER = browser.program.ROOT / "Documentation" / "pictures"

# Name of the picture, path, width, language.
PICTURES = [
    ("board-en.png", "/", "desktop", "en"),
    ("board-zh-CN.png", "/", "desktop", "zh"),
    ("board-phone-zh-CN.png", "/", "phone", "zh"),
]


def main():
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, path, size, language in PICTURES:
        with browser.Browser.shared().page(size, language, "administrator") as page:
            page.goto(browser.Site.shared().url(path, language), wait_until="networkidle")
            page.screenshot(path=FOLDER / name)
            print(f"pictures: {name}")


if __name__ == "__main__":
    main()
