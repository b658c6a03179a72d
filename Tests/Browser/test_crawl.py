"""Every page, at both widths and in both languages, keeps the promises that hold for all pages."""

import browser
import paths


class Crawl(browser.BrowserTestCase):
    def test_pages(self):
        """every page is sound at both widths and in both languages"""
        for entry in paths.PAGES:
            for language in browser.LANGUAGES:
                for size in browser.SIZES:
                    with self.subTest(path=entry.path, language=language, size=size):
                        with self.browser.page(size, language, entry.signed_in) as page:
                            seen = browser.visit(page, entry.path, language)
                        problems = list(complaints(seen, entry, language))
                        if problems:
                            self.fail("\n" + "\n".join(problems))

    def test_without_scripts(self):
        """every page shows its heading with JavaScript off"""
        for entry in paths.PAGES:
            with self.subTest(path=entry.path):
                with self.browser.page("phone", "zh", entry.signed_in, scripts=False) as page:
                    answer = page.goto(self.site.url(entry.path))
                    self.assertEqual(answer.status, 200)
                    self.assertTrue(page.locator("h1").inner_text().strip())

    def test_headers(self):
        """every page forbids framing, sniffing and foreign scripts"""
        for entry in paths.PAGES:
            with self.subTest(path=entry.path):
                with self.browser.page(signed_in=entry.signed_in) as page:
                    headers = page.request.get(self.site.url(entry.path)).headers
                    policy = headers.get("content-security-policy", "")
                    for part in ("default-src 'self'", "object-src 'none'", "base-uri 'none'",
                                 "frame-ancestors 'none'"):
                        self.assertIn(part, policy)
                    self.assertNotIn("unsafe-", policy)
                    self.assertEqual(headers.get("x-content-type-options"), "nosniff")
                    self.assertIn("referrer-policy", headers)

    def test_keyboard(self):
        """the first Tab on a page leads to a link that skips to the content"""
        for entry in paths.PAGES:
            with self.subTest(path=entry.path):
                with self.browser.page(signed_in=entry.signed_in) as page:
                    page.goto(self.site.url(entry.path), wait_until="domcontentloaded")
                    page.keyboard.press("Tab")
                    target = page.evaluate("document.activeElement.getAttribute('href') || ''")
                    self.assertTrue(target.startswith("#"), f"the first Tab goes to {target!r}")
                    self.assertEqual(page.locator(target).count(), 1)


def complaints(seen, entry, language):
    """What is wrong with a visited page, all of it at once."""
    if seen.status != 200:
        yield f"status {seen.status}"
    if not seen.language.startswith(language):
        yield f"lang is {seen.language!r}"
    if seen.headings != 1:
        yield f"{seen.headings} h1 headings"
    if seen.page_width > seen.window_width:
        yield f"scrolls sideways: {seen.page_width} px in a window of {seen.window_width} px"
    if seen.byte_count > entry.most_bytes:
        yield f"weighs {seen.byte_count} bytes with all it loads, at most {entry.most_bytes}"
    yield from (f"console: {text}" for text in seen.console_errors)
    yield from (f"content security policy: {text}" for text in seen.policy_violations)
    yield from (f"accessibility: {text}" for text in seen.accessibility_problems)
