"""Tables of plans read back as others would read them."""

import xml.etree.ElementTree
import zipfile


def table(path, sheet=1):
    """A sheet of a workbook as rows of values, read without any library for workbooks."""
    space = {"m": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
    with zipfile.ZipFile(path) as book:
        shared = []
        if "xl/sharedStrings.xml" in book.namelist():
            strings = xml.etree.ElementTree.fromstring(book.read("xl/sharedStrings.xml"))
            shared = ["".join(text.itertext()) for text in strings.findall("m:si", space)]
        root = xml.etree.ElementTree.fromstring(book.read(f"xl/worksheets/sheet{sheet}.xml"))
    rows = []
    for row in root.iter(f"{{{space['m']}}}row"):
        values = {}
        for cell in row.findall("m:c", space):
            column = 0
            for letter in cell.get("r").rstrip("0123456789"):
                column = column * 26 + ord(letter) - 64
            value = cell.find("m:v", space)
            if cell.get("t") == "inlineStr":
                values[column] = "".join(cell.find("m:is", space).itertext())
            elif value is not None:
                values[column] = shared[int(value.text)] if cell.get("t") == "s" else float(value.text)
        rows.append([values.get(column) for column in range(1, max(values, default=0) + 1)])
    return rows


def records(rows):
    """The rows of a table of villages below its heading, by their columns without units, and the row of sums."""
    head = next(index for index, row in enumerate(rows) if row and row[0] == "序号")
    names = [name.split("（")[0] for name in rows[head]]
    body = [dict(zip(names, row)) for row in rows[head + 1:]]
    return body[:-1], body[-1]
