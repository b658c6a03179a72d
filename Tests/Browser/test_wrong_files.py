"""Files that are no list of villages, in the import wizard of a real browser: each is named, nothing is half written."""

import io
import pathlib
import tempfile
import unittest
import zipfile

import browser

HEAD = "县（市、区）,乡镇（街道）,行政村,自然村,户籍人口,常住人口,治理状态,经度,纬度\n"
WORKBOOK = {
    "[Content_Types].xml": (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.'
        'spreadsheetml.sheet.main+xml"/></Types>'),
    "_rels/.rels": (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
        'Target="xl/workbook.xml"/></Relationships>'),
    "xl/workbook.xml": (
        '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
        'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
        '<sheets><sheet name="Sheet1" sheetId="1" r:id="r1"/></sheets></workbook>'),
    "xl/_rels/workbook.xml.rels": (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" '
        'Target="worksheets/sheet1.xml"/></Relationships>'),
}


def letters(index):
    """The letters of a column, counted from 0."""
    text = ""
    index += 1
    while index:
        index, digit = divmod(index - 1, 26)
        text = chr(65 + digit) + text
    return text


def workbook(rows):
    """A workbook with one sheet."""
    lines = []
    for number, row in enumerate(rows, 1):
        cells = "".join(
            f'<c r="{letters(column)}{number}" t="inlineStr"><is><t>{value}</t></is></c>'
            for column, value in enumerate(row))
        lines.append(f'<row r="{number}">{cells}</row>')
    sheet = (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        + "".join(lines) + "</sheetData></worksheet>")
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in WORKBOOK.items():
            archive.writestr(name, '<?xml version="1.0"?>' + content)
        archive.writestr("xl/worksheets/sheet1.xml", '<?xml version="1.0"?>' + sheet)
    return packed.getvalue()


WHOLE = workbook([HEAD.strip().split(",")] + [["漱溪县", "甲镇", "一村", f"村{n}", n, n, "治理"] for n in range(200)])

# The file, and what its message says in Chinese and in English.
REFUSED = {
    "empty.xlsx": (b"", "请选择一个非空的文件", "Choose a file that is not empty"),
    "cut.xlsx": (WHOLE[: len(WHOLE) // 2], "文件不完整", "incomplete"),
    "picture.xlsx": (b"\x89PNG\r\n\x1a\n" + bytes(64), "不能读取图片", "A picture cannot be read"),
    "old.xls": (bytes.fromhex("d0cf11e0a1b11ae1") + bytes(4000), "另存为 .xlsx", "save it as .xlsx"),
    "nul.csv": ((HEAD + "漱溪县,甲镇,一村,\0村,1,1,治理,,\n").encode(), "空字节", "zero byte"),
    "wide.csv": (",".join(f"列{n}" for n in range(100_000)).encode(), "超过 16384 列的上限", "16384 columns"),
    "wide.xlsx": (workbook([[f"列{n}" for n in range(100_000)]]), "超过 16384 列的上限", "16384 columns"),
    "large.csv": (HEAD.encode() * ((65 << 20) // len(HEAD.encode())), "文件超过 64 MB", "larger than 64 MB"),
}


class WrongFiles(browser.BrowserTestCase):
    """What the demo county's editor is told."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        folder = tempfile.TemporaryDirectory(prefix="qingxi-wrong.")
        cls.addClassCleanup(folder.cleanup)
        cls.folder = pathlib.Path(folder.name)

    def send(self, page, name, content, language="zh", kind="villages", system="none"):
        file = self.folder / name
        file.write_bytes(content)
        page.goto(self.site.url("/imports/new", language))
        page.locator("#f-kind").select_option(kind)
        page.locator("#f-file").set_input_files(file)
        page.locator("#f-system").select_option(system)
        browser.press(page, page.locator("main form.form-panel button[type=submit]"))

    def drafts(self, page):
        page.goto(self.site.url("/imports"))
        return page.locator("main a[href$='/check']").count()

    def test_refused(self):
        """each is refused at the form with a message at the field, and no draft is left behind"""
        for language, place in (("zh", 1), ("en", 2)):
            with self.browser.page("desktop", language, signed_in="county-editor") as page:
                before = self.drafts(page)
                for name, case in REFUSED.items():
                    with self.subTest(file=name, language=language):
                        self.send(page, name, case[0], language)
                        self.assertTrue(page.url.split("?")[0].endswith("/imports/new"), page.url)
                        self.assertIn(case[place], page.locator("main .notice.error").first.inner_text())
                        # What was chosen beside the file is still there.
                        self.assertEqual(page.locator("#f-system").input_value(), "none")
                self.assertEqual(self.drafts(page), before)

    def test_other_kind(self):
        """a list of another kind is recognised, and one press reads it as that"""
        text = "设施名称,设施编码,设计规模（吨/日）,处理工艺,运行状态\n一号站,F1,50,AO,正常\n"
        with self.browser.page("desktop", "zh", signed_in="county-editor") as page:
            self.send(page, "facilities.csv", text.encode())
            self.assertIn("表头更像“设施”清单", page.locator("main").inner_text())
            browser.press(page, page.locator("main button[name=kind]"))
            self.assertEqual(page.locator("main button[name=kind]").count(), 0)
            self.assertEqual(page.locator("tr.chosen").count(), 1)
            browser.press(page, page.locator("main form.form-panel button.primary"))
            self.assertTrue(page.url.endswith("/columns"), page.url)

    def test_other_system(self):
        """Chinese in GB18030 is read; positions without a declared system are left out and said so"""
        row = "漱溪县,无此镇,一村,㙟村,12户,90,治理,112.4,23.1\n"
        with self.browser.page("desktop", "zh", signed_in="county-editor") as page:
            self.send(page, "gb.csv", (HEAD + row).encode("gb18030"))
            self.assertIn("㙟村", page.locator("main table").inner_text())
            browser.press(page, page.locator("main form.form-panel button.primary"))
            browser.press(page, page.locator("main form.wide button.primary"))
            page.locator("h2#findings").wait_for(timeout=60_000)
            told = page.locator("main").inner_text()
            for words in ("“12户”的单位“户”与人不符", "没有声明坐标系", "没有找到乡镇“无此镇”"):
                self.assertIn(words, told)


if __name__ == "__main__":
    unittest.main()
