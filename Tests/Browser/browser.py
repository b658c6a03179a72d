"""Debian's chromium over the demo county, and what a visit of a page is asked for."""

import atexit
import contextlib
import dataclasses
import os
import re
import shutil
import tempfile
import unittest
import urllib.parse

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

from Smoke import demo, program

CHROMIUM = os.environ.get("CHROMIUM") or "/usr/bin/chromium"
# Maps need WebGL; without a graphics card chromium draws it in software, and only when told to.
ARGUMENTS = ["--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--ignore-gpu-blocklist"]
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]

PHONE = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True}
DESKTOP = {"viewport": {"width": 1366, "height": 900}}
SIZES = {"phone": PHONE, "desktop": DESKTOP}
LANGUAGES = {"zh": "zh-CN", "en": "en-GB"}

LOG_IN_PATH = "/login"
ROLES = ("county-editor", "town-reporter", "operator", "supervisor", "auditor", "administrator")

# Listens before the page's own scripts run. Browser tests do not bypass the content security policy.
WATCH_POLICY = """
window.policyViolations = [];
document.addEventListener('securitypolicyviolation', event => window.policyViolations.push(
    `${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`));
"""


class Site:
    """The demo county served once for all browser tests; with QINGXI_URL, a server that runs already."""

    _shared = None

    def __init__(self):
        self.county = os.environ.get("QINGXI_COUNTY", "")
        log_ins = os.environ.get("QINGXI_LOG_INS", "")
        if address := os.environ.get("QINGXI_URL"):
            self.address = address.rstrip("/")
        else:
            folder = tempfile.mkdtemp(prefix="qingxi-browser.")
            atexit.register(shutil.rmtree, folder, ignore_errors=True)
            database = os.path.join(folder, "county.db")
            made = program.run("demo", "--db", database, "--seed", 1)
            log_ins = made.stdout + made.stderr
            self.county = demo.county_code(database)
            server = program.Server(database, "--public-folder", program.ROOT / "Public" / "vendor")
            atexit.register(server.kill)
            server.wait_until_ready()
            self.address = server.address
        self.log_ins = read_log_ins(log_ins)

    @classmethod
    def shared(cls):
        if cls._shared is None:
            cls._shared = cls()
        return cls._shared

    def url(self, path, language="zh") -> str:
        """The address of a page in a language."""
        path = path.replace("{county}", self.county)
        separator = "&" if "?" in path else "?"
        return f"{self.address}{path}{separator}lang={'zh-CN' if language == 'zh' else 'en'}"


def read_log_ins(text) -> dict:
    """The demo's log-ins, {role: (name, password)}, from lines that name a role and end in `name / password`."""
    found = {}
    for line in text.splitlines():
        match = re.search(r"([\w.@-]+)\s*/\s*(\S+)\s*$", line)
        for role in ROLES:
            if match and role in line[: match.start()].lower():
                found[role] = (match.group(1), match.group(2))
    return found


@dataclasses.dataclass
class Visit:
    """What a visit of a page showed."""

    status: int
    language: str
    headings: int
    page_width: int
    window_width: int
    byte_count: int
    console_errors: list
    policy_violations: list
    accessibility_problems: list


class Browser:
    """One chromium for all tests."""

    _shared = None

    def __init__(self):
        self.playwright = sync_playwright().start()
        self.chromium = self.playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        self.sessions = {}

    @classmethod
    def shared(cls):
        if cls._shared is None:
            cls._shared = cls()
            atexit.register(cls._shared.close)
        return cls._shared

    def close(self):
        with contextlib.suppress(Exception):
            self.chromium.close()
            self.playwright.stop()

    @contextlib.contextmanager
    def page(self, size="desktop", language="zh", signed_in=None, scripts=True):
        """A new page of its own session, or of a role's session."""
        options = {**SIZES[size], "locale": LANGUAGES[language], "timezone_id": "Asia/Shanghai",
                   "java_script_enabled": scripts}
        if signed_in:
            options["storage_state"] = self.session(signed_in)
        context = self.chromium.new_context(**options)
        context.set_default_timeout(20_000)
        context.add_init_script(WATCH_POLICY)
        try:
            yield context.new_page()
        finally:
            context.close()

    def session(self, role):
        """The cookies of a signed-in role; signs in once."""
        if role not in self.sessions:
            with self.page() as page:
                log_in(page, role)
                self.sessions[role] = page.context.storage_state()
        return self.sessions[role]


def log_in(page, role):
    """Signs in by the form, as a user does."""
    site = Site.shared()
    if role not in site.log_ins:
        raise AssertionError(f"the demo printed no log-in for {role}; it printed {sorted(site.log_ins)}")
    name, password = site.log_ins[role]
    page.goto(site.url(LOG_IN_PATH))
    page.locator("input[autocomplete=username]").fill(name)
    field = page.locator("input[type=password]")
    field.fill(password)
    field.press("Enter")
    page.wait_for_url(lambda url: not urllib.parse.urlsplit(url).path.startswith(LOG_IN_PATH))


def visit(page, path, language="zh", with_axe=True) -> Visit:
    """Opens a page and looks at it. Needs scripts; for pages without them use `page.goto` and locators."""
    errors, sizes = [], []

    def note_console(message):
        if message.type == "error":
            errors.append(f"{message.text} ({message.location.get('url', '')})")

    page.on("console", note_console)
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("requestfinished", lambda request: sizes.append(request))
    answer = page.goto(Site.shared().url(path, language), wait_until="networkidle")
    byte_count = sum(request.sizes()["responseBodySize"] for request in sizes)
    widths = page.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
    problems = []
    if with_axe:
        results = Axe().run(page, options={"runOnly": {"type": "tag", "values": WCAG}})
        for violation in results.response["violations"]:
            places = ", ".join(str(node["target"]) for node in violation["nodes"][:3])
            problems.append(f"{violation['id']}: {violation['help']}: {places}")
    return Visit(
        status=answer.status, language=page.evaluate("document.documentElement.lang"),
        headings=page.locator("h1").count(), page_width=widths[0], window_width=widths[1], byte_count=byte_count,
        console_errors=errors, policy_violations=page.evaluate("window.policyViolations"),
        accessibility_problems=problems)


class BrowserTestCase(unittest.TestCase):
    """A test with the site and the browser."""

    @classmethod
    def setUpClass(cls):
        cls.site = Site.shared()
        cls.browser = Browser.shared()
