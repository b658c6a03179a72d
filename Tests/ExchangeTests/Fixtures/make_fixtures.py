"""Makes the workbooks in this folder with openpyxl; all names in them are invented.

    python3 -m venv venv && venv/bin/pip install openpyxl && venv/bin/python make_fixtures.py
"""
import datetime
import pathlib

from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.utils.datetime import CALENDAR_MAC_1904

here = pathlib.Path(__file__).parent


def village_list():
    book = Workbook()
    sheet = book.active
    sheet.title = "自然村底数"
    sheet.append(["云溪县农村生活污水治理自然村底数表"])
    sheet.append(["填报单位：云溪县", None, None, None, None, "填报日期：2024年3月"])
    sheet.append(["乡镇", "自然村", "户籍人口", "治理率", "完工日期", "备注"])
    sheet.append([None, None, "人", "%", None, None])
    sheet.append(["石桥镇", "上坝", 899, 0.853, datetime.date(2021, 3, 5), None])
    sheet.append([None, "下坝", 462, 1, datetime.datetime(2022, 12, 31, 8, 30), "含2户空置"])
    sheet.append(["青林乡", "竹园", None, 0.1 + 0.2, None, "=cmd"])
    sheet["F7"].data_type = "s"
    sheet.append([None, "柳湾", "=SUM(C5:C6)", True, "#N/A", None])
    sheet["G9"] = CellRichText("红", TextBlock(InlineFont(b=True), "头"), "村 ")
    sheet.merge_cells("A1:F1")
    sheet.merge_cells("A5:A6")
    sheet.merge_cells("A7:A8")
    sheet["D5"].number_format = "0.0%"
    sheet["E5"].number_format = 'yyyy"年"m"月"d"日"'
    sheet["C6"].number_format = '0"人（年末）"'
    hidden = book.create_sheet("字典")
    hidden.sheet_state = "hidden"
    hidden["B3"] = "治理"
    hidden["XFD1048576"] = "角落"
    book.save(here / "village-list.xlsx")


def from_1904():
    book = Workbook()
    book.epoch = CALENDAR_MAC_1904
    sheet = book.active
    sheet.title = "1904"
    sheet["A1"] = datetime.date(2021, 3, 5)
    sheet["B1"] = 899
    book.save(here / "from-1904.xlsx")


village_list()
from_1904()
